namespace ReportForge.Tests;

/// <summary>Whether the files of cases are written anew: <c>RENEW_CASES=1 dotnet test</c>, and then somebody reads what has changed.</summary>
internal static class Renewal
{
    public const string Variable = "RENEW_CASES";

    /// <summary>Never where nobody reads: a check that writes its own expectations checks nothing.</summary>
    public static bool IsAsked { get; } = Asked(Environment.GetEnvironmentVariable);

    public static bool Asked(Func<string, string?> variable)
    {
        if (variable(Variable) is null or "" or "0")
            return false;
        return variable("CI") is null or "" or "0" or "false"
            ? true
            : throw new InvalidOperationException($"{Variable} is refused in CI: cases are renewed by a person who reads what has changed.");
    }
}
