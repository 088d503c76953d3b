using Dapper;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Accounts;

internal enum ExternalNaming
{
    Done,
    NotThere,
    Taken,
}

/// <summary>Which account is whose at the identity provider.</summary>
internal sealed partial class AccountStore
{
    /// <summary>Notes what the identity provider calls somebody. Who was bound is so no more, and is signed out.</summary>
    /// <param name="id">The account.</param>
    /// <param name="externalName">Null or empty: nobody comes from there.</param>
    /// <param name="by">Who notes it.</param>
    public Task<ExternalNaming> SetExternalName(string id, string? externalName, Caller by) => store.Write(async transaction =>
    {
        var name = ExternalKey(externalName);
        if (await Changeable(transaction, id, by) is not { } account)
            return ExternalNaming.NotThere;
        if (await transaction.One<string>("SELECT id FROM account WHERE external_name = @name AND id <> @id", new { name, id }) is not null)
            return ExternalNaming.Taken;
        await transaction.Run(
            "UPDATE account SET external_name = @name, issuer = NULL, subject = NULL, stamp = @stamp WHERE id = @id",
            new { id, name, stamp = NewStamp() });
        await audit.Note(transaction, new AuditEntry(by.Name, by.Unit, "account.external-name", account.Name));
        return ExternalNaming.Done;
    });

    public Task<Account?> Bound(ExternalPerson person) => store.Read(connection => connection.QuerySingleOrDefaultAsync<Account>(
        $"SELECT {Columns} FROM account WHERE issuer = @Issuer AND subject = @Subject", new { person.Issuer, person.Subject }));

    /// <summary>The one account that awaits somebody with these names; null when none does, or several do.</summary>
    public async Task<Account?> Awaiting(ExternalPerson person)
    {
        var (userName, mail) = (ExternalKey(person.UserName), ExternalKey(person.Mail));
        var found = await store.Read(async connection => await connection.QueryAsync<Account>(
            $"SELECT {Columns} FROM account WHERE subject IS NULL AND (external_name = @userName OR external_name = @mail)",
            new { userName, mail }));
        return found.ToList() is [var only] ? only : null;
    }

    /// <summary>From now on the account is that person's, whatever the provider calls them.</summary>
    /// <returns>False when it has become somebody else's meanwhile.</returns>
    public Task<bool> Bind(Account account, ExternalPerson person) => store.Write(async transaction =>
    {
        var bound = await transaction.Run(
            """
            UPDATE account SET issuer = @Issuer, subject = @Subject
            WHERE id = @Id AND subject IS NULL AND external_name = @ExternalName
            AND NOT EXISTS (SELECT 1 FROM account WHERE issuer = @Issuer AND subject = @Subject)
            """,
            new { account.Id, account.ExternalName, person.Issuer, person.Subject });
        if (bound == 1)
            await audit.Note(transaction, new AuditEntry(account.Name, account.Unit, "account.bind", account.Name));
        return bound == 1;
    });

    public Task NoteRefusal(Account account) => store.Write(transaction =>
        audit.Note(transaction, new AuditEntry(account.Name, account.Unit, "account.refuse", account.Name)));

    // Providers write names as they like; as with names to sign in, neither case nor the composition of letters tells people apart.
    private static string? ExternalKey(string? name) => string.IsNullOrWhiteSpace(name) ? null : NameKey(name);
}
