namespace ReportForge.Worker.Accounts;

internal enum SignInOutcome
{
    Done,
    Wrong,
    Locked,
}

/// <summary>Names and passwords, with a lock after too many wrong ones.</summary>
internal sealed class SignIn(AccountStore accounts, TimeProvider time)
{
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public async Task<(SignInOutcome Outcome, Account? Account)> Try(string name, string password)
    {
        var account = await accounts.ByName(name);
        var isRight = Passwords.Matches(account?.PasswordHash, password);
        if (account is not { IsActive: true })
            return (SignInOutcome.Wrong, null);
        // A locked account answers the same to the right password: who guesses learns nothing.
        if (account.LockedUntil > time.GetUtcNow().ToUnixTimeMilliseconds())
            return (SignInOutcome.Locked, null);
        if (!isRight)
        {
            await accounts.CountFailure(account.Id, MostFailures, LockedFor);
            return (SignInOutcome.Wrong, null);
        }

        if (account.Failures > 0)
            await accounts.ForgetFailures(account.Id);
        return (SignInOutcome.Done, account);
    }
}
