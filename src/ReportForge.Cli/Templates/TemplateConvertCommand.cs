using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
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
        var force = OutputFiles.ForceOption(context);
        command.Add(force);
        command.Does(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            return Convert(context, name, parsed.GetRequiredValue(output), new OutputFiles(context, parsed.GetValue(force), name));
        }, context);
        return command;
    }

    private static CommandOutcome Convert(CommandContext context, string name, string output, OutputFiles files)
    {
        if (OutputNames.Refusal("--out", output, ".docx") is { } misnamed)
            return CommandOutcome.Misused([misnamed]);
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return CommandOutcome.Prevented([missing]);
        var converted = MailMergeConverter.Convert(name, bytes);
        if (converted.Bytes is not { } made)
            return CommandOutcome.Prevented(converted.Findings);
        if (files.Write(output, made.Span) is { } refusal)
            return CommandOutcome.Prevented([.. converted.Findings, refusal]);
        return CommandOutcome.Done with { Files = [output], Findings = converted.Findings };
    }
}
