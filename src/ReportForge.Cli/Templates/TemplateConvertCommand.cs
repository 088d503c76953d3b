using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Storage;
using ReportForge.Word.Conversion;

namespace ReportForge.Cli.Templates;

/// <summary><c>template convert</c>: a mail merge document of Word becomes a template.</summary>
internal static class TemplateConvertCommand
{
    public static Command Create(CommandContext context)
    {
        var file = context.Argument("FILE", new("Văn bản trộn thư cũ của Word.", "Mail merge document of Word."));
        var output = context.RequiredOption("--out", "FILE", new("Mẫu mới (.docx).", "The new template (.docx)."));
        var command = context.Command("convert", new(
            "Chuyển các trường trộn thư của Word (MERGEFIELD, IF) thành thẻ.",
            "Turns the mail merge fields of Word (MERGEFIELD, IF) into tags."));
        command.Add(file);
        command.Add(output);
        command.Does(parsed => Convert(context, parsed.GetRequiredValue(file), parsed.GetRequiredValue(output)), context);
        return command;
    }

    private static CommandOutcome Convert(CommandContext context, string name, string output)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var converted = MailMergeConverter.Convert(name, bytes);
        if (converted.Bytes is not { } made)
            return CommandOutcome.Prevented(converted.Findings);
        OutputFile.Write(context.PathOf(output), made.Span);
        return CommandOutcome.Done with { Files = [output], Findings = converted.Findings };
    }
}
