using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Storage;
using ReportForge.Word.Authoring;

namespace ReportForge.Cli.Templates;

/// <summary><c>template show</c>: a Word file as text, for reviews and for git's comparison of versions.</summary>
internal static class TemplateShowCommand
{
    public static Command Create(CommandContext context)
    {
        var file = context.Argument("FILE", new("Tệp Word.", "Word file."));
        var command = context.Command("show", new(
            "In một tệp Word thành chữ, có cấu trúc và thẻ.",
            "Prints a Word file as text, with its structure and tags."));
        command.Add(file);
        command.Does(parsed => Show(context, parsed.GetRequiredValue(file)), context);
        return command;
    }

    private static CommandOutcome Show(CommandContext context, string name)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var described = DocumentText.Describe(name, bytes, context.Language);
        if (described.Text is not { } text)
            return CommandOutcome.Prevented(described.Findings);
        context.Out.Write(text);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }
}
