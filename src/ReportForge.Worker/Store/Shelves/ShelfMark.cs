using System.Text;
using Dapper;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// The mark of a database at the place of its documents: what nothing here refers to is removed there, and must not be what another
/// database refers to. A copy of the database, too, is another one.
/// </summary>
internal static class ShelfMark
{
    /// <summary>Takes a place that is free, or finds one's own mark there; nobody else does so meanwhile.</summary>
    /// <exception cref="MachineFailureException">The place cannot be written, or is another's, or there is one and no setting.</exception>
    public static async Task Claim(IStore store, IDocumentShelf? shelf)
    {
        var noted = await Noted(store);
        if (shelf is null)
        {
            if (noted is not null)
                throw MachineFailureException.With(StoreFindings.DocumentsElsewhere(), new InvalidOperationException(noted));
            return;
        }

        try
        {
            await Claim(store, shelf, noted);
        }
        catch (MachineFailureException failure) when (StoreFindings.IsDocumentsAway(failure.Finding))
        {
            var reason = (failure.InnerException as MachineFailureException)?.InnerException ?? failure.InnerException ?? failure;
            throw MachineFailureException.With(StoreFindings.DocumentsUnreachable(shelf.Place, reason.Message), failure);
        }
    }

    /// <summary>Whether the place is there and is this database's.</summary>
    public static async Task<bool> IsThere(IStore store, IDocumentShelf shelf, CancellationToken cancellation) =>
        await Noted(store) is { } noted && await Found(shelf, cancellation) == await LineOf(store, noted);

    private static async Task Claim(IStore store, IDocumentShelf shelf, string? noted)
    {
        var found = await Found(shelf, CancellationToken.None);
        var line = await LineOf(store, noted ?? Guid.NewGuid().ToString("N"));
        if (noted is null)
            await store.Write(async transaction =>
            {
                await transaction.Run("INSERT INTO document_mark (mark) VALUES (@mark)", new { mark = line.Split(' ')[0] });
                if (found is null)
                    await Put(shelf, line);
            });
        if (found is null ? noted is not null : found != line)
            throw MachineFailureException
                .With(StoreFindings.DocumentsOfAnother(shelf.Place, DocumentNames.Mark, line), new InvalidOperationException(found));
        // What can be read there may still be closed to writing.
        await Put(shelf, line);
    }

    private static Task Put(IDocumentShelf shelf, string line) =>
        shelf.Put(DocumentNames.Mark, Encoding.UTF8.GetBytes(line + "\n"), CancellationToken.None);

    private static async Task<string?> Found(IDocumentShelf shelf, CancellationToken cancellation) =>
        await shelf.Get(DocumentNames.Mark, cancellation) is { } bytes ? Encoding.UTF8.GetString(bytes).Trim() : null;

    private static Task<string?> Noted(IStore store) =>
        store.Read(connection => connection.QuerySingleOrDefaultAsync<string?>("SELECT mark FROM document_mark"));

    // Only PostgreSQL has documents outside. The identifier goes with the files of a server, so also to one that takes its place.
    private static Task<string> LineOf(IStore store, string mark) => store.Read(connection => connection.QuerySingleAsync<string>(
        "SELECT @mark || ' ' || system_identifier || ' ' || current_database() FROM pg_control_system()", new { mark }));
}
