using System.Diagnostics.Metrics;
using Dapper;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Watching;

/// <summary>What stands in the store and is counted when somebody reads the measurements: true after a kill, too.</summary>
internal sealed class StoreMeasures(IStore store)
{
    public const string KindLabel = "reportforge.job.kind";

    public const string StateLabel = "reportforge.job.state";

    public IEnumerable<Measurement<long>> OpenJobs() => Rows<OpenRow>(
        $"""
        SELECT method || ' ' || route AS kind, CASE state WHEN 'waiting' THEN 'waiting' ELSE 'running' END AS state, COUNT(*) AS count
        FROM job WHERE state IN ('waiting', 'running', 'cancelling') GROUP BY 1, 2
        UNION ALL
        SELECT '{ServiceMeter.BatchJob}', 'running', COUNT(*) FROM batch WHERE state IN ('planning', 'running')
        """)
        .Select(row => new Measurement<long>(row.Count, new(KindLabel, row.Kind), new(StateLabel, row.State)));

    public IEnumerable<Measurement<long>> OpenDeliveries() =>
        Rows<long>("SELECT COUNT(*) FROM delivery WHERE state = 'waiting'").Select(count => new Measurement<long>(count));

    public long StoreSize() => Now(store.Size);

    private IEnumerable<T> Rows<T>(string sql) => Now(() => store.Read(connection => connection.QueryAsync<T>(sql)));

    // Whoever reads measurements asks in calls that cannot wait otherwise.
    private static T Now<T>(Func<Task<T>> asked) => Task.Run(asked).GetAwaiter().GetResult();

    private sealed record OpenRow
    {
        public string Kind { get; init; } = "";

        public string State { get; init; } = "";

        public long Count { get; init; }
    }
}
