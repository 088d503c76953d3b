using System.Diagnostics;
using System.Globalization;
using ReportForge.Tests.Cluster;

namespace ReportForge.Benchmarks;

/// <summary>
/// One batch of all communes by one process of the service and by two, each bound to a processor, on one PostgreSQL on the same
/// machine; what a draft takes that is asked for meanwhile; memory and room of the store.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- cluster PUBLISHED-PROGRAM [UNITS]</c>.
/// </summary>
internal sealed class ClusterRun : IDisposable
{
    public const string Command = "cluster";

    private const int Rounds = 3;
    private static readonly TimeSpan BetweenDrafts = TimeSpan.FromSeconds(1);

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

    public static async Task<int> Measure(string program, int units)
    {
        using var run = new ClusterRun(program, units);
        // One round after the other, so that what else the machine does falls on both.
        for (var round = 0; round < Rounds; round++)
        {
            var one = await run.Batch(1);
            var two = await run.Batch(2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one process {one:0.0} s, two {two:0.0} s: {one / two:0.00} times"));
        }

        return 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<double> Batch(int nodes)
    {
        var connection = PostgresServer.NewDatabase();
        var all = new List<ServiceNode>();
        try
        {
            for (var node = 0; node < nodes; node++)
                all.Add(await ServiceNode.Started(["env", "REPORTFORGE_MaxUploadMiB=512", "taskset", "-c", Number(node), _program], Path.Combine(_folder.FullName, $"{++_runs}"), connection, RepositoryFiles.PathOf("templates")));
            using var program = all[0].Program(await all[0].NewKey(await all[0].Password()));
            var watch = Stopwatch.StartNew();
            var batch = await ClusterBatch.HandedIn(program, "cchc-annual", _lines);
            var planned = TimeSpan.Zero;
            var end = batch.Until(program, state =>
            {
                if (planned == TimeSpan.Zero && (string?)state["state"] == "running")
                    planned = watch.Elapsed;
                return (string?)state["state"] == "done";
            });
            var drafts = await Drafts(program, end);
            await end;
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nodes}: {_lines.Length} units {seconds:0.0} s, of them looked at in {planned.TotalSeconds:0.0} s; drafts meanwhile {drafts}; "
                + $"memory {string.Join(", ", all.Select(node => $"{Peak(node.Id) >> 20} MB"))}; "
                + $"store {PostgresServer.Query(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))")}"));
            return seconds;
        }
        finally
        {
            all.ForEach(node => node.Dispose());
        }
    }

    private string[] Sample(string kind)
    {
        var file = Path.Combine(_folder.FullName, kind + ".jsonl");
        using var sample = Process.Start(new ProcessStartInfo(_program, ["sample", kind, "--seed", "1", "--out", file]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program did not start.");
        sample.WaitForExit();
        return File.ReadAllLines(file);
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

        taken.Sort();
        return taken.Count == 0 ? "none" : $"{taken.Count}, middle {taken[taken.Count / 2]:0} ms, slowest {taken[^1]:0} ms";
    }

    private static long Peak(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
