using Dapper;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Tests.Batches;

/// <summary>A database that hears nothing of who holds units takes it for gone: units that take long are told of in between.</summary>
public sealed class SlowUnitTests
{
    private const int Units = 9;

    private const string Batch =
        "INSERT INTO batch (id, unit, kind, state, file_name, input, template, findings, actor, created_at) "
        + "VALUES ('b', '*', 'k', 'running', 'f', 'h', 't', '[]', 'a', 0)";

    private const string Rows =
        "INSERT INTO batch_unit (batch, ord, key, unit, name, period, source, line, input, state, file_name, findings, errors, warnings) "
        + "SELECT 'b', ord, 'k' || ord, 'u', 'n', 'p', 's', 1, '{}', 'wait', 'f', '[]', 0, 0 FROM generate_series(1, 9) AS ord";

    // What the transaction that holds the units has said last.
    private const string LastSaid =
        "SELECT split_part(query, ' ', 1) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'";

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(2100)]
    public async Task The_database_hears_of_units_that_take_long_while_others_are_made(int millisecondsAUnit)
    {
        Postgres.Require();
        using var store = PostgresStore.Open(PostgresServer.NewDatabase());
        store.Migrate();
        await store.Write(async transaction =>
        {
            await transaction.Run("INSERT INTO blob (hash, bytes, size) VALUES ('h', '', 0)");
            await transaction.Run(Batch);
            await transaction.Run(Rows);
        });
        var clock = new HandClock();
        using var meter = new ServiceMeter(new StoreMeasures(store), clock);
        var batches = new BatchStore(store, new Blobs(store, null), meter, clock);
        var said = new List<string>();

        var made = await batches.Work("b", "lane", Units, unit =>
        {
            said.Add(store.Read(connection => connection.QuerySingleAsync<string>(LastSaid)).GetAwaiter().GetResult());
            clock.Pass(TimeSpan.FromMilliseconds(millisecondsAUnit));
            // Two units have one and the same document, and every third has none.
            return new MadeUnit(unit, unit.Ord % 3 == 0 ? default(ReadOnlyMemory<byte>?) : new byte[] { (byte)(unit.Ord / 2) });
        });

        made.ShouldBe(Units);
        string[] expected = [.. said.Select((_, at) => at * millisecondsAUnit < 2000 ? "SELECT" : "WITH")];
        said.ShouldBe(expected);
        (await store.Read(connection => connection.QueryAsync<(int Ord, string State, long? Size)>(
            "SELECT ord, state, size FROM batch_unit LEFT JOIN blob ON hash = document ORDER BY ord")))
            .ShouldBe(Enumerable.Range(1, Units).Select(ord => ord % 3 == 0 ? (ord, "failed", (long?)null) : (ord, "made", 1L)));
    }

    private sealed class HandClock : TimeProvider
    {
        private TimeSpan _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _now += time;

        public override long GetTimestamp() => _now.Ticks;
    }
}
