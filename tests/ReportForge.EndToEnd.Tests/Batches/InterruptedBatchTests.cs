using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>Ctrl+C as a terminal sends it to the process: what is in hand is finished, the ledger is true, resume goes on.</summary>
public sealed class InterruptedBatchTests
{
    private const int Units = 200;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_batch_stops_cleanly_and_resume_finishes(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Signals are sent with kill.");
            throw new PlatformNotSupportedException("The test needs signals.");
        }

        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        using var running = ReportForgeProcess.StartInterruptible(folder.Folder, Command("stopped"));
        var ended = ReportForgeProcess.End(running);
        await InterruptAfterTheFirstDocument(folder.PathOf("stopped"), running, signal);

        var stopped = await ended;
        var made = BatchManifest.Documents(folder.PathOf("stopped")).Count();
        var inLedger = CountMade(folder.PathOf("stopped", "ledger.sqlite"));
        var resumed = await ReportForgeProcess.Run(folder.Folder, [.. Command("stopped"), "--resume"]);
        var undisturbed = await ReportForgeProcess.Run(folder.Folder, Command("undisturbed"));

        stopped.ExitCode.ShouldBe(1, stopped.Error);
        stopped.Error.ShouldContain("RF6040");
        stopped.Out.ShouldContain($"Đã lập {made}, giữ nguyên 0, không lập được 0, còn lại {Units - made}.");
        made.ShouldBeInRange(1, Units - 1);
        inLedger.ShouldBe(made);
        resumed.Out.ShouldContain($"Đã lập {Units - made}, giữ nguyên {made}, không lập được 0, còn lại 0.");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        undisturbed.ExitCode.ShouldBe(0, undisturbed.Error);
        FolderContents.Of(folder.PathOf("stopped")).ShouldBe(FolderContents.Of(folder.PathOf("undisturbed")));
    }

    private static string[] Command(string output) => ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", output, "--jobs", "2"];

    private static async Task InterruptAfterTheFirstDocument(string output, Process running, string signal)
    {
        while (!Directory.Exists(output) || !BatchManifest.Documents(output).Any())
        {
            running.HasExited.ShouldBeFalse("The batch ended before a document stood in its folder.");
            await Task.Delay(5);
        }

        using var kill = Process.Start("kill", ["-s", signal, running.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    private static int CountMade(string ledger)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ledger, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM unit WHERE state = 'made'";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
