using Dapper;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// Removes documents outside to which no row refers: those of rows that are gone, and of transactions that failed. A name that has no
/// row when every transaction of its time is over never gets one; so nothing is locked, and a removal that comes late harms nobody.
/// </summary>
internal static class OrphanSweep
{
    /// <summary>Longer than any transaction lives, however slow and whatever the clocks say.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <param name="store">Where the rows are.</param>
    /// <param name="shelf">Where the documents are.</param>
    /// <param name="now">What was put there within the grace before it stays.</param>
    /// <param name="stopping">Ends it between two of them.</param>
    /// <returns>How many are gone.</returns>
    public static async Task<int> Run(IStore store, IDocumentShelf shelf, DateTimeOffset now, CancellationToken stopping)
    {
        if (!await ShelfMark.IsThere(store, shelf, stopping))
            return 0;
        var removed = 0;
        for (var page = await shelf.Page(null, stopping); ; page = await shelf.Page(page.Next, stopping))
        {
            foreach (var orphan in await Orphans(store, [.. page.Documents.Where(one => one.At < now - Grace).Select(one => one.Name)]))
            {
                await shelf.Remove(orphan, stopping);
                removed++;
            }

            if (page.Next is null)
                return removed;
        }
    }

    private static async Task<IEnumerable<string>> Orphans(IStore store, IReadOnlyList<string> names)
    {
        var hashes = names.Where(DocumentNames.IsName).Select(DocumentNames.HashIn).ToList();
        var known = hashes.Count == 0 ? [] : await store.Read(connection => connection.QueryAsync<string>(
            "SELECT name FROM blob WHERE hash = ANY(@hashes) AND name IS NOT NULL", new { hashes }));
        return names.Except(known, StringComparer.Ordinal);
    }
}
