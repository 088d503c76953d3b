using System.Security.Cryptography;
using System.Text;
using Dapper;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Accounts;

/// <summary>A key as lists show it; its secret is known to nobody but its holder.</summary>
public sealed record ApiKey
{
    public string Id { get; init; } = "";

    public string Hash { get; init; } = "";

    public string Name { get; init; } = "";

    public string Unit { get; init; } = "";

    public int Rights { get; init; }

    public string CreatedBy { get; init; } = "";

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }
}

/// <summary>What a key begins with.</summary>
internal sealed record NewApiKey(string Name, string Unit, Rights Rights, int Days);

/// <summary>Keys of programs: shown once, kept as a hash, bound to a unit and to rights that their maker has.</summary>
internal sealed class ApiKeyStore(IStore store, AuditLog audit, TimeProvider time)
{
    private const string Prefix = "rf";

    private const string Columns = "id, hash, name, unit, rights, created_by, created_at, expires_at, revoked_at";

    /// <summary>The new key as its holder writes it; it cannot be had a second time.</summary>
    public async Task<(string Id, string Text)> Add(NewApiKey key, Caller by)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var expires = Math.Min(
            Now + (long)TimeSpan.FromDays(key.Days).TotalMilliseconds,
            by.IsProgram ? (await Valid(by.Id))?.ExpiresAt ?? Now : long.MaxValue);
        await store.Write(async transaction =>
        {
            await transaction.Run(
                """
                INSERT INTO api_key (id, hash, name, unit, rights, created_by, created_at, expires_at)
                VALUES (@id, @hash, @name, @unit, @rights, @by, @now, @expires)
                """,
                new
                {
                    id,
                    hash = HashOf(secret),
                    name = key.Name,
                    unit = key.Unit,
                    rights = (int)key.Rights,
                    by = by.Account,
                    now = Now,
                    expires,
                });
            await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, "key.add", id));
        });
        return (id, $"{Prefix}_{id}_{secret}");
    }

    public Task<IReadOnlyList<ApiKey>> Visible(Caller caller, string? after = null, int count = int.MaxValue) =>
        store.Read<IReadOnlyList<ApiKey>>(async connection =>
            [.. await connection.QueryAsync<ApiKey>(
                $"SELECT {Columns} FROM api_key WHERE {Caller.ScopeSql} AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count",
                new { scope = caller.Unit, after, count })]);

    public Task<ApiKey?> Find(string id, Caller caller) => store.Read(connection => connection.QuerySingleOrDefaultAsync<ApiKey>(
        $"SELECT {Columns} FROM api_key WHERE id = @id AND {Caller.ScopeSql}", new { id, scope = caller.Unit }));

    public Task<bool> Revoke(string id, Caller by) => store.Write(async transaction =>
    {
        var revoked = await transaction.Run(
            $"UPDATE api_key SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL AND {Caller.ScopeSql}",
            new { id, now = Now, scope = by.Unit });
        if (revoked == 1)
            await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, "key.revoke", id));
        return revoked == 1;
    });

    /// <summary>Whose key it is; null for one that is unknown, over or revoked, or whose maker is no longer here.</summary>
    public async Task<Caller?> CallerOf(string text)
    {
        if (text.Split('_') is not [Prefix, var id, var secret])
            return null;
        var found = await Valid(id);
        var isSame = CryptographicOperations
            .FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(found?.Hash ?? HashOf("")));
        return found is not null && isSame ? CallerOf(found) : null;
    }

    /// <summary>Whose key it was that somebody came with before; null for one that is over by now.</summary>
    public async Task<Caller?> CallerById(string id) => await Valid(id) is { } found ? CallerOf(found) : null;

    private Task<ApiKey?> Valid(string id) => store.Read(connection => connection.QuerySingleOrDefaultAsync<ApiKey>(
        $"""
        SELECT {Columns} FROM api_key
        WHERE id = @id AND revoked_at IS NULL AND expires_at > @now AND created_by IN (SELECT id FROM account WHERE is_active = 1)
        """,
        new { id, now = Now }));

    private static Caller CallerOf(ApiKey key) =>
        new(key.Id, $"{key.Name} ({key.Id[^6..]})", key.Unit, (Rights)key.Rights, IsProgram: true) { Account = key.CreatedBy };

    // 256 random bits need no slow hash: there is nothing to guess.
    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
