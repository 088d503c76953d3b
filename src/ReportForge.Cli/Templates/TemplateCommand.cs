using System.CommandLine;
using ReportForge.Cli.CommandLine;

namespace ReportForge.Cli.Templates;

/// <summary><c>template</c>: what authors of Word templates ask for.</summary>
internal static class TemplateCommand
{
    public static Command Create(CommandContext context)
    {
        var command = context.Command("template", new("Công cụ cho người soạn mẫu Word.", "Tools for authors of Word templates."));
        command.Add(TemplateCheckCommand.Create(context));
        command.Add(TemplateNeedsCommand.Create(context));
        command.Add(TemplateShowCommand.Create(context));
        command.Add(TemplateNewCommand.Create(context));
        command.Add(TemplateConvertCommand.Create(context));
        return command;
    }

    /// <summary>What most of these commands take: a Word file, or the name of a kind.</summary>
    public static Argument<string> SubjectArgument(CommandContext context) => context.Argument("FILE|KIND", new(
        "Tệp Word có thẻ, hoặc tên một loại báo cáo.",
        "A Word file with tags, or the name of a kind."));
}
