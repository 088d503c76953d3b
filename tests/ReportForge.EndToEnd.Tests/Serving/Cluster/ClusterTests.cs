using System.Globalization;
using System.Net;
using ReportForge.Tests.Cluster;

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
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        var connection = PostgresServer.NewDatabase();
        using var first = await Started(folder.PathOf("first"), connection);
        using var second = await Started(folder.PathOf("second"), connection);
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
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        var connection = PostgresServer.NewDatabase();
        using var first = await Started(folder.PathOf("first"), connection);
        using var second = await Started(folder.PathOf("second"), connection);
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

    [Fact]
    public async Task A_machine_that_is_cut_off_from_the_database_holds_nobody_up_and_comes_back()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        using var server = new PostgresServer();
        using var wire = new Wire(server.Port);
        var connection = server.Database();
        var byWire = connection.Replace($"Port={server.Port}", $"Port={wire.Port}", StringComparison.Ordinal);
        using var first = await Started(folder.PathOf("first"), byWire);
        using var second = await Started(folder.PathOf("second"), connection);
        var key = await second.NewKey(await first.Password());
        using var alive = second.Program(key);
        var batch = await ClusterBatch.HandedIn(alive, Kind, CommuneData.Lines(Units));
        await batch.Until(alive, state => (int?)state["made"] >= Units / 4);

        wire.Cut();
        var done = await batch.UntilDone(alive);
        wire.Mend();
        using var back = first.Program(key);
        await batch.UntilDone(back);
        var again = await ClusterBatch.HandedIn(back, Kind, CommuneData.Lines(Units));
        await again.UntilDone(back);

        ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
        (await batch.Documents(back)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_batch_goes_on_when_the_database_was_started_again()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var expected = await LocalDocuments(folder, Units);
        using var server = new PostgresServer();
        using var node = await Started(folder.PathOf("node"), server.Database());
        using var program = node.Program(await node.NewKey(await node.Password()));
        var batch = await ClusterBatch.HandedIn(program, Kind, CommuneData.Lines(Units));
        await batch.Until(program, state => (int?)state["made"] >= Units / 4);

        server.Halt();
        using var refused = await program.GetAsync("/api/v1/batches");
        var problem = await refused.Content.ReadAsStringAsync();
        server.GoOn();
        var done = await batch.UntilDone(program);

        (refused.StatusCode, refused.Headers.RetryAfter is not null).ShouldBe((HttpStatusCode.ServiceUnavailable, true), problem);
        problem.ShouldContain("RF5617");
        ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
        (await batch.Documents(program)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_in_words()
    {
        using var folder = new TemporaryFolder();

        var run = await ReportForgeProcess.Run(folder.Folder, "serve", "--postgres", "Host=127.0.0.1;Port=1;Username=a;Password=bi-mat;Database=b");
        var unreadable = await ReportForgeProcess.Run(folder.Folder, "serve", "--postgres", "Host=127.0.0.1;Lạ=bi-mat");

        (run.ExitCode, unreadable.ExitCode).ShouldBe((3, 3));
        run.Error.ShouldContain("RF5610");
        unreadable.Error.ShouldContain("RF5605");
        (run.Out + run.Error + unreadable.Out + unreadable.Error).ShouldNotContain("bi-mat");
    }

    private static Task<ServiceNode> Started(string folder, string connection) => ServiceNode.Started(
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "reportforge.dll")], folder, connection, RepositoryRoot.PathOf("templates"));

    private static async Task<SortedDictionary<string, string>> LocalDocuments(TemporaryFolder folder, int units)
    {
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units));
        (await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "local", "--templates", RepositoryRoot.PathOf("templates"))).ExitCode.ShouldBe(0);
        var files = FolderContents.Of(folder.PathOf("local")).Where(file => file.Key.EndsWith(".docx", StringComparison.Ordinal));
        return new SortedDictionary<string, string>(files.ToDictionary(file => file.Key.Replace('\\', '/'), file => file.Value), StringComparer.Ordinal);
    }
}
