using System.Globalization;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>
/// Several processes on one PostgreSQL database are one service: what one of them has in hand when it dies, freezes or loses the
/// database, the others make, once. REPORTFORGE_KILLS asks for more kills than a build has time for.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const string Kind = "cchc-annual";
    private const int Units = 60;

    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_KILLS"), CultureInfo.InvariantCulture, out var set) ? set : 2;

    [Fact]
    public async Task Documents_of_a_batch_are_those_of_a_run_on_one_machine_whatever_dies_meanwhile()
    {
        PostgresServer.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        var connection = PostgresServer.NewDatabase();
        using var first = await ServiceNode.Started(folder.PathOf("first"), connection);
        using var second = await ServiceNode.Started(folder.PathOf("second"), connection);
        // Who signs in at one machine is known to the others.
        var key = await second.NewKey(await first.Password());
        using var watching = first.Program(key);
        using var other = second.Program(key);
        var random = new Random(7);

        for (var kill = 0; kill < Kills; kill++)
        {
            var batch = await ClusterBatch.HandedIn(watching, Kind, CommuneData.Lines(Units));
            var (dying, alive) = random.Next(2) == 0 ? (first, other) : (second, watching);
            var made = random.Next(Units * 3 / 4);
            await batch.Until(alive, state => (string?)state["state"] != "planning" && (int?)state["made"] >= made);
            await dying.Kill();
            var done = await batch.UntilDone(alive);
            await dying.Restart();

            output.WriteLine($"killed at {made} of {Units}");
            ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
            (await batch.Documents(watching)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_frozen_machine_holds_nobody_up_and_writes_nothing_when_it_wakes()
    {
        PostgresServer.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        var connection = PostgresServer.NewDatabase();
        using var first = await ServiceNode.Started(folder.PathOf("first"), connection);
        using var second = await ServiceNode.Started(folder.PathOf("second"), connection);
        var key = await first.NewKey(await first.Password());
        using var alive = second.Program(key);
        var batch = await ClusterBatch.HandedIn(alive, Kind, CommuneData.Lines(Units));
        await batch.Until(alive, state => (int?)state["made"] >= Units / 4);

        first.Signal("STOP");
        var done = await batch.UntilDone(alive);
        first.Signal("CONT");
        using var woken = first.Program(key);
        var after = await batch.UntilDone(woken);

        ((int?)done["made"], (int?)after["made"], (int?)after["failed"]).ShouldBe((Units, Units, 0));
        (await batch.Documents(woken)).ShouldBe(expected);
        PostgresServer.Query(connection, "SELECT COUNT(*) FROM batch_unit WHERE state <> 'made' OR document IS NULL").ShouldBe("0");
    }

    private static async Task<SortedDictionary<string, string>> LocalDocuments(TemporaryFolder folder, int units)
    {
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units));
        (await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "local", "--templates", RepositoryRoot.PathOf("templates"))).ExitCode.ShouldBe(0);
        var files = FolderContents.Of(folder.PathOf("local")).Where(file => file.Key.EndsWith(".docx", StringComparison.Ordinal));
        return new SortedDictionary<string, string>(files.ToDictionary(file => file.Key.Replace('\\', '/'), file => file.Value), StringComparer.Ordinal);
    }
}
