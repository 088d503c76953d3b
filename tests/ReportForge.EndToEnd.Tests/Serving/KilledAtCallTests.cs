using System.Diagnostics;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>
/// Batch and worker, killed at exact calls of the system: between the writing of a file, its rename, and the row that tells of it.
/// What goes on afterwards ends with the files of a run that was left alone. REPORTFORGE_KILLS runs more points by hand.
/// </summary>
public sealed class KilledAtCallTests(ITestOutputHelper output)
{
    private const int Units = 6;
    private const int PointsOfABuild = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Calls and how often one thread makes them before a small run is over.
    private static readonly (string Call, int First, int Last)[] Calls =
    [
        ("rename", 1, 3), ("pwrite64", 1, 40), ("fsync", 1, 6), ("flock", 1, 4), ("fcntl", 1, 30), ("mkdir", 1, 3), ("write", 1, 4), ("rename", 1, 6),
        ("pwrite64", 1, 12), ("unlink", 1, 2), ("ftruncate", 1, 2), ("openat", 200, 330), ("pread64", 40, 140), ("fsync", 1, 3),
    ];

    private static readonly string[] Batch = ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--jobs", "2", "--resume"];

    [Fact]
    public async Task Batch_goes_on_after_a_kill_at_any_call()
    {
        KilledAtCall.Require();
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        (await ReportForgeProcess.Run(folder.Folder, [.. Batch.Select(word => word == "out" ? "undisturbed" : word)])).ExitCode.ShouldBe(0);
        var expected = FolderContents.Of(folder.PathOf("undisturbed"));
        await ForEachPoint(async (call, at) =>
        {
            var isKilled = await KilledAtCall.Run(folder.Folder, call, at, Batch);
            var resumed = await ReportForgeProcess.Run(folder.Folder, Batch);

            var place = string.Create(CultureInfo.InvariantCulture, $"{call} {at}");
            resumed.ExitCode.ShouldBe(0, place + resumed.Error);
            FolderContents.Of(folder.PathOf("out")).ShouldBe(expected, place);
            Directory.Delete(folder.PathOf("out"), recursive: true);
            return isKilled;
        });
    }

    [Fact]
    public async Task Worker_goes_on_after_a_kill_at_any_call()
    {
        KilledAtCall.Require();
        using var folder = new TemporaryFolder();
        await ForEachPoint(async (call, at) =>
        {
            Directory.CreateDirectory(folder.PathOf("in"));
            foreach (var (line, index) in CommuneData.Lines(Units).Select((line, index) => (line, index)))
                await File.WriteAllTextAsync(folder.PathOf("in", $"{index}.json"), index == 3 ? "[1]" : line);
            var isKilled = await KilledAtCall.Run(folder.Folder, call, at, ["serve", "--inbox", "in", "--outbox", "box"], () => Ended(folder));
            var place = string.Create(CultureInfo.InvariantCulture, $"{call} {at}");
            await GoOn(folder, place);

            Names(folder, "box", "*.docx").ShouldBe(["0.docx", "1.docx", "2.docx", "4.docx", "5.docx"], place);
            Names(folder, "box/done", "*").ShouldBe(["0.json", "1.json", "2.json", "4.json", "5.json"], place);
            Names(folder, "box/failed", "*").ShouldBe(["3.findings.json", "3.findings.txt", "3.json"], place);
            Names(folder, "box/working", "*.json").ShouldBeEmpty(place);
            Directory.Delete(folder.PathOf("box"), recursive: true);
            return isKilled;
        });
    }

    private async Task ForEachPoint(Func<string, int, Task<bool>> run)
    {
        var points = int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_KILLS"), CultureInfo.InvariantCulture, out var given) ? given : PointsOfABuild;
        var random = new Random(20261129);
        var killed = 0;
        for (var point = 0; point < points; point++)
        {
            var (call, first, last) = Calls[point % Calls.Length];
            killed += await run(call, random.Next(first, last + 1)) ? 1 : 0;
        }

        output.WriteLine($"{killed} of {points} runs were killed");
        killed.ShouldBeGreaterThan(points / 6);
    }

    private static bool Ended(TemporaryFolder folder) =>
        Directory.Exists(folder.PathOf("box", "failed")) && Names(folder, "box/done", "*").Count == Units - 1 && File.Exists(folder.PathOf("box", "failed", "3.json"));

    private static async Task GoOn(TemporaryFolder folder, string place)
    {
        using var process = ReportForgeProcess.Start(folder.Folder, "serve", "--inbox", "in", "--outbox", "box");
        var ended = ReportForgeProcess.End(process);
        var watch = Stopwatch.StartNew();
        while (!Ended(folder) && !process.HasExited && watch.Elapsed < Patience)
            await Task.Delay(50);
        var isDone = Ended(folder);
        process.Kill();
        var run = await ended;
        var there = string.Join(' ', Directory.EnumerateFiles(folder.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Folder, file)));
        var said = string.Concat(Names(folder, "box/failed", "*.findings.txt").Select(name => File.ReadAllText(folder.PathOf("box", "failed", name))));
        isDone.ShouldBeTrue($"{place}: {there}\n{said}{run.Out}{run.Error}");
    }

    private static List<string> Names(TemporaryFolder folder, string below, string pattern) =>
        [.. Directory.EnumerateFiles(folder.PathOf(below), pattern).Select(file => Path.GetFileName(file)).Where(name => name[0] != '.').Order(StringComparer.Ordinal)];
}
