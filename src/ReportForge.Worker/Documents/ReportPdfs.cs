using Dapper;
using ReportForge.Findings;
using ReportForge.Worker.Pdf;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Documents;

/// <summary>PDFs of documents, made once each, one at a time: LibreOffice takes a processor for seconds.</summary>
internal sealed class ReportPdfs(IStore store, Blobs blobs, DataFolder folder, LibreOffice office, ServiceMeter meter) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool CanMake => office.Unavailable("") is null;

    /// <summary>The PDF of a document of the store, or the finding that says why there is none.</summary>
    public async Task<(byte[]? Pdf, Finding? Finding)> Of(string hash, byte[] document, string fileName, CancellationToken cancellation)
    {
        if (await Kept(hash) is { } kept)
            return (kept, null);
        await _turn.WaitAsync(cancellation);
        try
        {
            if (await Kept(hash) is { } meanwhile)
                return (meanwhile, null);
            var (pdf, finding) = await Make(hash, document, cancellation);
            if (pdf is not null)
                await Keep(hash, pdf);
            return (pdf, finding is null ? null : finding with { Place = Place.InFile(fileName) });
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(byte[]? Pdf, Finding? Finding)> Make(string hash, byte[] document, CancellationToken cancellation)
    {
        var work = folder.WorkFile(hash, ".docx");
        try
        {
            await File.WriteAllBytesAsync(work, document, cancellation);
            using var watch = meter.Watch(Stages.Pdf);
            var made = (await office.Make([work], cancellation))[0];
            return (made.Pdf, made.Finding);
        }
        finally
        {
            File.Delete(work);
        }
    }

    private async Task<byte[]?> Kept(string hash) =>
        await store.Read(connection => connection.QuerySingleOrDefaultAsync<string>(
            "SELECT pdf FROM pdf WHERE document = @hash", new { hash })) is { } pdf
            ? await blobs.Get(pdf)
            : null;

    private Task<int> Keep(string hash, byte[] pdf) => store.Write(async transaction => await transaction.Run(
        // The document may have gone meanwhile.
        "INSERT INTO pdf (document, pdf) SELECT hash, @pdf FROM blob WHERE hash = @hash ON CONFLICT (document) DO NOTHING",
        new { hash, pdf = await blobs.Put(transaction, pdf) }));
}
