using System.Data.Common;
using Dapper;
using ReportForge.Data.Texts;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Accounts;

/// <summary>The accounts in the store.</summary>
internal sealed partial class AccountStore(IStore store, AuditLog audit, TimeProvider time)
{
    private const string Columns = "id, name, full_name, unit, role, password_hash, stamp, failures, locked_until, is_active, "
        + "external_name, CASE WHEN subject IS NULL THEN 0 ELSE 1 END AS is_bound";

    public Task<bool> HasAny() =>
        store.Read(async connection => await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account") > 0);

    public Task<Account?> ByName(string name) => Find("name = @value", NameKey(name));

    public Task<Account?> ById(string id) => Find("id = @value", id);

    /// <summary>The accounts of a caller's units.</summary>
    public Task<IReadOnlyList<Account>> Visible(Caller caller, string? after = null, int count = int.MaxValue) =>
        store.Read<IReadOnlyList<Account>>(async connection =>
            [.. await connection.QueryAsync<Account>(
                $"SELECT {Columns} FROM account WHERE {Caller.ScopeSql} AND (@after IS NULL OR name > @after) ORDER BY name LIMIT @count",
                new { scope = caller.Unit, after, count })]);

    /// <returns>False when the name is taken, or that at the identity provider.</returns>
    public Task<bool> Add(NewAccount account, string actor, string actorUnit) => store.Write(async transaction =>
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var added = await transaction.Run(
            """
            INSERT INTO account (id, name, full_name, unit, role, password_hash, stamp, created_at, external_name)
            VALUES (@id, @name, @fullName, @unit, @role, @hash, @stamp, @at, @externalName) ON CONFLICT DO NOTHING
            """,
            new
            {
                id,
                name = NameKey(account.Name),
                fullName = account.FullName,
                unit = account.Unit,
                role = Roles.KeyOf(account.Role),
                hash = Passwords.Hash(account.Password),
                stamp = NewStamp(),
                at = Now,
                externalName = ExternalKey(account.ExternalName),
            });
        if (added == 1)
            await audit.Note(transaction, new AuditEntry(actor, actorUnit, "account.add", NameKey(account.Name)));
        return added == 1;
    });

    /// <summary>A new password signs out whoever was signed in, and opens a locked account.</summary>
    public Task<bool> SetPassword(string id, string password, Caller by) => Change(id, by, "account.password",
        "UPDATE account SET password_hash = @hash, stamp = @stamp, failures = 0, locked_until = 0 WHERE id = @id",
        new { id, hash = Passwords.Hash(password), stamp = NewStamp() });

    public Task<bool> SetActive(string id, bool isActive, Caller by) => Change(id, by, isActive ? "account.open" : "account.close",
        "UPDATE account SET is_active = @active, stamp = @stamp, failures = 0, locked_until = 0 WHERE id = @id",
        new { id, active = isActive ? 1 : 0, stamp = NewStamp() });

    /// <summary>Counts a wrong password; after the fifth the account is locked for a while, and the count begins anew.</summary>
    public Task CountFailure(string id, int most, TimeSpan lockedFor) => store.Write(transaction => transaction.Run(
        """
        UPDATE account SET
            locked_until = CASE WHEN failures + 1 >= @most THEN @until ELSE locked_until END,
            failures = CASE WHEN failures + 1 >= @most THEN 0 ELSE failures + 1 END
        WHERE id = @id
        """,
        new { id, most, until = Now + (long)lockedFor.TotalMilliseconds }));

    public Task ForgetFailures(string id) => store.Write(transaction =>
        transaction.Run("UPDATE account SET failures = 0, locked_until = 0 WHERE id = @id", new { id }));

    private Task<bool> Change(string id, Caller by, string action, string sql, object values) => store.Write(async transaction =>
    {
        if (await Changeable(transaction, id, by) is not { } account)
            return false;
        await transaction.Run(sql, values);
        await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, action, account.Name));
        return true;
    });

    private static async Task<Account?> Changeable(DbTransaction transaction, string id, Caller by) =>
        await transaction.One<Account>($"SELECT {Columns} FROM account WHERE id = @id", new { id }) is { } account
            && by.Covers(account.Unit)
            && by.May(Roles.RightsOf(account.RoleOf))
                ? account
                : null;

    private Task<Account?> Find(string condition, string value) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<Account>($"SELECT {Columns} FROM account WHERE {condition}", new { value }));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string NameKey(string name) => UnicodeForm.Compose(name.Trim()).ToLowerInvariant();

    private static string NewStamp() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}

/// <summary>What an account begins with.</summary>
internal sealed record NewAccount(string Name, string FullName, string Unit, Role Role, string Password)
{
    /// <summary>What the identity provider calls the person; null for nobody from there.</summary>
    public string? ExternalName { get; init; }
}
