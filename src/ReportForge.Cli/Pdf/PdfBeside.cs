using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Writing;
using ReportForge.Findings;
using ReportForge.Reports.Replacing;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Pdf;

/// <summary>Keeps the PDFs beside documents true: made where they are asked for, gone where their document has changed.</summary>
internal static class PdfBeside
{
    /// <summary>Looks after the PDF of each document that a command made.</summary>
    /// <param name="context">The command's surroundings.</param>
    /// <param name="files">Writes the files of the command.</param>
    /// <param name="outcome">What the command made.</param>
    /// <param name="isWanted">Whether PDFs were asked for.</param>
    public static async Task<CommandOutcome> Settle(CommandContext context, OutputFiles files, CommandOutcome outcome, bool isWanted)
    {
        foreach (var document in outcome.Files)
        {
            var pdf = Path.ChangeExtension(document, ".pdf");
            var madeOf = files.SealedDocumentOf(pdf);
            var isCurrent = madeOf is not null && InputFile.TryRead(context.PathOf(document), document, out var bytes, out _)
                && madeOf == PdfSeal.HashOf(bytes);
            if (madeOf is not null && !isCurrent)
                File.Delete(context.PathOf(pdf));
            if (isWanted)
                outcome = isCurrent ? With(outcome, pdf) : await Add(context, files, outcome, document, pdf);
            else if (madeOf is not null && !isCurrent)
                outcome = With(outcome, ReplaceFindings.PdfRemoved(pdf));
            else if (madeOf is null && FileSight.IsFile(context.PathOf(pdf)))
                outcome = With(outcome, ReplaceFindings.PdfOfAnother(pdf));
        }

        return outcome;
    }

    private static async Task<CommandOutcome> Add(
        CommandContext context, OutputFiles files, CommandOutcome outcome, string document, string pdf)
    {
        context.StopsItself();
        var made = (await new PdfConverter(context).Make([context.PathOf(document)], context.Stopping))[0];
        if (made.Pdf is not { } bytes)
            return made.Finding is { } failure ? With(outcome, failure) with { ExitCode = ExitCode.MachineFailed } : outcome;
        if (made.Finding is { } remark)
            outcome = With(outcome, remark);
        return files.WritePdf(pdf, bytes) is { } refusal
            ? With(outcome, refusal) with { ExitCode = ExitCode.FindingsPreventedIt }
            : With(outcome, pdf);
    }

    private static CommandOutcome With(CommandOutcome outcome, string file) => outcome with { Files = outcome.Files.Add(file) };

    private static CommandOutcome With(CommandOutcome outcome, Finding finding) =>
        outcome with { Findings = outcome.Findings.Add(finding) };
}
