namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>A batch that is killed thirty times and goes on each time ends with the bytes of one that was left alone.</summary>
public sealed class KilledBatchTests(ITestOutputHelper output)
{
    private const int Units = 300;
    private const int Kills = 30;

    private static readonly string[] Resuming = ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", "killed", "--jobs", "2", "--resume"];

    [Fact]
    public async Task Kills_leave_no_trace_in_what_a_resumed_batch_makes()
    {
        var seed = Environment.GetEnvironmentVariable("REPORTFORGE_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 20261121;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        var undisturbed = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", "cchc-annual", "--out", "undisturbed", "--jobs", "1");
        undisturbed.Out.ShouldContain($"Đã lập {Units}, ");

        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
            interrupted += await ReportForgeProcess.RunAndKill(folder.Folder, Resuming, TimeSpan.FromMilliseconds(random.Next(50, 900))) ? 1 : 0;
        var last = await Resume(folder.Folder);

        output.WriteLine($"{interrupted} of {Kills} runs were killed before their end");
        last.Out.ShouldContain("không lập được 0, còn lại 0");
        interrupted.ShouldBeGreaterThan(Kills / 2);
        FolderContents.Of(folder.PathOf("killed")).ShouldBe(FolderContents.Of(folder.PathOf("undisturbed")));
    }

    private static Task<ProcessRun> Resume(string folder) => ReportForgeProcess.Run(folder, Resuming);
}
