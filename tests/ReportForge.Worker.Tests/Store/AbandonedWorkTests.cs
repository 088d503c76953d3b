using System.Data.Common;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using ReportForge.Reports.Units;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Store;

/// <summary>
/// What a process holds that is frozen in the middle of a statement: the database waits for the rest without a limit, and the other
/// processes have to free it.
/// </summary>
public sealed class AbandonedWorkTests
{
    private const string Batch =
        "INSERT INTO batch (id, unit, kind, state, file_name, input, template, findings, actor, created_at) "
        + "VALUES ('b', '*', 'k', 'running', 'f', 'h', 't', '[]', 'a', 0)";

    private const string Unit =
        "INSERT INTO batch_unit (batch, ord, key, unit, name, period, source, line, input, state, file_name, findings, errors, warnings) "
        + "VALUES ('b', 0, 'k', 'u', 'n', 'p', 's', 1, '{}', 'wait', 'f', '[]', 0, 0)";

    private const int Units = 6;

    // Who is frozen does not see that it waits for long.
    private const string Frozen = ";Command Timeout=0";

    private const string LockUnits = "SELECT ord FROM batch_unit WHERE state = 'wait' FOR UPDATE SKIP LOCKED";

    [Fact]
    public async Task Units_and_rows_for_which_others_wait_are_free_again_and_what_is_sent_slowly_goes_on()
    {
        Postgres.Require();
        using var store = PostgresStore.Open(PostgresServer.NewDatabase() + Frozen);
        store.Migrate();
        await store.Write(async transaction =>
        {
            await transaction.Run("INSERT INTO blob (hash, bytes, size) VALUES ('h', '', 0)");
            await transaction.Run(Batch);
            await transaction.Run(Unit);
        });

        // Holds units, and nobody waits for them: who looks for units passes over those that are locked.
        using var units = new StuckStream();
        var withUnits = await Stuck(store, units, transaction => transaction.All<int>(LockUnits));
        // Holds a row for which somebody waits.
        using var row = new StuckStream();
        var withRow = await Stuck(store, row, transaction => transaction.Run("UPDATE batch SET actor = 'x' WHERE id = 'b'"));
        var waiting = store.Hold(transaction => transaction.Run("UPDATE batch SET actor = 'y' WHERE id = 'b'"));
        // Holds what nobody needs.
        using var slow = new StuckStream();
        var alone = await Stuck(store, slow, transaction => transaction.Run("INSERT INTO blob (hash, bytes, size) VALUES ('own', '', 0)"));
        await store.FreeAbandoned();
        var early = (await Held(store), withUnits.IsCompleted, withRow.IsCompleted, waiting.IsCompleted);

        var clock = Stopwatch.StartNew();
        while ((await Held(store) > 0 || !waiting.IsCompleted) && clock.Elapsed < 2 * AbandonedWatch.FreeWithin)
        {
            await Task.Delay(200);
            await store.FreeAbandoned();
        }

        (await Held(store)).ShouldBe(0);
        early.ShouldBe((1, false, false, false));
        clock.Elapsed.ShouldBeGreaterThan(PostgresStore.LongestSilence / 2);
        (await waiting).ShouldBe(1);
        foreach (var (stream, frozen) in new[] { (units, withUnits), (row, withRow) })
        {
            stream.Thaw();
            (await Should.ThrowAsync<NpgsqlException>(frozen)).ShouldNotBeNull();
        }

        slow.Thaw();
        (await alone).ShouldBe(1);
        (await store.Read(connection => connection.QueryAsync<string>("SELECT actor FROM batch"))).ShouldBe(["y"]);
        (await store.Read(connection => connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM blob"))).ShouldBe(3);
    }

    [Fact(Timeout = 90_000)]
    public async Task A_batch_ends_whose_units_a_frozen_process_holds()
    {
        Postgres.Require();
        var connection = PostgresServer.NewDatabase();
        await using var service = new TestService { Settings = new Dictionary<string, string?> { ["Postgres"] = connection } };
        await service.InitializeAsync();
        using var program = await service.ProgramOf("*", "Read", "Write", "Batch");
        var path = await HandedIn(program);
        await Ended(program, path);
        using var frozenProcess = PostgresStore.Open(connection + Frozen);
        await frozenProcess.Write(transaction => transaction.Run(
            "UPDATE batch_unit SET state = 'wait', document = NULL WHERE ord > 0; UPDATE batch SET state = 'cancelled'"));
        using var half = new StuckStream();
        var held = 0;
        var frozen = await Stuck(frozenProcess, half, async transaction => held = (await transaction.All<int>(LockUnits)).Count);

        using var resumed = await program.Post($"{path}/resume", new ByteArrayContent([]));
        var last = await Ended(program, path);
        half.Thaw();

        held.ShouldBe(Units - 1);
        ((string?)last["state"], (int?)last["made"], (int?)last["failed"]).ShouldBe(("done", Units, 0));
        await Should.ThrowAsync<NpgsqlException>(frozen);
    }

    // One transaction that does something, and then sends half of a statement.
    private static async Task<Task<int>> Stuck(PostgresStore store, StuckStream half, Func<DbTransaction, Task> work)
    {
        var name = Guid.NewGuid().ToString();
        var running = store.Hold(async transaction =>
        {
            await work(transaction);
            var values = new DynamicParameters(new { name });
            values.Add("half", await store.ValueOf(half), System.Data.DbType.Binary);
            return await transaction.Run("INSERT INTO blob (hash, bytes, size) VALUES (@name, @half, 0)", values);
        });
        await Task.WhenAny(half.IsStuck, running);
        return running;
    }

    private static Task<int> Held(PostgresStore store) => store.Read(async connection =>
        await connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM batch_unit")
        - (await connection.QueryAsync<int>(LockUnits)).Count());

    private static async Task<string> HandedIn(HttpClient program)
    {
        var communes = UnitDirectory.Current.CommunesOf(TestReports.Province).Take(Units).Select(unit => unit.Code);
        var lines = string.Join('\n', communes.Select(unit => JsonNode.Parse(TestReports.Monthly(unit, 2030))!.ToJsonString()));
        using var accepted = await program.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(lines)));
        return accepted.Headers.Location!.OriginalString;
    }

    private static async Task<JsonObject> Ended(HttpClient program, string path)
    {
        await program.GetStringAsync($"{path}/events");
        using var batch = await program.GetAsync(path);
        return await batch.Json();
    }
}
