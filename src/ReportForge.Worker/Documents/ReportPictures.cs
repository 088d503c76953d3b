using ReportForge.Findings;
using ReportForge.Worker.Pdf;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Documents;

/// <summary>A document of a report, as it is looked at page by page.</summary>
internal sealed record ShownDocument(byte[] Bytes, string Hash, string FileName);

/// <summary>The pages of documents as pictures, drawn from their PDFs when somebody looks at them, one at a time; none is kept.</summary>
internal sealed class ReportPictures(ReportPdfs pdfs, PdfPictures pictures, ServiceMeter meter) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool CanMake => pdfs.CanMake && pictures.Unavailable("") is null;

    /// <summary>How many pages there are, or the finding that says why nobody knows.</summary>
    public Task<(int Count, Finding? Finding)> Count(ShownDocument document, CancellationToken cancellation) => OnPdf(
        document, pdf => pictures.Count(document.FileName, pdf, cancellation), 0, cancellation);

    /// <summary>A page as PNG; null without a finding where the document has no such page.</summary>
    public Task<(byte[]? Png, Finding? Finding)> Page(ShownDocument document, int no, int size, CancellationToken cancellation) =>
        OnPdf<byte[]?>(
        document,
        async pdf =>
        {
            var (count, uncounted) = await pictures.Count(document.FileName, pdf, cancellation);
            return uncounted is not null || no < 1 || no > count
                ? (null, uncounted)
                : await pictures.Page(document.FileName, pdf, no, size, cancellation);
        },
        null,
        cancellation);

    public void Dispose() => _turn.Dispose();

    private async Task<(T Made, Finding? Finding)> OnPdf<T>(
        ShownDocument document, Func<byte[], Task<(T Made, Finding? Finding)>> look, T nothing, CancellationToken cancellation)
    {
        if (pictures.Unavailable(document.FileName) is { } unavailable)
            return (nothing, unavailable);
        var (pdf, finding) = await pdfs.Of(document.Hash, document.Bytes, document.FileName, cancellation);
        if (pdf is null)
            return (nothing, finding);
        await _turn.WaitAsync(cancellation);
        try
        {
            using var watch = meter.Watch(Stages.Picture);
            return await look(pdf);
        }
        finally
        {
            _turn.Release();
        }
    }
}
