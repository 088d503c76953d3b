using System.Diagnostics;
using System.Text.Json;
using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>Documents outside of the database.</summary>
public sealed partial class ClusterTests
{
    [Fact]
    public async Task Documents_in_a_folder_of_all_machines_are_those_of_a_run_on_one_machine()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        Put(folder, new { Documents = folder.PathOf("van-ban") });
        using var two = await TwoMachines.Started(folder, connection, connection);
        using var first = two.First.Program(two.Key);
        using var second = two.Second.Program(two.Key);

        var batch = await ClusterBatch.HandedIn(first, Kind, CommuneData.Lines(Units));
        var done = await batch.UntilDone(second);

        ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
        (await batch.Documents(first)).ShouldBe(expected);
        (await batch.Documents(second)).ShouldBe(expected);
        // The mark of the database lies there, too; what was handed in does not.
        Directory.EnumerateFiles(folder.PathOf("van-ban"), "*", SearchOption.AllDirectories).Count().ShouldBe(expected.Count + 1);
        PostgresServer.Query(connection, "SELECT COUNT(*) FROM blob WHERE octet_length(bytes) > 0").ShouldBe("1");
    }

    [Fact]
    public async Task A_batch_goes_on_when_the_store_of_its_documents_was_away()
    {
        Postgres.Require();
        var expected = await Local.Value;
        using var folder = new TemporaryFolder();
        await using var standIn = await S3StandIn.Started();
        standIn.Delay = TimeSpan.FromMilliseconds(20);
        var connection = PostgresServer.NewDatabase();
        Put(folder, new { Documents = $"s3://{S3StandIn.Bucket}/bao-cao", S3Endpoint = standIn.Endpoint });
        using var node = await Started(folder.PathOf("first"), connection);
        using var program = node.Program(await node.NewKey(await node.Password()));

        var batch = await ClusterBatch.HandedIn(program, Kind, CommuneData.Lines(Units));
        for (var waited = Stopwatch.StartNew(); standIn.Objects.Count < Units / 4 && waited.Elapsed < TimeSpan.FromMinutes(1);)
            await Task.Delay(5);
        standIn.Mood = StoreMood.IsAway;
        await Task.Delay(TimeSpan.FromSeconds(2));
        var meanwhile = await batch.State(program);
        standIn.Mood = StoreMood.Serves;
        var done = await batch.UntilDone(program);

        ((int?)meanwhile["made"]).ShouldNotBe(Units);
        ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
        (await batch.Documents(program)).ShouldBe(expected);
        var names = PostgresServer.Query(connection, "SELECT name FROM blob WHERE name IS NOT NULL").Split('\n');
        names.Length.ShouldBe(expected.Count);
        names.ShouldAllBe(name => standIn.Objects.ContainsKey($"bao-cao/{name}"));
    }

    private static void Put(TemporaryFolder folder, object settings)
    {
        foreach (var machine in new[] { "first", "second" })
        {
            Directory.CreateDirectory(folder.PathOf($"{machine}/data"));
            File.WriteAllText(folder.PathOf($"{machine}/data/appsettings.json"), JsonSerializer.Serialize(settings));
        }
    }
}
