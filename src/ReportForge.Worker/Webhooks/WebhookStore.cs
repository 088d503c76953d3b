using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Webhooks;

/// <summary>Addresses and what they are told, in the store.</summary>
internal sealed class WebhookStore(IStore store, AuditLog audit, TimeProvider time)
{
    private const string Columns = "id, unit, url, events, created_by, created_at, ended_at";

    // After Standard Webhooks: the prefix says what it is, the rest is base64.
    private const int SecretBytes = 24;

    /// <summary>Takes an address in; its secret is shown once.</summary>
    public async Task<(string Id, string Secret)> Add(Uri url, IEnumerable<string> events, Caller by)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var secret = WebhookSignature.Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        await store.Write(async transaction =>
        {
            await transaction.Run(
                """
                INSERT INTO webhook (id, unit, url, events, secret, created_by, created_at)
                VALUES (@id, @unit, @url, @events, @secret, @by, @now)
                """,
                new { id, unit = by.Unit, url = url.AbsoluteUri, events = string.Join(' ', events), secret, by = by.Account, now = Now });
            await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, "webhook.add", id));
        });
        return (id, secret);
    }

    public Task<WebhookRow?> Find(string id, Caller caller) => store.Read(connection => connection.QuerySingleOrDefaultAsync<WebhookRow>(
        $"SELECT {Columns} FROM webhook WHERE id = @id AND {Caller.ScopeSql}", new { id, scope = caller.Unit }));

    public Task<IReadOnlyList<WebhookRow>> Latest(Caller caller, string? after, int count) =>
        store.Read<IReadOnlyList<WebhookRow>>(async connection =>
        [.. await connection.QueryAsync<WebhookRow>(
            $"SELECT {Columns} FROM webhook WHERE {Caller.ScopeSql} AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count",
            new { scope = caller.Unit, after, count })]);

    /// <summary>Tells an address nothing more.</summary>
    public Task End(string id, Caller by) => store.Write(async transaction =>
    {
        await End(transaction, id);
        await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, "webhook.end", id));
    });

    /// <summary>Tells an address something that means nothing.</summary>
    public Task<string> Ping(string id) =>
        store.Write(transaction => WebhookOutbox.Add(transaction, id, WebhookEvents.Ping, new JsonObject { ["webhook"] = id }, Now));

    public Task<IReadOnlyList<DeliveryRow>> Deliveries(string webhook, string? after, int count) =>
        store.Read<IReadOnlyList<DeliveryRow>>(async connection =>
        [.. await connection.QueryAsync<DeliveryRow>(
            """
            SELECT id, webhook, event, state, attempt, next_at, status, created_at, finished_at FROM delivery
            WHERE webhook = @webhook AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count
            """,
            new { webhook, after, count })]);

    /// <summary>
    /// Takes in hand what is due. It is due again after a while: a process that dies meanwhile has told nobody, or twice.
    /// </summary>
    public Task<IReadOnlyList<DeliveryRow>> Claim(TimeSpan holding, int count) => store.Write(async transaction =>
    {
        var claimed = await transaction.All<string>(
            """
            UPDATE delivery SET attempt = attempt + 1, next_at = @until
            WHERE id IN (SELECT id FROM delivery WHERE state = 'waiting' AND next_at <= @now ORDER BY next_at LIMIT @count)
            RETURNING id
            """,
            new { now = Now, until = Now + (long)holding.TotalMilliseconds, count });
        var due = new List<DeliveryRow>();
        foreach (var id in claimed)
            due.AddRange(await transaction.All<DeliveryRow>(
                """
                SELECT delivery.id, webhook, event, body, state, attempt, next_at, url, secret
                FROM delivery JOIN webhook ON webhook.id = webhook
                WHERE delivery.id = @id AND ended_at IS NULL
                """,
                new { id }));
        return (IReadOnlyList<DeliveryRow>)due;
    });

    /// <summary>Ends a delivery, or has it tried again at a later moment.</summary>
    public Task Settle(string id, string state, int? status, TimeSpan pause) => store.Write(transaction => transaction.Run(
        """
        UPDATE delivery SET state = @state, status = @status, next_at = @next, finished_at = @finished WHERE id = @id AND state = 'waiting'
        """,
        new
        {
            id,
            state,
            status,
            next = Now + (long)pause.TotalMilliseconds,
            finished = state == DeliveryStates.Waiting
            ? (long?)null
            : Now
        }));

    /// <summary>The address has said that it is gone: what else waits for it is given up.</summary>
    public Task Gone(string webhook) => store.Write(transaction => End(transaction, webhook));

    // What waits for an address that is told nothing more would wait for ever.
    private async Task End(DbTransaction transaction, string webhook)
    {
        await transaction.Run("UPDATE webhook SET ended_at = @Now WHERE id = @webhook AND ended_at IS NULL", new { webhook, Now });
        await transaction.Run(
            "UPDATE delivery SET state = 'failed', finished_at = @Now WHERE webhook = @webhook AND state = 'waiting'",
            new { webhook, Now });
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
