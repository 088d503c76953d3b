using ReportForge.EndToEnd.Tests.Batches;
using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>
/// <c>batch --service</c> at one of several machines, whatever happens to it; and at one that takes little at once. REPORTFORGE_UNITS asks
/// for more units than a build has time for.
/// </summary>
public sealed class ServiceBatchClusterTests
{
    private const string Kind = "cchc-annual";

    [Fact]
    public async Task Two_machines_give_the_folder_of_a_local_run()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var first = await Started(["dotnet"], folder.PathOf("first"), connection);
        using var second = await Started(["dotnet"], folder.PathOf("second"), connection);
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(ClusterTests.Setting("UNITS", 20)));

        var run = await ReportForgeProcess.Run(folder.Folder, Command(folder, first, await second.NewKey(await first.Password())));

        run.ExitCode.ShouldBe(0, run.Error);
        await ShouldBeOfLocalRun(folder);
    }

    [Fact]
    public async Task A_machine_that_is_started_again_is_waited_for_while_another_makes_its_units()
    {
        const int units = 40;
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var first = await Started(["dotnet"], folder.PathOf("first"), connection);
        using var second = await Started(["dotnet"], folder.PathOf("second"), connection);
        var key = await second.NewKey(await first.Password());
        using var other = second.Program(key);
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units));
        using var running = ReportForgeProcess.Start(folder.Folder, Command(folder, first, key));
        var ended = ReportForgeProcess.End(running);
        while (!Directory.Exists(folder.PathOf("there")) || !BatchManifest.Documents(folder.PathOf("there")).Any())
        {
            running.HasExited.ShouldBeFalse();
            await Task.Delay(5);
        }

        await first.Kill();
        var batch = await OnlyBatch(other);
        var madeByThen = (int?)(await batch.State(other))["made"];
        await batch.Until(other, state => (int?)state["made"] > madeByThen || (string?)state["state"] == "done");
        running.HasExited.ShouldBeFalse();
        await first.Restart();
        var run = await ended;

        run.ExitCode.ShouldBe(0, run.Error);
        await ShouldBeOfLocalRun(folder);
        PostgresServer.Query(connection, "SELECT COUNT(*) FROM batch").ShouldBe("1");
    }

    [Fact]
    public async Task Input_that_is_more_than_the_service_takes_at_once_is_handed_in_in_parts()
    {
        const int units = 9;
        const int bytesAUnit = 300_000;
        using var folder = new TemporaryFolder();
        using var node = await Started(["env", "REPORTFORGE_MaxUploadMiB=1", "dotnet"], folder.PathOf("node"), "");
        var key = await node.NewKey(await node.Password());
        // Blanks between tokens make a unit large and its document no slower.
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units).Select((line, at) =>
            (at % 4 == 3 ? "\n" : "") + "{" + new string(' ', bytesAUnit - line.Length) + line[1..]));

        var run = await ReportForgeProcess.Run(folder.Folder, Command(folder, node, key));

        run.ExitCode.ShouldBe(0, run.Error);
        await ShouldBeOfLocalRun(folder);
        using var program = node.Program(key);
        (await Batches(program)).Count.ShouldBe(3);
    }

    private static async Task ShouldBeOfLocalRun(TemporaryFolder folder)
    {
        var local = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "here");
        local.ExitCode.ShouldBe(0, local.Error);
        FolderContents.Of(folder.PathOf("there")).ShouldBe(FolderContents.Of(folder.PathOf("here")));
        BatchLedgerRows.Of(folder.PathOf("there")).ShouldBe(BatchLedgerRows.Of(folder.PathOf("here")));
    }

    private static string[] Command(TemporaryFolder folder, ServiceNode node, string key)
    {
        File.WriteAllText(folder.PathOf(".key"), key + "\n");
        return ["batch", "units.jsonl", "--kind", Kind, "--out", "there", "--service", node.Address.ToString(), "--service-key-file", ".key",
            "--templates", RepositoryRoot.PathOf("templates")];
    }

    private static Task<ServiceNode> Started(string[] by, string folder, string connection) => ServiceNode.Started(
        [.. by, ReportForgeProcess.Program], folder, connection, RepositoryRoot.PathOf("templates"));

    private static async Task<ClusterBatch> OnlyBatch(HttpClient program) =>
        new($"/api/v1/batches/{(await Batches(program)).Single()}");

    private static async Task<List<string>> Batches(HttpClient program)
    {
        var page = System.Text.Json.Nodes.JsonNode.Parse(await program.GetStringAsync("/api/v1/batches"));
        return [.. page?["items"]?.AsArray().Select(batch => (string?)batch?["id"] ?? "") ?? []];
    }
}
