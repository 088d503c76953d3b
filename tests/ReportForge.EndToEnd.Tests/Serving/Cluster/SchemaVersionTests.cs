using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>Programs of several versions on one PostgreSQL database: the earlier one leaves the store to the later one.</summary>
public sealed class SchemaVersionTests
{
    private const string Later = "ReportForge.Worker.Store.Migrations.9999_later.sql";
    private const int Units = 40;

    [Fact]
    public async Task A_later_program_that_brings_the_schema_on_ends_the_earlier_one_and_loses_nothing()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();
        using var node = await Started(folder.PathOf("node"), connection);
        var key = await node.NewKey(await node.Password());
        using var program = node.Program(key);
        var batch = await ClusterBatch.HandedIn(program, "cchc-annual", CommuneData.Lines(Units));
        PostgresServer.Query(connection, $"INSERT INTO schemaversions (scriptname, applied) VALUES ('{Later}', now())");
        var (exitCode, log) = await node.Ended();
        var started = await ReportForgeProcess.Run(folder.Folder, "serve", "--postgres", connection, "--urls", "http://127.0.0.1:0");
        PostgresServer.Query(connection, $"DELETE FROM schemaversions WHERE scriptname = '{Later}'");
        using var next = await Started(folder.PathOf("next"), connection);
        using var again = next.Program(key);
        var done = await batch.UntilDone(again);

        exitCode.ShouldBe(3, log);
        log.ShouldContain($"lỗi RF5602: kho dữ liệu do phiên bản chương trình mới hơn lập ('{Later}')");
        log.ShouldNotContain("   at ");
        (started.ExitCode, started.Error.Contains("RF5602", StringComparison.Ordinal)).ShouldBe((3, true), started.Error);
        started.Error.ShouldNotContain("   at ");
        ((int?)done["made"], (int?)done["failed"]).ShouldBe((Units, 0));
    }

    [Fact]
    public async Task Machines_that_start_at_once_on_an_empty_database_make_its_schema_once()
    {
        Postgres.Require();
        using var folder = new TemporaryFolder();
        var connection = PostgresServer.NewDatabase();

        var nodes = await Task.WhenAll(Started(folder.PathOf("first"), connection), Started(folder.PathOf("second"), connection));
        using var first = nodes[0];
        using var second = nodes[1];
        var password = await await Task.WhenAny(first.Password(), second.Password());
        var key = await second.NewKey(password);
        using var program = first.Program(key);

        (await program.GetAsync("/api/v1/batches")).IsSuccessStatusCode.ShouldBeTrue();
        PostgresServer.Query(connection, "SELECT COUNT(*) - COUNT(DISTINCT scriptname) FROM schemaversions").ShouldBe("0");
        PostgresServer.Query(connection, "SELECT COUNT(*) FROM account").ShouldBe("1");
    }

    private static Task<ServiceNode> Started(string folder, string connection) => ServiceNode.Started(
        ["dotnet", ReportForgeProcess.Program], folder, connection, RepositoryRoot.PathOf("templates"));
}
