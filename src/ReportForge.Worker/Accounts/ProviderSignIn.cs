namespace ReportForge.Worker.Accounts;

/// <summary>
/// Who comes from the identity provider: nobody gets in for being known there, but who has an account that was meant for them.
/// Unit and role are those of the account, whatever the provider says.
/// </summary>
internal sealed class ProviderSignIn(AccountStore accounts, TimeProvider time)
{
    public async Task<(SignInOutcome Outcome, Account? Account)> Try(ExternalPerson person)
    {
        var bound = await accounts.Bound(person);
        if ((bound ?? await accounts.Awaiting(person)) is not { } account)
            return (SignInOutcome.Wrong, null);
        var isLocked = account.LockedUntil > time.GetUtcNow().ToUnixTimeMilliseconds();
        if (!account.IsActive || isLocked)
        {
            await accounts.NoteRefusal(account);
            return (account.IsActive ? SignInOutcome.Locked : SignInOutcome.Wrong, null);
        }

        return bound is not null || await accounts.Bind(account, person) ? (SignInOutcome.Done, account) : (SignInOutcome.Wrong, null);
    }
}
