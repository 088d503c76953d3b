using ReportForge.Batches.Ledger;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Running;

/// <summary>The PDFs beside the documents of a run: those that are not there yet, or were made from another document.</summary>
internal sealed class BatchPdfs(BatchScene scene, IPdfMaker maker)
{
    // A start of LibreOffice takes seconds, a document a fraction of one; what a stop loses is at most so many.
    private const int DocumentsOfOneStart = 40;

    private int _failed;

    /// <summary>Documents of which no PDF could be made.</summary>
    public int Failed => Volatile.Read(ref _failed);

    public async Task Run(CancellationToken stopping)
    {
        scene.State.Enter(BatchStage.Converting);
        try
        {
            await Parallel.ForEachAsync(
                Open(stopping),
                new ParallelOptions { MaxDegreeOfParallelism = scene.Options.Jobs, CancellationToken = stopping },
                async (rows, _) => await Make(rows, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is not made yet is made by --resume.
        }
    }

    private IEnumerable<LedgerRow[]> Open(CancellationToken stopping)
    {
        var last = "";
        while (!stopping.IsCancellationRequested && scene.Ledger.MadePage(scene.Run, last, DocumentsOfOneStart) is { Count: > 0 } page)
        {
            last = page[^1].Key;
            var open = page.Where(row => !HasPdf(row)).ToArray();
            scene.State.CountPdfs(page.Count - open.Length);
            if (open.Length > 0)
                yield return open;
        }
    }

    private bool HasPdf(LedgerRow row) => row.PdfName.Length > 0 && FileSight.IsFile(scene.PathOf(row.PdfName));

    private async Task Make(LedgerRow[] rows, CancellationToken stopping)
    {
        var made = await maker.Make([.. rows.Select(row => scene.PathOf(row.OutputName))], stopping);
        scene.Ledger.WritePdfs([.. rows.Zip(made, Place)]);
        scene.State.CountPdfs(rows.Length);
    }

    private LedgerPdf Place(LedgerRow row, PdfMade made)
    {
        if (made.Pdf is not { } pdf)
            return Failing(row, made.Finding ?? BatchFindings.EditedByHand(row.OutputName));
        if (made.Finding is { } remark)
            scene.Tally.Add(row.UnitName, [remark]);
        var name = Path.ChangeExtension(row.OutputName, ".pdf");
        var hash = DocumentPlacing.HashOf(pdf);
        return DocumentPlacing.Place(scene.PathOf(name), name, pdf, (hash, row.Pdf?.Hash ?? "")) is { } obstacle
            ? Failing(row, obstacle)
            : new LedgerPdf(row.Key, row.OutputHash, hash, []);
    }

    // The hash of the PDF that lies there stays known, so that it is told from one that a person has made.
    private LedgerPdf Failing(LedgerRow row, Finding finding)
    {
        Interlocked.Increment(ref _failed);
        scene.Tally.Add(row.UnitName, [finding]);
        return new LedgerPdf(row.Key, "", row.Pdf?.Hash ?? "", [finding]);
    }
}
