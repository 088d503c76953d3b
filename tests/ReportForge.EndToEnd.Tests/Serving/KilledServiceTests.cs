using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using ReportForge.Packaging;
using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>
/// The promise of the service: what was accepted ends once and whole, and what was taken is there, at whatever moment under load the
/// process is killed. <c>REPORTFORGE_KILLS=50</c> kills it that often.
/// </summary>
public sealed class KilledServiceTests(ITestOutputHelper output)
{
    private const int FewKills = 3;

    // Every so many-th kill does not wait until the service is up again.
    private const int EarlyEvery = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Handed in at a time: more than fits between two kills.
    private static readonly (int Jobs, int Uploads, int Batches) Load = (20, 12, 2);

    [Fact]
    public async Task Nothing_is_lost_doubled_or_half_when_the_service_is_killed_under_load()
    {
        var random = new Random(SampleReports.Seed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {SampleReports.Seed}, {Kills} kills"));
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("tmp"));
        using var node = await ServiceNode.Started(
            ["env", "TMPDIR=" + folder.PathOf("tmp"), "dotnet", ReportForgeProcess.Program], folder.PathOf("node"), "", RepositoryRoot.PathOf("templates"));
        using var program = node.Program(await node.NewKey(await node.Password()));
        var load = new ServiceLoad(program, SampleReports.Seed);
        var working = Task.CompletedTask;

        for (var kill = 1; kill <= Kills; kill++)
        {
            if (working.IsCompleted)
                working = load.Work(Load.Jobs, Load.Uploads, Load.Batches);
            await WorksAgain(folder, load);
            await Task.Delay(random.Next(1_500));
            await node.Kill();
            if (kill % EarlyEvery == 0)
                await node.RestartAndKill(TimeSpan.FromMilliseconds(random.Next(200, 2_500)));
            await node.Restart();
        }

        await working.WaitAsync(Patience);
        var ends = await load.Ended(Patience);
        // What a start gives to the scheduler once more finds its job done, and goes.
        using var jobs = Open(folder.PathOf("node", "data", "jobs.sqlite"));
        using var limit = new CancellationTokenSource(Patience);
        while (Count(jobs, "SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP <> 'DEFAULT'") > 0)
            await Task.Delay(100, limit.Token);
        node.Signal("TERM");
        var (exitCode, _) = await node.Ended();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{load.Jobs.Count} jobs, {load.Batches.Count} batches, {load.Uploads.Count} uploads, sent again {load.SentAgain} times"));

        load.SentAgain.ShouldBeGreaterThan(0);
        load.Complaints.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        ends.Select(end => (string?)end["state"]).ShouldAllBe(state => state == "done");
        ends.Where(end => end["status"] is not null).Select(end => (int?)end["status"]).ShouldAllBe(status => status == 201);
        using var store = Open(folder.PathOf("node", "data", "reportforge.sqlite"));
        ShouldBeOnce(store, load);
        ShouldBeWhole(store);
        foreach (var (report, data) in load.Uploads)
            DataOf(store, report.Split('/')[^1]).ShouldBe(data, report);
        // What the runtime itself puts there for debuggers is not the program's.
        Files(folder.PathOf("tmp")).Where(file => !file.StartsWith("clr-debug-pipe-", StringComparison.Ordinal) && !file.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal))
            .ShouldBeEmpty();
        Files(folder.PathOf("node", "data")).ShouldBeSubsetOf(["jobs.sqlite", "jobs.sqlite-shm", "jobs.sqlite-wal", "reportforge.sqlite", "reportforge.sqlite-shm", "reportforge.sqlite-wal", "service.lock"]);
        Count(jobs, "SELECT COUNT(*) FROM QRTZ_FIRED_TRIGGERS").ShouldBe(0);
    }

    // A job that is in hand whenever the process dies is taken for what kills it and set aside: each life ends some.
    private static async Task WorksAgain(TemporaryFolder folder, ServiceLoad load)
    {
        using var store = Open(folder.PathOf("node", "data", "reportforge.sqlite"));
        const string ended = "SELECT COUNT(*) FROM job WHERE finished_at IS NOT NULL";
        for (var before = Count(store, ended); Count(store, ended) < before + 2 && Count(store, ended) < load.Jobs.Count;)
            await Task.Delay(20);
    }

    private static int Kills => Environment.GetEnvironmentVariable("REPORTFORGE_KILLS") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : FewKills;

    // As many of everything as were accepted, each written down once.
    private static void ShouldBeOnce(SqliteConnection store, ServiceLoad load)
    {
        Count(store, "SELECT COUNT(*) FROM job").ShouldBe(load.Jobs.Distinct().Count());
        Count(store, "SELECT COUNT(*) FROM batch").ShouldBe(load.Batches.Distinct().Count());
        Count(store, "SELECT COUNT(*) FROM report").ShouldBe(load.Jobs.Count + load.Uploads.Count);
        Count(store, "SELECT COUNT(*) FROM batch_unit WHERE state <> 'made'").ShouldBe(0);
        Count(store, "SELECT COUNT(*) FROM (SELECT 1 FROM audit WHERE action LIKE '%.create' GROUP BY action, subject HAVING COUNT(*) > 1)").ShouldBe(0);
        Count(store, "SELECT COUNT(*) FROM audit WHERE action IN ('report.create', 'report.put')").ShouldBe(Count(store, "SELECT COUNT(*) FROM report_version"));
        Count(store, "SELECT COUNT(*) FROM report WHERE version <> (SELECT COUNT(*) FROM report_version WHERE report = report.id)").ShouldBe(0);
        Count(store, "SELECT COUNT(*) FROM idempotency WHERE status = 0").ShouldBe(0);
    }

    private static void ShouldBeWhole(SqliteConnection store)
    {
        store.QueryFirst<string>("PRAGMA integrity_check").ShouldBe("ok");
        Count(store, "SELECT COUNT(*) FROM pragma_foreign_key_check").ShouldBe(0);
        Count(store, "SELECT COUNT(*) FROM report_version WHERE document IS NULL").ShouldBe(0);
        const string documents = "SELECT document FROM report_version UNION SELECT document FROM batch_unit";
        Count(store, $"SELECT COUNT(*) FROM blob WHERE hash NOT IN ({documents} UNION SELECT input FROM batch)").ShouldBe(0);
        foreach (var (hash, bytes, isDocument) in store.Query<(string, byte[], bool)>($"SELECT hash, bytes, hash IN ({documents}) FROM blob", buffered: false))
        {
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(hash);
            if (isDocument)
                PackageReader.Read(hash, bytes).Findings.ShouldBeEmpty();
        }
    }

    private static string? DataOf(SqliteConnection store, string report) => store.QueryFirstOrDefault<string>(
        "SELECT data FROM report_version JOIN report ON report.id = report AND report.version = no WHERE report = @report", new { report });

    private static int Count(SqliteConnection connection, string sql) => connection.QueryFirst<int>(sql);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
