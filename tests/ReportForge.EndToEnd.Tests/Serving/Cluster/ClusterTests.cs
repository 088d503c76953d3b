using System.Diagnostics;
using System.Globalization;
using System.Net;
using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>
/// Several processes on one PostgreSQL database are one service: what one of them has in hand when it dies, freezes or loses the
/// database, the others make, once. REPORTFORGE_KILLS, _CUTS and _FREEZES ask for more than a build has time for, _FROZEN for seconds
/// that a machine is frozen, _UNITS for larger batches, and _NAMESPACE=1 for a network of its own around the machine that is cut off.
/// </summary>
public sealed partial class ClusterTests(ITestOutputHelper output)
{
    private const string Kind = "cchc-annual";

    private static readonly int Units = Setting("UNITS", 60);
    private static readonly int Kills = Setting("KILLS", 2);
    private static readonly int Cuts = Setting("CUTS", 1);
    private static readonly int Freezes = Setting("FREEZES", 1);

    // Nought: until the batch is done.
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(Setting("FROZEN", 0));

    // What the command makes of the same units on one machine.
    private static readonly Lazy<Task<SortedDictionary<string, string>>> Local = new(LocalDocuments);

    [Fact]
    public async Task Documents_of_a_batch_are_those_of_a_run_on_one_machine_whatever_dies_meanwhile()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var two = await TwoMachines.Started(folder, connection, connection);
        var (first, second) = (two.First, two.Second);
        using var watching = first.Program(two.Key);
        using var other = second.Program(two.Key);
        var random = new Random(7);

