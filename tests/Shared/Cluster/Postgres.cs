namespace ReportForge.Tests.Cluster;

/// <summary>What tests ask of the machine.</summary>
internal static class Postgres
{
    /// <summary>Skips a test on a machine without PostgreSQL; where CI runs, that is a failure.</summary>
    public static void Require()
    {
        if (PostgresServer.IsInstalled)
            return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "PostgreSQL is not installed.");
        throw new InvalidOperationException("CI needs PostgreSQL.");
    }
}
