using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Tests.Cluster;

namespace ReportForge.Benchmarks;

/// <summary>
/// A service under load from this process, on the same machine: drafts by API (so many connections, each asks again as soon as it is
/// answered), readers of report pages (each reads and thinks), and the memory of the process under both.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- service-load PUBLISHED-PROGRAM [--minutes M]</c>.
/// </summary>
internal sealed class ServiceLoadRun(ServiceNode node, HttpClient program, HttpClient browser, string[] lines)
{
    public const string Command = "service-load";

    private const int Connections = 4;
    private const int Readers = 500;
    // Until the runtime has compiled for speed what a draft needs.
    private const int WarmUp = 1_000;
    private const double TicksASecond = 100;

    // A reader thinks for five seconds in the middle: 500 of them ask for 100 pages a second.
    private const int LongestThought = 10_000;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<string> _reports = [];
    private int _next = -1;

    public static async Task<int> Measure(string published, double minutes)
    {
        var folder = Directory.CreateTempSubdirectory("reportforge-load-");
        try
        {
            var lines = Sample(published, folder.FullName);
            using var node = await ServiceNode.Started([published], Path.Combine(folder.FullName, "node"), "", RepositoryFiles.PathOf("templates"));
            using var program = node.Program(await node.NewKey(await node.Password()));
            using var browser = await node.Browser(await node.Password());
            var run = new ServiceLoadRun(node, program, browser, lines);
            await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => run.Drafts(WarmUp / Connections)));
            await run.Tell($"drafts, {Connections} connections", Turn, (taken, end) => Enumerable.Range(0, Connections).Select(_ => Ask(run.Draft, 0, taken, end)));
            await run.Tell($"pages, {Readers} readers", Turn, (taken, end) => Enumerable.Range(0, Readers).Select(_ => Ask(run.ReadPage, LongestThought, taken, end)));
            await run.TellMemory(TimeSpan.FromMinutes(minutes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private async Task Tell(string what, TimeSpan time, Func<ConcurrentQueue<double>, Stopwatch, IEnumerable<Task>> work)
    {
        var taken = new ConcurrentQueue<double>();
        var (before, watch) = (Worked(), Stopwatch.StartNew());
        await Task.WhenAll(work(taken, Stopwatch.StartNew()).Select(task => task.WaitAsync(time * 4)));
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = taken.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {sorted.Count} in {seconds:0} s, {sorted.Count / seconds:0} a second, "
            + $"p50 {sorted[sorted.Count / 2]:0.0} ms, p99 {sorted[sorted.Count * 99 / 100]:0.0} ms, longest {sorted[^1]:0} ms; "
            + $"processor {(Worked() - before) * 1000 / sorted.Count:0.0} ms each"));
    }

    private static async Task Ask(Func<Task> once, int longestThought, ConcurrentQueue<double> taken, Stopwatch since, TimeSpan? time = null)
    {
        while (since.Elapsed < (time ?? Turn))
        {
            if (longestThought > 0)
                await Task.Delay(Random.Shared.Next(longestThought));
            var start = Stopwatch.GetTimestamp();
            await once();
            taken.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    // Five new versions a second, and readers; what it grows by in an hour is told of the second half.
    private async Task TellMemory(TimeSpan time)
    {
        var (since, taken, looks) = (Stopwatch.StartNew(), new ConcurrentQueue<double>(), new List<(double Hours, double Memory)>());
        var work = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Ask(ReadPage, LongestThought, taken, since, time)).Append(Ask(Change, 400, taken, since, time)));
        while (since.Elapsed < time)
        {
            await Task.WhenAny(work, Task.Delay(BetweenLooks));
            looks.Add((since.Elapsed.TotalHours, Memory()));
        }

        await work;
        var second = looks[(looks.Count / 2)..];
        var (hours, memory) = (second.Average(look => look.Hours), second.Average(look => look.Memory));
        var slope = second.Sum(look => (look.Hours - hours) * (look.Memory - memory)) / second.Sum(look => (look.Hours - hours) * (look.Hours - hours));
        Console.WriteLine($"memory, MB: {string.Join(' ', looks.Select(look => look.Memory.ToString("0", CultureInfo.InvariantCulture)))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.Count} requests; second half: {memory:0} MB in the middle, slope {slope:0.0} MB an hour"));
    }

    private async Task Drafts(int count)
    {
        for (var report = 0; report < count; report++)
            await Draft();
    }

    private async Task Draft()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = Json(lines[Interlocked.Increment(ref _next)]) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await program.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        _reports.Enqueue(answer.Headers.Location?.OriginalString.Split('/')[^1] ?? "");
    }

    private async Task Change()
    {
        if (!_reports.TryDequeue(out var id))
            return;
        var path = $"/api/v1/reports/{id}/data";
        using var now = await program.GetAsync(path);
        var data = JsonNode.Parse(await now.Content.ReadAsStringAsync())?.ToJsonString() ?? "";
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = Json(data) };
        request.Headers.Add("If-Match", now.Headers.ETag?.ToString());
        using var answer = await program.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        _reports.Enqueue(id);
    }

    private async Task ReadPage()
    {
        if (!_reports.TryDequeue(out var id))
            return;
        _reports.Enqueue(id);
        using var page = await browser.GetAsync($"/reports/{id}");
        page.EnsureSuccessStatusCode();
        await page.Content.ReadAsByteArrayAsync();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    // Seconds of processor that the service has used (proc(5), stat).
    private double Worked()
    {
        var stat = File.ReadAllText($"/proc/{node.Id}/stat").Split(')')[^1].Trim().Split(' ');
        return (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksASecond;
    }

    private double Memory()
    {
        var line = File.ReadLines($"/proc/{node.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static string[] Sample(string program, string folder)
    {
        var file = Path.Combine(folder, "units.jsonl");
        using var sample = Process.Start(new ProcessStartInfo(program, ["sample", "cchc-annual", "--out", file]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program did not start.");
        sample.WaitForExit();
        return File.ReadAllLines(file);
    }
}
