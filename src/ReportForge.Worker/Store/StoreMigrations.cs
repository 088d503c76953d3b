using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store;

/// <summary>The scripts that make the schema, in their order. They are run once each and never changed after a release.</summary>
internal static class StoreMigrations
{
    public static UpgradeEngine AddTo(UpgradeEngineBuilder builder, string blobType) => builder
        .WithScriptsEmbeddedInAssembly(typeof(StoreMigrations).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithVariable("blob", blobType)
        .WithTransactionPerScript()
        .LogTo(new NoUpgradeLog())
        .Build();

    /// <exception cref="MachineFailureException">The store is of a later program, or a script failed.</exception>
    public static void Run(UpgradeEngine upgrade)
    {
        if (LaterThanKnown(upgrade.GetExecutedScripts()) is { } later)
            throw MachineFailureException.With(StoreFindings.StoreIsLater(later), new InvalidOperationException(later));
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw MachineFailureException
                .With(StoreFindings.StoreNotMigrated(result.ErrorScript?.Name ?? "", result.Error.Message), result.Error);
    }

    /// <summary>The first script that was run and that this program does not have; null when it has all of them.</summary>
    public static string? LaterThanKnown(IEnumerable<string> executed) =>
        executed.Except(typeof(StoreMigrations).Assembly.GetManifestResourceNames()).FirstOrDefault();

    private sealed class NoUpgradeLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args)
        {
        }

        public void LogWarning(string format, params object[] args)
        {
        }

        public void LogError(string format, params object[] args)
        {
        }

        public void LogError(Exception ex, string format, params object[] args)
        {
        }
    }
}
