namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>What a batch makes depends on its data alone: not on the number of jobs, not on the run.</summary>
public sealed class SameBytesTests
{
    private const int Units = 200;

    [Fact]
    public async Task One_job_or_two_first_run_or_second_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        await SampleReports.Write(folder, Units);

        await Batch(folder, "alone", "1");
        await Batch(folder, "pair", "2");
        await Batch(folder, "again", "2");

        var alone = FolderContents.Of(folder.PathOf("alone"));
        alone.Keys.Count(name => name.EndsWith(".docx", StringComparison.Ordinal)).ShouldBe(Units);
        FolderContents.Of(folder.PathOf("pair")).ShouldBe(alone);
        FolderContents.Of(folder.PathOf("again")).ShouldBe(alone);
        BatchManifest.Listed(folder.PathOf("pair")).ShouldBe(BatchManifest.Found(folder.PathOf("pair")));
        BatchManifest.ListedInTable(folder.PathOf("pair")).ShouldBe(BatchManifest.Found(folder.PathOf("pair")));
    }

    private static async Task Batch(TemporaryFolder folder, string output, string jobs)
    {
        var run = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", "cchc-annual", "--zip", "--out", output, "--jobs", jobs);
        run.Out.ShouldContain($"Đã lập {Units}, giữ nguyên 0, không lập được 0, còn lại 0.", customMessage: run.Error);
        run.ExitCode.ShouldBe(0);
    }
}
