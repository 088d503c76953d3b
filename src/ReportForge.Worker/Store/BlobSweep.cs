using System.Data.Common;
using Dapper;

namespace ReportForge.Worker.Store;

/// <summary>
/// Removes documents to which nothing refers any more. Whoever writes a document and the row that refers to it does so in one
/// transaction, and whether anything refers to one is asked again in the transaction that removes it: none is removed while it is
/// being taken into use.
/// </summary>
internal static class BlobSweep
{
    private const int AtOnce = 200;

    /// <summary>What keeps a document, by table and column. A PDF is kept by the document that it was made of.</summary>
    public static IReadOnlyList<(string Table, string Column)> Keepers { get; } =
    [
        ("report_version", "document"), ("issued", "document"), ("batch", "input"), ("batch_unit", "document"),
        ("regeneration", "edited"), ("regeneration", "document"), ("template_version", "document"),
    ];

    /// <param name="store">Where they are.</param>
    /// <param name="told">Told in its transaction how many go.</param>
    /// <param name="stopping">Ends it between two transactions.</param>
    /// <returns>How many are gone.</returns>
    public static async Task<int> Run(IStore store, Func<DbTransaction, int, Task> told, CancellationToken stopping)
    {
        var all = 0;
        // The PDF of a document that has gone is found by the turn after.
        for (var inTurn = -1; inTurn != 0; all += inTurn)
            inTurn = await Turn(store, told, stopping);
        return all;
    }

    private static async Task<int> Turn(IStore store, Func<DbTransaction, int, Task> told, CancellationToken stopping)
    {
        var removed = 0;
        for (var found = await Unneeded(store, ""); found.Count > 0; found = await Unneeded(store, found[^1]))
        {
            stopping.ThrowIfCancellationRequested();
            removed += await Remove(store, found, told);
        }

        return removed;
    }

    private static Task<IReadOnlyList<string>> Unneeded(IStore store, string after) =>
        store.Read<IReadOnlyList<string>>(async connection => [.. await connection.QueryAsync<string>(
            $"""
            SELECT hash FROM blob WHERE hash > @after AND NOT ({KeptBy("blob.hash")})
            AND NOT EXISTS (SELECT 1 FROM pdf WHERE pdf = blob.hash) ORDER BY hash LIMIT {AtOnce}
            """,
            new { after })]);

    private static Task<int> Remove(
        IStore store, IReadOnlyList<string> hashes, Func<DbTransaction, int, Task> told) => store.Write(async transaction =>
    {
        var range = new { first = hashes[0], last = hashes[^1] };
        await transaction.Run(
            $"DELETE FROM pdf WHERE document BETWEEN @first AND @last AND NOT ({KeptBy("pdf.document")})", range);
        var removed = await transaction.Run(
            $"""
            DELETE FROM blob WHERE hash BETWEEN @first AND @last AND NOT ({KeptBy("blob.hash")})
            AND NOT EXISTS (SELECT 1 FROM pdf WHERE pdf = blob.hash) AND NOT EXISTS (SELECT 1 FROM pdf WHERE document = blob.hash)
            """,
            range);
        await told(transaction, removed);
        return removed;
    });

    private static string KeptBy(string hash) =>
        string.Join(" OR ", Keepers.Select(keeper => $"EXISTS (SELECT 1 FROM {keeper.Table} WHERE {keeper.Column} = {hash})"));
}
