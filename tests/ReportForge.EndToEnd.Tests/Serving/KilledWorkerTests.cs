using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ReportForge.Packaging;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>
/// The promise of the worker: what was accepted is done once and whole, whatever moment the process is killed at. Three
/// hundred files go in, ten of them broken, and the process is killed five times.
/// </summary>
public sealed class KilledWorkerTests(ITestOutputHelper output)
{
    private const int Files = 300;
    private const int Kills = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task Nothing_is_lost_doubled_or_half_when_the_worker_is_killed()
    {
        var seed = Environment.GetEnvironmentVariable("REPORTFORGE_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 20261120;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var (inbox, outbox) = (folder.PathOf("in"), folder.PathOf("out"));
        Directory.CreateDirectory(inbox);
        using var watching = new CancellationTokenSource();
        var watcher = new OutboxWatcher(outbox);
        var watch = Task.Run(() => watcher.Watch(watching.Token));
        var dropping = Task.Run(() => DropFiles(inbox, folder.PathOf("spool")));

        for (var kill = 0; kill < Kills; kill++)
            await RunAndKill(folder.Folder, TimeSpan.FromMilliseconds(random.Next(700, 3500)));
        await dropping;
        await RunUntil(folder.Folder, () => Directory.EnumerateFiles(Path.Combine(outbox, "done")).Count() + Directory.EnumerateFiles(Path.Combine(outbox, "failed"), "broken-??.json").Count() >= Files);
        await watching.CancelAsync();
        await watch;

        watcher.Complaints.ShouldBeEmpty();
        watcher.Changed().ShouldBeEmpty();
        Names(outbox, "*.docx").ShouldBe(Enumerable.Range(0, Files - 10).Select(number => $"unit-{number:000}.docx"));
        Names(Path.Combine(outbox, "done"), "*").ShouldBe(Enumerable.Range(0, Files - 10).Select(number => $"unit-{number:000}.json"));
        Names(Path.Combine(outbox, "failed"), "*").ShouldBe(
            Enumerable.Range(0, 10).SelectMany(number => new[] { $"broken-{number:00}.findings.json", $"broken-{number:00}.findings.txt", $"broken-{number:00}.json" }));
        Names(Path.Combine(outbox, "working"), "*").ShouldBe([".lock"]);
        Names(inbox, "*").ShouldBeEmpty();
        foreach (var document in Directory.EnumerateFiles(outbox, "*.docx"))
            PackageReader.Read(document, await File.ReadAllBytesAsync(document)).Findings.ShouldBeEmpty();
    }

    private static List<string?> Names(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    // Half of the files are renamed into the inbox, half are written there in two steps, as slow programs do.
    private static async Task DropFiles(string inbox, string spool)
    {
        Directory.CreateDirectory(spool);
        var data = await File.ReadAllTextAsync(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        for (var number = 0; number < Files; number++)
        {
            var isBroken = number % 30 == 29;
            var name = isBroken ? $"broken-{number / 30:00}.json" : $"unit-{number - (number / 30):000}.json";
            var text = isBroken ? Broken(data, number / 30) : Unit(data, number);
            if (number % 2 == 0)
                await MoveIn(Path.Combine(spool, name), Path.Combine(inbox, name), text);
            else
                await WriteSlowly(Path.Combine(inbox, name), text);
        }
    }

    private static string Unit(string data, int number)
    {
        var root = JsonNode.Parse(data)?.AsObject() ?? throw new InvalidOperationException("The fixture is an object.");
        root["comment"] = $"bộ số {number}";
        return root.ToJsonString();
    }

    private static string Broken(string data, int number) => (number % 3) switch
    {
        0 => data[..(data.Length / 2)],
        1 => data.Replace("\"figures\"", "\"figurs\"", StringComparison.Ordinal),
        _ => "[1, 2, 3]",
    };

    private static async Task MoveIn(string spooled, string target, string text)
    {
        await File.WriteAllTextAsync(spooled, text);
        File.Move(spooled, target);
    }

    private static async Task WriteSlowly(string target, string text)
    {
        await using var writer = new StreamWriter(target);
        await writer.WriteAsync(text[..(text.Length / 3)]);
        await writer.FlushAsync();
        await Task.Delay(10);
        await writer.WriteAsync(text[(text.Length / 3)..]);
    }

    private static Process StartWorker(string folder)
    {
        var process = ReportForgeProcess.Start(folder, "serve", "--inbox", "in", "--outbox", "out");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAndKill(string folder, TimeSpan after)
    {
        using var process = StartWorker(folder);
        await Task.Delay(after);
        process.HasExited.ShouldBeFalse();
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task RunUntil(string folder, Func<bool> isDone)
    {
        using var process = StartWorker(folder);
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (!isDone())
                await Task.Delay(100, limit.Token);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Opens every document the moment it appears: it must be whole then and never change.</summary>
    private sealed class OutboxWatcher(string outbox)
    {
        private readonly Dictionary<string, string> _hashes = [];

        public ConcurrentQueue<string> Complaints { get; } = [];

        public async Task Watch(CancellationToken stopping)
        {
            while (!stopping.IsCancellationRequested)
            {
                if (Directory.Exists(outbox))
                    Look();
                await Task.Delay(5, CancellationToken.None);
            }
        }

        private void Look()
        {
            foreach (var file in Directory.EnumerateFiles(outbox))
            {
                if (_hashes.ContainsKey(file))
                    continue;
                var bytes = File.ReadAllBytes(file);
                _hashes.Add(file, Convert.ToHexString(SHA256.HashData(bytes)));
                if (file.EndsWith(".docx", StringComparison.Ordinal) && PackageReader.Read(file, bytes).Package is null)
                    Complaints.Enqueue($"{file} was half when it appeared");
                else if (file.EndsWith(".tmp", StringComparison.Ordinal))
                    Complaints.Enqueue($"{file} is no file for an outbox");
            }
        }

        /// <summary>Documents whose bytes are not those with which they appeared.</summary>
        public IEnumerable<string> Changed() =>
            _hashes.Where(seen => seen.Key.EndsWith(".docx", StringComparison.Ordinal) && Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(seen.Key))) != seen.Value)
                .Select(seen => seen.Key);
    }
}
