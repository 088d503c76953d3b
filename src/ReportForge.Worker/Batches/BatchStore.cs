using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker.Batches;

/// <summary>Batches and their units in the store. Units are claimed by lanes; what a lane holds, nobody else makes.</summary>
internal sealed partial class BatchStore(IStore store, Blobs blobs, ServiceMeter meter, TimeProvider time)
{
    // Well below what the database takes for the silence of somebody who is gone.
    private static readonly TimeSpan LongestSilence = PostgresStore.LongestSilence / 4;

    private static readonly RowValues<(MadeUnit Made, string? Document)> Kept = new(
        ("ord", unit => unit.Made.Unit.Ord), ("state", unit => unit.Document is null ? BatchUnitStates.Failed : BatchUnitStates.Made),
        ("document", unit => unit.Document), ("key", unit => unit.Made.Unit.Key), ("unit", unit => unit.Made.Unit.Unit),
        ("name", unit => unit.Made.Unit.Name), ("period", unit => unit.Made.Unit.Period),
        ("file_name", unit => unit.Made.Unit.FileName), ("findings", unit => unit.Made.Unit.Findings),
        ("errors", unit => unit.Made.Unit.Errors), ("warnings", unit => unit.Made.Unit.Warnings));

    private const string UnitColumns =
        "batch, ord, key, unit, name, period, source, line, input, state, document, file_name, findings, errors, "
        + "warnings, judged AS is_judged";