        for (var kill = 0; kill < Kills; kill++)
        {
            var batch = await ClusterBatch.HandedIn(watching, Kind, CommuneData.Lines(Units));
            var (dying, alive) = random.Next(2) == 0 ? (first, other) : (second, watching);
            var made = random.Next(Units * 3 / 4);
            await batch.Until(alive, state => (string?)state["state"] != "planning" && (int?)state["made"] >= made);
            await dying.Kill();
            output.WriteLine($"killed at {made} of {Units}");
            var done = await Ended(batch, alive);
            await dying.Restart();

            ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
            (await batch.Documents(watching)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_frozen_machine_holds_nobody_up_and_writes_nothing_when_it_wakes()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var two = await TwoMachines.Started(folder, connection, connection);
        using var alive = two.Second.Program(two.Key);
        using var woken = two.First.Program(two.Key);

        for (var freeze = 0; freeze < Freezes; freeze++)
        {
            var batch = await QuarterMade(alive);
            two.First.Signal("STOP");
            var end = Ended(batch, alive);
            await (Frozen > TimeSpan.Zero ? Task.Delay(Frozen) : end);
            two.First.Signal("CONT");
            var done = await end;
            var after = await batch.UntilDone(woken);

            ((int?)done["made"], (int?)after["made"], (int?)after["failed"]).ShouldBe((Units, Units, 0));
            (await batch.Documents(woken)).ShouldBe(expected);
            PostgresServer.Query(connection, "SELECT COUNT(*) FROM batch_unit WHERE state <> 'made' OR document IS NULL").ShouldBe("0");
        }
    }

    [Fact]
    public async Task A_machine_that_is_cut_off_from_the_database_holds_nobody_up_and_comes_back()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        using var inside = Setting("NAMESPACE", 0) == 1 ? new NetworkNamespace() : null;
        using var server = inside is null ? new PostgresServer() : new PostgresServer(NetworkNamespace.Host);
        using var wire = new Wire(server.Port);
        var connection = server.Database();
        using var first = inside is null
            ? await Started(folder.PathOf("first"), connection.Replace($"Port={server.Port}", $"Port={wire.Port}", StringComparison.Ordinal))
            : await Inside(inside, folder.PathOf("first"), connection);
        using var second = await Started(folder.PathOf("second"), connection);
        var key = await second.NewKey(await first.Password());
        using var alive = second.Program(key);
        using var back = first.Program(key);

        for (var cut = 0; cut < Cuts; cut++)
        {
            var batch = await QuarterMade(alive);
            (inside is null ? wire.Cut : (Action)inside.Cut)();
            var done = await Ended(batch, alive);
            (inside is null ? wire.Mend : (Action)inside.Mend)();
            await batch.UntilDone(back);
            var again = await ClusterBatch.HandedIn(back, Kind, CommuneData.Lines(Units));
            await again.UntilDone(back);

            ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
            (await batch.Documents(back)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_batch_goes_on_when_the_database_was_started_again()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        using var server = new PostgresServer();
        using var node = await Started(folder.PathOf("node"), server.Database());
        using var program = node.Program(await node.NewKey(await node.Password()));
        var batch = await QuarterMade(program);

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
    public async Task Every_machine_shows_who_is_there_what_they_do_and_who_is_gone()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var two = await TwoMachines.Started(folder, connection, connection);
        var key = await two.Second.NewKey(await two.First.Password(), "*", "Read", "Batch", "Manage");
        using var first = two.First.Program(key);
        using var second = two.Second.Program(key);

        await Shows(first, page => Living(page) == 2);
        var batch = await ClusterBatch.HandedIn(first, Kind, CommuneData.Lines(Units / 2));
        await Shows(second, page => page.Contains("lập các đơn vị của một lần lập hàng loạt", StringComparison.Ordinal));
        await two.First.Kill();
        await Shows(second, page => Living(page) == 1);
        await batch.UntilDone(second);

        static int Living(string page) => page.Split("đang chạy").Length - 1;
    }

    private static async Task Shows(HttpClient program, Func<string, bool> isWanted)
    {
        var waited = Stopwatch.StartNew();
        var page = "";
        while (waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            page = WebUtility.HtmlDecode(await program.GetStringAsync("/operations"));
            if (isWanted(page))
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException(page);
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
        ["dotnet", ReportForgeProcess.Program], folder, connection, RepositoryRoot.PathOf("templates"));

    private static Task<ServiceNode> Inside(NetworkNamespace network, string folder, string connection) => ServiceNode.Started(
        [.. network.Enter, "dotnet", ReportForgeProcess.Program],
        folder,
        connection.Replace("127.0.0.1", NetworkNamespace.Host, StringComparison.Ordinal),
        RepositoryRoot.PathOf("templates"),
        NetworkNamespace.Inside);

    // What a fault costs is how long nothing was made.
    private async Task<System.Text.Json.Nodes.JsonObject> Ended(ClusterBatch batch, HttpClient alive)
    {
        var (watch, last, longest, made) = (Stopwatch.StartNew(), TimeSpan.Zero, TimeSpan.Zero, -1);
        return await batch.Until(alive, state =>
        {
            if ((int?)state["made"] is { } now && now != made)
            {
                longest = watch.Elapsed - last > longest ? watch.Elapsed - last : longest;
                (made, last) = (now, watch.Elapsed);
            }

            var isDone = (string?)state["state"] == "done";
            if (isDone)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {watch.Elapsed.TotalSeconds:0.0} s after the fault, nothing made for at most {longest.TotalSeconds:0.0} s"));
            return isDone;
        });
    }

    /// <summary>What is asked for by hand.</summary>
    internal static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_" + name), CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    private static async Task<ClusterBatch> QuarterMade(HttpClient program)
    {
        var batch = await ClusterBatch.HandedIn(program, Kind, CommuneData.Lines(Units));
        await batch.Until(program, state => (int?)state["made"] >= Units / 4);
        return batch;
    }

    private static async Task<SortedDictionary<string, string>> LocalDocuments()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        (await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "local", "--templates", RepositoryRoot.PathOf("templates"))).ExitCode.ShouldBe(0);
        var files = FolderContents.Of(folder.PathOf("local")).Where(file => file.Key.EndsWith(".docx", StringComparison.Ordinal));
        return new SortedDictionary<string, string>(files.ToDictionary(file => file.Key.Replace('\\', '/'), file => file.Value), StringComparer.Ordinal);
    }

    private sealed record TwoMachines(ServiceNode First, ServiceNode Second, string Key) : IDisposable
    {
        public static async Task<TwoMachines> Started(TemporaryFolder folder, string first, string second)
        {
            var one = await ClusterTests.Started(folder.PathOf("first"), first);
            var other = await ClusterTests.Started(folder.PathOf("second"), second);
            // Who signs in at one machine is known to the others.
            return new(one, other, await other.NewKey(await one.Password()));
        }

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
