using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Retention;

/// <summary>
/// Removes what the settings no longer want kept, a few hundred rows in a transaction, each with its entry in the audit. Reports, their
/// versions, what was issued, documents that were edited and templates have no such setting: they stay.
/// </summary>
internal sealed class StoreRetention(
    IStore store, Blobs blobs, AuditLog audit, ServiceOptions options, TimeProvider time, ILogger<StoreRetention> log)
{
    /// <summary>Who has done it, as the audit names it.</summary>
    public const string Actor = "reportforge";

    private const int AtOnce = 500;

    private const string EndedBatch =
        "state IN ('done', 'refused', 'cancelled') AND COALESCE(finished_at, created_at) < @before";

    public async Task Run(CancellationToken stopping)
    {
        await Remove("retention.keys", TimeSpan.FromHours(options.IdempotencyHours), """
            DELETE FROM idempotency WHERE (caller, key) IN (SELECT caller, key FROM idempotency WHERE at < @before LIMIT @count)
            """, stopping);
        await Remove("retention.jobs", TimeSpan.FromHours(options.JobHours), """
            DELETE FROM job WHERE id IN (
                SELECT id FROM job WHERE state IN ('done', 'failed', 'cancelled') AND finished_at < @before LIMIT @count)
            """, stopping);
        await Remove("retention.deliveries", TimeSpan.FromDays(options.DeliveryDays), """
            DELETE FROM delivery WHERE id IN (
                SELECT id FROM delivery WHERE state IN ('delivered', 'failed') AND finished_at < @before LIMIT @count)
            """, stopping);
        await Remove("retention.audit", TimeSpan.FromDays(options.AuditDays), """
            DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < @before LIMIT @count)
            """, stopping);
        await RemoveBatches(TimeSpan.FromDays(options.BatchDays), stopping);
        const string Documents = "retention.documents";
        var documents = await BlobSweep.Run(store, (transaction, count) => Note(transaction, Documents, count), stopping);
        if (documents > 0)
            ServiceLog.Removed(log, Documents, documents);
        if (blobs.Shelf is { } shelf && await OrphanSweep.Run(store, shelf, time.GetUtcNow(), stopping) is > 0 and var orphans)
            ServiceLog.Removed(log, "retention.outside", orphans);
    }

    private async Task Remove(string action, TimeSpan kept, string sql, CancellationToken stopping)
    {
        if (kept == TimeSpan.Zero)
            return;
        var before = Before(kept);
        var all = 0;
        for (var removed = AtOnce; removed == AtOnce; all += removed)
        {
            stopping.ThrowIfCancellationRequested();
            removed = await store.Write(async transaction =>
            {
                var count = await transaction.Run(sql, new { before, count = AtOnce });
                await Note(transaction, action, count);
                return count;
            }, stopping);
        }

        if (all > 0)
            ServiceLog.Removed(log, action, all);
    }

    /// <summary>A batch goes with what was sent in and all its units; the next run ends what a kill has left half gone.</summary>
    private async Task RemoveBatches(TimeSpan kept, CancellationToken stopping)
    {
        if (kept == TimeSpan.Zero)
            return;
        var before = Before(kept);
        var all = 0;
        while (await RemoveSomeOfBatch(before) is { } isGone)
        {
            stopping.ThrowIfCancellationRequested();
            all += isGone ? 1 : 0;
        }

        if (all > 0)
            ServiceLog.Removed(log, "retention.batch", all);
    }

    /// <returns>Whether a batch is gone now; null when there is none to remove.</returns>
    private Task<bool?> RemoveSomeOfBatch(long before) => store.Write<bool?>(async transaction =>
    {
        var old = await transaction.One<OldBatch>($"SELECT id, unit FROM batch WHERE {EndedBatch} ORDER BY id LIMIT 1", new { before });
        if (old is null)
            return null;
        var removed = await transaction.Run(
            """
            DELETE FROM batch_unit WHERE batch = @Id
            AND ord IN (SELECT ord FROM batch_unit WHERE batch = @Id ORDER BY ord LIMIT @count)
            """,
            new { old.Id, count = AtOnce });
        if (removed == AtOnce)
            return false;
        await transaction.Run("DELETE FROM batch WHERE id = @Id", old);
        await audit.Note(transaction, new AuditEntry(Actor, old.Unit, "retention.batch", old.Id));
        return true;
    });

    private async Task Note(DbTransaction transaction, string action, int count)
    {
        if (count > 0)
            await audit.Note(
                transaction, new AuditEntry(Actor, Caller.AllUnits, action, count.ToString(CultureInfo.InvariantCulture)));
    }

    private long Before(TimeSpan kept) => (time.GetUtcNow() - kept).ToUnixTimeMilliseconds();

    private sealed record OldBatch
    {
        public string Id { get; init; } = "";

        public string Unit { get; init; } = "";
    }
}
