using System.Data.Common;
using Dapper;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Audit;

/// <summary>Who did what to what: never what was typed.</summary>
/// <param name="Actor">Name of the account or the key.</param>
/// <param name="Unit">The unit that it concerns.</param>
/// <param name="Action">Such as <c>report.put</c>.</param>
/// <param name="Subject">Id or name of what was written.</param>
internal sealed record AuditEntry(string Actor, string Unit, string Action, string Subject)
{
    public int? FromVersion { get; init; }

    public int? ToVersion { get; init; }
}

/// <summary>An entry as it stands in the record.</summary>
public sealed record AuditRecord
{
    public string Id { get; init; } = "";

    public long At { get; init; }

    public string Actor { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public int? FromVersion { get; init; }

    public int? ToVersion { get; init; }
}

/// <summary>The record of every write, kept in the transaction of the write itself.</summary>
internal sealed class AuditLog(IStore store, TimeProvider time)
{
    public Task Note(DbTransaction transaction, AuditEntry entry)
    {
        var now = time.GetUtcNow();
        return transaction.Run(
            """
            INSERT INTO audit (id, at, actor, unit, action, subject, from_version, to_version)
            VALUES (@id, @at, @Actor, @Unit, @Action, @Subject, @FromVersion, @ToVersion)
            """,
            new
            {
                id = Guid.CreateVersion7(now).ToString(),
                at = now.ToUnixTimeMilliseconds(),
                entry.Actor,
                entry.Unit,
                entry.Action,
                entry.Subject,
                entry.FromVersion,
                entry.ToVersion,
            });
    }

    /// <summary>The latest entries about some units, those before an id first seen.</summary>
    /// <param name="scope">A unit with those below it, or <c>*</c>.</param>
    /// <param name="before">Id of the last entry of the page before; null begins with the latest.</param>
    /// <param name="count">Entries on a page.</param>
    public Task<IReadOnlyList<AuditRecord>> Latest(
        string scope, string? before, int count) => store.Read<IReadOnlyList<AuditRecord>>(async connection =>
        [.. await connection.QueryAsync<AuditRecord>(
            """
            SELECT id, at, actor, unit, action, subject, from_version, to_version FROM audit
            WHERE (@scope = '*' OR unit = @scope OR unit IN (SELECT code FROM unit WHERE parent = @scope))
            AND (@before IS NULL OR id < @before)
            ORDER BY id DESC LIMIT @count
            """,
            new { scope, before, count })]);
}
