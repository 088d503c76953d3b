using System.Diagnostics;
using System.Globalization;
using ReportForge.Tests.Cluster;

namespace ReportForge.Benchmarks;

/// <summary>
/// One batch of all communes by one process of the service and by two, each bound to a processor, on one PostgreSQL on the same
/// machine; how busy the processes are; what a draft takes that is asked for meanwhile; memory and room of the store.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- cluster PUBLISHED-PROGRAM [UNITS]</c>.
/// <c>cluster-wait</c>: the same of some units each of which waits 150 ms, so that the processors are no limit.
/// <c>cluster-long PUBLISHED-PROGRAM [BATCHES]</c>: three processes that make the whole country again and again.
/// </summary>
internal sealed class ClusterRun : IDisposable
{
    public const string Command = "cluster";
    public const string WaitCommand = "cluster-wait";
    public const string LongCommand = "cluster-long";

    private const int Rounds = 3;
    private const int WaitingUnits = 300;
    private const int NodesOfLongRun = 3;
    private static readonly TimeSpan BetweenDrafts = TimeSpan.FromSeconds(1);

    // Whoever asks more often keeps the database as busy as the batch does: all units are counted for each answer.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly string _program;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-cluster-");
    private readonly string[] _lines;
    private readonly string[] _drafts;
    private int _runs;

    private ClusterRun(string program, int units)
    {
        _program = program;
        _lines = [.. Sample("cchc-annual").Take(units)];
        _drafts = Sample("tthc-monthly");
    }

    public static Task<int> Measure(string program, int units) => Compare(program, units, "");

    /// <summary>Units that wait: whatever a process makes is kept only after 150 ms in which nothing works.</summary>
    public static Task<int> MeasureWaiting(string program) => Compare(program, WaitingUnits,
        """
        CREATE FUNCTION waited() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(0.15); RETURN NEW; END $$ LANGUAGE plpgsql;
        CREATE TRIGGER waiting BEFORE UPDATE ON batch_unit FOR EACH ROW WHEN (NEW.state = 'made') EXECUTE FUNCTION waited()
        """);

    /// <summary>Three processes, batch after batch: memory of each and room of the store as they go.</summary>
    public static async Task<int> MeasureLong(string program, int batches)
    {
        using var run = new ClusterRun(program, int.MaxValue);
        var connection = PostgresServer.NewDatabase();
        var nodes = new List<ServiceNode>();
        try
        {
            for (var node = 0; node < NodesOfLongRun; node++)
                nodes.Add(await run.Started([], connection));
            using var client = nodes[0].Program(await nodes[0].NewKey(await nodes[0].Password()));
            var (watch, units) = (Stopwatch.StartNew(), 0);
            for (var number = 1; number <= batches; number++)
            {
                // Other figures each time: documents that are the same would be kept once.
                var lines = run.Sample("cchc-annual", number);
                var batch = await ClusterBatch.HandedIn(client, "cchc-annual", lines);
                var done = await batch.UntilDone(client);
                units += lines.Length;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{units} units in {watch.Elapsed.TotalSeconds:0} s, made {done["made"]}, failed {done["failed"]}; "
                    + $"memory now {string.Join(", ", nodes.Select(node => $"{Memory(node.Id, "VmRSS:") >> 20} MB"))}, at most {string.Join(", ", nodes.Select(node => $"{Memory(node.Id, "VmHWM:") >> 20} MB"))}; "
                    + $"store {PostgresServer.Query(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))")}"));
            }

            return 0;
        }
        finally
        {
            nodes.ForEach(node => node.Dispose());
        }
    }

    private static async Task<int> Compare(string program, int units, string sql)
    {
        using var run = new ClusterRun(program, units);
        // One round after the other, so that what else the machine does falls on both.
        for (var round = 0; round < Rounds; round++)
        {
            var one = await run.Batch(1, sql);
            var two = await run.Batch(2, sql);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one process {one:0.0} s, two {two:0.0} s: {one / two:0.00} times"));
        }

        return 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<ServiceNode> Started(string[] bound, string connection) => ServiceNode.Started(
        ["env", "REPORTFORGE_MaxUploadMiB=512", .. bound, _program], Path.Combine(_folder.FullName, $"{++_runs}"), connection, RepositoryFiles.PathOf("templates"));

    private async Task<double> Batch(int nodes, string sql)
    {
        var connection = PostgresServer.NewDatabase();
        var all = new List<ServiceNode>();
        try
        {
            for (var node = 0; node < nodes; node++)
                all.Add(await Started(["taskset", "-c", Number(node)], connection));
            if (sql.Length > 0)
                PostgresServer.Query(connection, sql);
            using var program = all[0].Program(await all[0].NewKey(await all[0].Password()));
            var watch = Stopwatch.StartNew();
            var batch = await ClusterBatch.HandedIn(program, "cchc-annual", _lines);
            var planned = TimeSpan.Zero;
            var before = new double[nodes];
            var database = PostgresServer.Worked();
            var end = batch.Until(program, state =>
            {
                if (planned == TimeSpan.Zero && (string?)state["state"] == "running")
                    (planned, before) = (watch.Elapsed, [.. all.Select(Worked)]);
                return (string?)state["state"] == "done";
            }, BetweenLooks);
            var drafts = await Drafts(program, end);
            await end;
            var seconds = watch.Elapsed.TotalSeconds;
            var busy = all.Select((node, at) => (Worked(node) - before[at]) / (seconds - planned.TotalSeconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nodes}: {_lines.Length} units {seconds:0.0} s, of them read in {planned.TotalSeconds:0.0} s; busy while making {string.Join(", ", busy.Select(share => $"{share * 100:0} %"))}; "
                + $"processor {all.Sum(Worked):0.0} s, of the database {PostgresServer.Worked() - database:0.0} s; "
                + $"drafts meanwhile {drafts}; memory {string.Join(", ", all.Select(node => $"{Memory(node.Id, "VmHWM:") >> 20} MB"))}; "
                + $"store {PostgresServer.Query(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))")}"));
            return seconds;
        }
        finally
        {
            all.ForEach(node => node.Dispose());
        }
    }

    private string[] Sample(string kind, int seed = 1)
    {
        var file = Path.Combine(_folder.FullName, $"{kind}-{Number(seed)}.jsonl");
        using var sample = Process.Start(new ProcessStartInfo(_program, ["sample", kind, "--seed", Number(seed), "--out", file]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program did not start.");
        sample.WaitForExit();
        var lines = File.ReadAllLines(file);
        File.Delete(file);
        return lines;
    }

    // What clerks hand in, and get a draft of, during the ministry's run.
    private async Task<string> Drafts(HttpClient program, Task end)
    {
        var taken = new List<double>();
        for (var draft = 0; !end.IsCompleted; draft++)
        {
            using var body = new StringContent(_drafts[draft], System.Text.Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = body };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            var watch = Stopwatch.StartNew();
            using var answer = await program.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            taken.Add(watch.Elapsed.TotalMilliseconds);
            await Task.WhenAny(end, Task.Delay(BetweenDrafts));
        }

        var slowest = taken.Index().OrderByDescending(draft => draft.Item).Take(3).Select(draft => $"{draft.Item:0} ms (draft {draft.Index + 1})");
        return taken.Count == 0 ? "none" : $"{taken.Count}, middle {taken.Order().ElementAt(taken.Count / 2):0} ms, slowest {string.Join(", ", slowest)}";
    }

    // Seconds of processor that a process has used.
    private static double Worked(ServiceNode node)
    {
        using var process = Process.GetProcessById(node.Id);
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static long Memory(int process, string what)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(what, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
