using Dapper;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <content>What is written when somebody wants made what could not be made.</content>
internal sealed partial class BatchStore
{
    /// <summary>
    /// Begins a batch that is done once more: what failed in it is forgotten, and read anew from what was handed in; what was made stays.
    /// </summary>
    /// <returns>False when it is not done, or nothing in it has failed.</returns>
    public Task<bool> Reopen(string batch) => store.Write(async transaction =>
    {
        var isMoved = await transaction.Run(
            """
            UPDATE batch SET state = 'planning', finished_at = NULL WHERE id = @batch AND state = 'done'
            AND EXISTS (SELECT 1 FROM batch_unit WHERE batch = @batch AND state = 'failed')
            """,
            new { batch }) == 1;
        if (isMoved)
            await transaction.Run("DELETE FROM batch_unit WHERE batch = @batch AND state = 'failed'", new { batch });
        return isMoved;
    });

    /// <summary>The latest batches of a caller's units in which something is left to do, or could not be done.</summary>
    public async Task<IReadOnlyList<BatchRow>> Unfinished(Caller caller, int count)
    {
        const string wanted = "(state IN ('planning', 'running') "
            + "OR EXISTS (SELECT 1 FROM batch_unit WHERE batch = batch.id AND state = 'failed'))";
        return await store.Read<IReadOnlyList<BatchRow>>(async connection => [.. await connection.QueryAsync<BatchRow>(
            Counted($"{Caller.ScopeSql} AND {wanted} ORDER BY id DESC LIMIT @count"), new { scope = caller.Unit, count })]);
    }
}
