using System.Diagnostics;
using ReportForge.Batches.Ledger;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>What the machine refuses is said in one finding, and after the cause is gone the batch goes on.</summary>
public sealed class FailingMachineTests
{
    private const int Units = 40;

    [Fact]
    public async Task A_full_disk_is_reported_and_resume_finishes_when_there_is_room()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        Directory.CreateDirectory(folder.PathOf("small"));
        if (await Run("mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", folder.PathOf("small")) != 0)
            Assert.Skip("A small disk can only be mounted by root.");
        try
        {
            var full = await Batch(folder.Folder, "small/out");
            (await Run("mount", "-o", "remount,size=64m", folder.PathOf("small"))).ShouldBe(0);
            var resumed = await Batch(folder.Folder, "small/out", "--resume");

            full.Error.ShouldContain("RF5112");
            full.ExitCode.ShouldBe(3);
            resumed.Out.ShouldContain("không lập được 0, còn lại 0");
            resumed.ExitCode.ShouldBe(0);
            Directory.EnumerateFiles(folder.PathOf("small", "out"), "*.docx", SearchOption.AllDirectories).Count().ShouldBe(Units);
            Directory.EnumerateFiles(folder.PathOf("small", "out"), ".*", SearchOption.AllDirectories).ShouldBeEmpty();
        }
        finally
        {
            await Run("umount", folder.PathOf("small"));
        }
    }

    [Fact]
    public async Task A_ledger_that_another_process_holds_is_reported()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        Directory.CreateDirectory(folder.PathOf("out"));
        using (var held = BatchLedger.Open(folder.PathOf("out"), "cchc-annual"))
        {
            held.NextRun();
            var refused = await Batch(folder.Folder, "out");
            refused.Error.ShouldContain("RF6050");
            refused.ExitCode.ShouldBe(3);
        }

        var resumed = await Batch(folder.Folder, "out", "--resume");

        resumed.Out.ShouldContain($"Đã lập {Units}, ");
    }

    private static Task<ProcessRun> Batch(string folder, string output, params string[] more) =>
        ReportForgeProcess.Run(folder, ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", output, .. more]);

    private static async Task<int> Run(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return -1;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        if (process is null)
            return -1;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