    public Task<BatchRow?> Find(string id, Caller caller) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<BatchRow>(Counted($"id = @id AND {Caller.ScopeSql}"), new { id, scope = caller.Unit }));

    /// <summary>For the jobs, which work for whoever handed it in.</summary>
    public Task<BatchRow?> Find(string id) =>
        store.Read(connection => connection.QuerySingleOrDefaultAsync<BatchRow>(Counted("id = @id"), new { id }));

    public Task<IReadOnlyList<BatchRow>> Latest(Caller caller, int count, string? after = null) =>
        store.Read<IReadOnlyList<BatchRow>>(async connection =>
            [.. await connection.QueryAsync<BatchRow>(
                Counted($"{Caller.ScopeSql} AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count"),
                new { scope = caller.Unit, after, count })]);

    /// <summary>Batches that are not over, whoever handed them in.</summary>
    public Task<IReadOnlyList<string>> Open() => store.Read<IReadOnlyList<string>>(async connection =>
        [.. await connection.QueryAsync<string>("SELECT id FROM batch WHERE state IN ('planning', 'running') ORDER BY id")]);

    /// <summary>Units behind an ordinal, without their data.</summary>
    public Task<IReadOnlyList<BatchUnitRow>> Units(string batch, string? state, int after, int count) =>
        store.Read<IReadOnlyList<BatchUnitRow>>(async connection =>
            [.. await connection.QueryAsync<BatchUnitRow>(
                "SELECT batch, ord, key, unit, name, period, source, line, state, document, file_name, findings, errors, "
                    + "warnings FROM batch_unit WHERE batch = @batch AND ord > @after AND (@state IS NULL OR state = @state) ORDER BY ord "
                    + "LIMIT @count",
                new { batch, state, after, count })]);

    public static Task Add(DbTransaction transaction, BatchRow batch, string template) => transaction.Run(
        """
        INSERT INTO batch (id, unit, kind, state, file_name, input, template, findings, actor, only_changed, samples_form,
            created_at)
        VALUES (@Id, @Unit, @Kind, @State, @FileName, @Input, @template, '[]', @Actor, @OnlyChanged, @SamplesForm,
            @CreatedAt)
        """,
        new
        {
            batch.Id,
            batch.Unit,
            batch.Kind,
            batch.State,
            batch.FileName,
            batch.Input,
            template,
            batch.Actor,
            batch.OnlyChanged,
            batch.SamplesForm,
            batch.CreatedAt,
        });

    /// <summary>Moves a batch on, if it is where its mover believes it to be.</summary>
    public Task<bool> Move(string batch, string from, string to, string? findings = null) =>
        store.Write(async transaction => await transaction.Run(
            "UPDATE batch SET state = @to, findings = COALESCE(@findings, findings) WHERE id = @batch AND state = @from",
            new { batch, from, to, findings }) == 1);

    /// <summary>Ends a batch whose input cannot be read.</summary>
    public Task Refuse(string batch, string findings, long at) => End(batch, BatchStates.Refused, at, transaction => transaction.Run(
            "UPDATE batch SET state = 'refused', findings = @findings, finished_at = @at WHERE id = @batch AND state = 'planning'",
            new { batch, findings, at }));

    /// <summary>Ends a batch in which nothing is left to do.</summary>
    public Task Finish(string batch, long at) => End(batch, BatchStates.Done, at, transaction => transaction.Run(
            """
            UPDATE batch SET state = 'done', finished_at = @at WHERE id = @batch AND state = 'running'
            AND NOT EXISTS (SELECT 1 FROM batch_unit WHERE batch = @batch AND state IN ('wait', 'held'))
            """,
            new { batch, at }));

    private async Task End(string batch, string state, long at, Func<DbTransaction, Task<int>> end)
    {
        var isEnded = await store.Write(async transaction =>
        {
            if (await end(transaction) != 1)
                return false;
            await TellEnd(transaction, batch, at);
            return true;
        });
        if (isEnded)
            meter.JobEnded(ServiceMeter.BatchJob, state);
    }

    private static async Task TellEnd(DbTransaction transaction, string id, long at)
    {
        if (await transaction.One<BatchRow>(Counted("id = @id"), new { id }) is not { } batch)
            return;
        await WebhookOutbox.Note(transaction, batch.Unit, WebhookEvents.BatchFinished, new JsonObject
        {
            ["batch"] = batch.Id,
            ["unit"] = batch.Unit,
            ["kind"] = batch.Kind,
            ["state"] = batch.State,
            ["total"] = batch.Total,
            ["made"] = batch.Made,
            ["failed"] = batch.Failed,
            ["unchanged"] = batch.Unchanged,
        }, at);
    }

    /// <summary>Has some waiting units of a running batch made, and keeps what came of them.</summary>
    /// <param name="batch">Id of the batch.</param>
    /// <param name="holder">Whoever makes them.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="make">Makes one.</param>
    /// <returns>How many were made; 0 when none waits that nobody has in hand.</returns>
    public async Task<int> Work(string batch, string holder, int count, Func<BatchUnitRow, MadeUnit> make)
    {
        if (store.IsShared)
            return await WorkLocked(batch, count, make);
        var units = await Claim(batch, holder, count);
        if (units.Count > 0)
            await Deliver(batch, [.. units.Select(make)], holder);
        return units.Count;
    }

    // Rows that are locked are free in the moment in which their holder is gone, and cannot be written by one that comes back late.
    private Task<int> WorkLocked(string batch, int count, Func<BatchUnitRow, MadeUnit> make) => store.Hold(async transaction =>
    {
        var units = await transaction.All<BatchUnitRow>(
            $"""
            SELECT {UnitColumns} FROM batch_unit WHERE batch = @batch AND state = 'wait'
            AND EXISTS (SELECT 1 FROM batch WHERE id = @batch AND state = 'running')
            ORDER BY ord LIMIT @count FOR UPDATE SKIP LOCKED
            """,
            new { batch, count });
        var (made, heard) = (new List<MadeUnit>(), time.GetTimestamp());
        foreach (var unit in units)
        {
            made.Add(make(unit));
            if (time.GetElapsedTime(heard) < LongestSilence)
                continue;
            await Keep(transaction, batch, made, BatchUnitStates.Waiting, null);
            (made, heard) = ([], time.GetTimestamp());
        }

        await Keep(transaction, batch, made, BatchUnitStates.Waiting, null);
        return units.Count;
    });

    /// <summary>
    /// Whether units of a running batch are locked that nobody has made yet: each is made, or free again when its holder is gone.
    /// </summary>
    public async Task<bool> MayComeBack(string batch) => store.IsShared && await store.Read(connection => connection.QuerySingleAsync<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM batch_unit WHERE batch = @batch AND state = 'wait')
        AND EXISTS (SELECT 1 FROM batch WHERE id = @batch AND state = 'running')
        """,
        new { batch }));

    /// <summary>Takes some waiting units of a running batch in hand.</summary>
    private Task<IReadOnlyList<BatchUnitRow>> Claim(
        string batch, string holder, int count) => store.Write(transaction => transaction.All<BatchUnitRow>(
        $"""
        UPDATE batch_unit SET state = 'held', holder = @holder, attempt = attempt + 1
        WHERE batch = @batch AND state = 'wait'
        AND ord IN (SELECT ord FROM batch_unit WHERE batch = @batch AND state = 'wait' ORDER BY ord LIMIT @count)
        AND EXISTS (SELECT 1 FROM batch WHERE id = @batch AND state = 'running')
        RETURNING {UnitColumns}
        """,
        new { batch, holder, count }));

    /// <summary>Keeps what a lane has made. A unit that it no longer holds is another's by now, and stays as that one left it.</summary>
    private Task Deliver(string batch, IReadOnlyList<MadeUnit> units, string holder) => store.Write(transaction =>
        Keep(transaction, batch, units, BatchUnitStates.Held, holder));

    private async Task Keep(DbTransaction transaction, string batch, IReadOnlyList<MadeUnit> units, string from, string? holder)
    {
        foreach (var few in units.Chunk(RowValues<MadeUnit>.RowsAStatement))
        {
            var documents = await blobs.PutAll(transaction, [.. few.Select(made => made.Document)]);
            var (values, parameters) = Kept.Of([.. few.Zip(documents)]);
            parameters.AddDynamicParams(new { batch, from, holder });
            await transaction.Run(
                $"""
                WITH made ({Kept.Columns}) AS ({values})
                UPDATE batch_unit SET state = made.state, document = made.document, key = made.key, unit = made.unit,
                    name = made.name, period = made.period, file_name = made.file_name, findings = made.findings,
                    errors = made.errors, warnings = made.warnings, judged = 1, holder = NULL
                FROM made WHERE batch_unit.batch = @batch AND batch_unit.ord = made.ord
                AND batch_unit.state = @from AND (@holder IS NULL OR batch_unit.holder = @holder)
                """,
                parameters);
        }
    }

    /// <summary>What a lane holds waits again; what was locked does so by itself.</summary>
    public Task Release(string holder) => store.IsShared ? Task.CompletedTask : store.Write(transaction => transaction
        .Run("UPDATE batch_unit SET state = 'wait', holder = NULL WHERE state = 'held' AND holder = @holder", new { holder }));

    /// <summary>What a process held that is no longer there waits again.</summary>
    public Task ReleaseAll() =>
        store.Write(transaction => transaction.Run("UPDATE batch_unit SET state = 'wait', holder = NULL WHERE state = 'held'"));

    /// <summary>One unit, without its data.</summary>
    public Task<BatchUnitRow?> Unit(string batch, int ord) => store.Read(connection => connection.QuerySingleOrDefaultAsync<BatchUnitRow>(
        "SELECT batch, ord, key, unit, name, state, document, file_name FROM batch_unit WHERE batch = @batch AND ord = @ord",
        new { batch, ord }));

    /// <summary>Batches with how far they have come; all units of one are counted in one walk.</summary>
    /// <param name="wanted">Which, as a condition; order and limit may follow.</param>
    private static string Counted(string wanted) => $"""
        WITH wanted AS (
            SELECT id, unit, kind, state, file_name, input, findings, actor, only_changed, samples_form, created_at, finished_at
            FROM batch WHERE {wanted})
        SELECT wanted.*, COALESCE(total, 0) AS total, COALESCE(made, 0) AS made, COALESCE(failed, 0) AS failed,
            COALESCE(unchanged, 0) AS unchanged, COALESCE(with_errors, 0) AS with_errors
        FROM wanted LEFT JOIN (
            SELECT batch, COUNT(*) AS total, COUNT(*) FILTER (WHERE state = 'made') AS made,
                COUNT(*) FILTER (WHERE state = 'failed') AS failed, COUNT(*) FILTER (WHERE state = 'unchanged') AS unchanged,
                COUNT(*) FILTER (WHERE state = 'made' AND errors > 0) AS with_errors
            FROM batch_unit WHERE batch IN (SELECT id FROM wanted) GROUP BY batch) AS counted ON counted.batch = wanted.id
        ORDER BY wanted.id DESC
        """;
}
