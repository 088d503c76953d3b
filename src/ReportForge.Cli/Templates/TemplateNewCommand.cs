using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Templates;

/// <summary><c>template new</c>: the folder of a new kind, whole: contract, rules, Word parts in the form of Decree 30, an example.</summary>
internal static class TemplateNewCommand
{
    public static Command Create(CommandContext context)
    {
        var kind = context.Argument("KIND", new(
            "Tên thư mục của loại báo cáo mới: chữ thường không dấu, số và gạch nối.",
            "Folder name of the new kind: small letters, digits and hyphens."));
        var command = context.Command("new", new(
            "Tạo một loại báo cáo mới để sửa tiếp trong Word.",
            "Makes a new kind of report to go on with in Word."));
        command.Add(kind);
        command.Add(KindFolders.TemplatesOption(context));
        command.Does(parsed =>
        {
            var made = NewKind.Create(KindFolders.FolderOf(context, parsed), parsed.GetRequiredValue(kind));
            return made.Findings.IsEmpty
                ? CommandOutcome.Done with { Files = [.. made.Files.Select(file => Path.GetRelativePath(context.WorkingDirectory, file))] }
                : CommandOutcome.Prevented(made.Findings);
        }, context);
        return command;
    }
}
