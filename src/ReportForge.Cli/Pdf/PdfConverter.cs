using ReportForge.Batches.Running;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Worker.Pdf;

namespace ReportForge.Cli.Pdf;

/// <summary>The PDFs that a command is asked for, by the LibreOffice of its surroundings.</summary>
internal sealed class PdfConverter(CommandContext context) : IPdfMaker
{
    private readonly LibreOffice office = new(context.ProgramPath);

    public Finding? Unavailable => office.Unavailable(Path.GetFileName(context.WorkingDirectory));

    public Task<IReadOnlyList<PdfMade>> Make(IReadOnlyList<string> documents, CancellationToken stopping) =>
        office.Make(documents, stopping);
}
