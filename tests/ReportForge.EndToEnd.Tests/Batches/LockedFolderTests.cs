using System.Diagnostics;
using System.Runtime.Versioning;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>An output folder that loses the right to write while a batch runs.</summary>
public sealed class LockedFolderTests
{
    private const int Units = 200;
    private const UnixFileMode Reading = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode Everything = Reading | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private static readonly string[] Command = ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", "open/out", "--jobs", "1"];

    [Fact]
    public async Task A_folder_that_becomes_read_only_is_reported_and_resume_finishes_when_it_may_be_written_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Permissions are taken away as Linux does it.");
            throw new PlatformNotSupportedException("The test needs Linux.");
        }

        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        new DirectoryInfo(folder.Folder).UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(folder.PathOf("open")).UnixFileMode = Everything;
        using var running = ReportForgeProcess.StartBound(folder.Folder, Command);
        var ended = ReportForgeProcess.End(running);
        await LockAfterTheFirstDocument(folder.PathOf("open", "out"), running);

        var refused = await ended;
        var made = BatchManifest.Documents(folder.PathOf("open", "out")).Count();
        Unlock(folder.PathOf("open", "out"));
        using var again = ReportForgeProcess.StartBound(folder.Folder, [.. Command, "--resume"]);
        var resumed = await ReportForgeProcess.End(again);

        refused.Error.ShouldContain("RF5111");
        refused.Error.ShouldContain("không có quyền");
        refused.ExitCode.ShouldBe(3);
        made.ShouldBeInRange(1, Units - 1);
        resumed.Out.ShouldContain("không lập được 0, còn lại 0");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        var found = BatchManifest.Found(folder.PathOf("open", "out"));
        found.Count.ShouldBe(Units);
        BatchManifest.Listed(folder.PathOf("open", "out")).ShouldBe(found);
        Directory.EnumerateFiles(folder.PathOf("open", "out"), ".*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SupportedOSPlatform("linux")]
    private static async Task LockAfterTheFirstDocument(string output, Process running)
    {
        while (!Directory.Exists(output) || !BatchManifest.Documents(output).Any())
        {
            running.HasExited.ShouldBeFalse("The batch ended before a document stood in its folder.");
            await Task.Delay(5);
        }

        foreach (var locked in FoldersOf(output))
            locked.UnixFileMode = Reading;
    }

    [SupportedOSPlatform("linux")]
    private static void Unlock(string output)
    {
        foreach (var locked in FoldersOf(output))
            locked.UnixFileMode = Reading | UnixFileMode.UserWrite;
    }

    // The folder itself comes first, so that no new one appears in it while those below are locked.
    private static IEnumerable<DirectoryInfo> FoldersOf(string output)
    {
        var top = new DirectoryInfo(output);
        yield return top;
        foreach (var folder in top.EnumerateDirectories("*", SearchOption.AllDirectories))
            yield return folder;
    }
}
