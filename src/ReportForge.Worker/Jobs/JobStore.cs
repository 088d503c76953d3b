using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker.Jobs;

/// <summary>Requests that are answered later, in the store.</summary>
internal sealed class JobStore(IStore store)
{
    private const string Shown =
        "id, unit, caller, is_program, actor, method, route, path, query, state, attempt, created_at, started_at, finished_at, status";

    public Task<JobRow?> Find(string id, Caller caller) => store.Read(connection => connection.QuerySingleOrDefaultAsync<JobRow>(
        $"SELECT {Shown} FROM job WHERE id = @id AND {Caller.ScopeSql}", new { id, scope = caller.Unit }));

    /// <summary>The latest jobs of a caller's units, those behind an id.</summary>
    public Task<IReadOnlyList<JobRow>> Latest(Caller caller, string? after, int count) =>
        store.Read<IReadOnlyList<JobRow>>(async connection =>
        [.. await connection.QueryAsync<JobRow>(
            $"SELECT {Shown} FROM job WHERE {Caller.ScopeSql} AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count",
            new { scope = caller.Unit, after, count })]);

    /// <summary>The answer of a job that is over; null when there is none.</summary>
    public Task<JobAnswer?> Answer(string id) => store.Read(connection => connection.QuerySingleOrDefaultAsync<JobAnswer>(
        "SELECT status, answer_headers AS headers, answer AS body FROM job WHERE id = @id AND status IS NOT NULL", new { id }));

    public Task<IReadOnlyList<string>> Waiting() => store.Read<IReadOnlyList<string>>(async connection =>
        [.. await connection.QueryAsync<string>("SELECT id FROM job WHERE state = 'waiting' ORDER BY id")]);

    public static async Task<int> WaitingOf(DbTransaction transaction, string unit) =>
        await transaction.One<int>("SELECT COUNT(*) FROM job WHERE unit = @unit AND state IN ('waiting', 'running')", new { unit });

    public static Task Add(DbTransaction transaction, JobRow job) => transaction.Run(
        """
        INSERT INTO job (id, unit, caller, is_program, actor, method, route, path, query, route_values, headers, body, state, created_at)
        VALUES (@Id, @Unit, @Caller, @IsProgram, @Actor, @Method, @Route, @Path, @Query, @RouteValues, @Headers, @Body, @State, @CreatedAt)
        """,
        job);

    public Task<string?> StateOf(string id) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<string>("SELECT state FROM job WHERE id = @id", new { id }));

    /// <summary>Takes a waiting job in hand, whole; null when another has it or nobody wants it any more.</summary>
    /// <param name="id">Id of the job.</param>
    /// <param name="at">The moment.</param>
    /// <param name="isRecovery">Whether the process is gone that had it in hand before.</param>
    public Task<JobRow?> Claim(string id, long at, bool isRecovery) => store.Write(async transaction =>
    {
        // A process that works alone has released at its start what was in hand; what is in hand now it has itself.
        var isLeftBehind = isRecovery && store.IsShared;
        if (isLeftBehind)
            await Move(transaction, id, JobStates.Cancelling, JobStates.Cancelled, at);
        return await transaction.One<JobRow>(
            $"""
            UPDATE job SET state = 'running', attempt = attempt + 1, started_at = @at
            WHERE id = @id AND state IN ('waiting', @other)
            RETURNING {Shown}, route_values, headers, body
            """,
            new { id, at, other = isLeftBehind ? JobStates.Running : JobStates.Waiting });
    });

    /// <summary>
    /// Ends a job with its answer; what it was asked is needed no more. Of a process that was thought to be gone, and whose work
    /// another has taken up, nothing is kept.
    /// </summary>
    public Task Finish(JobRow job, JobAnswer answer, string state, long at) => store.Write(async transaction =>
    {
        var unit = await transaction.One<string>(
            """
            UPDATE job SET state = @state, status = @Status, answer_headers = @Headers, answer = @Body, finished_at = @at, body = @nothing
            WHERE id = @Id AND attempt = @Attempt AND state IN ('running', 'cancelling') RETURNING unit
            """,
            new { job.Id, job.Attempt, state, at, answer.Status, answer.Headers, answer.Body, nothing = Array.Empty<byte>() });
        if (unit is not null)
        {
            var told = new JsonObject { ["job"] = job.Id, ["unit"] = unit, ["state"] = state, ["status"] = answer.Status };
            await WebhookOutbox.Note(transaction, unit, WebhookEvents.JobFinished, told, at);
        }
    });

    /// <summary>Moves a job on, if it is where its mover believes it to be.</summary>
    public static async Task<bool> Move(DbTransaction transaction, string id, string from, string to, long? finishedAt = null) =>
        await transaction.Run(
            "UPDATE job SET state = @to, finished_at = @finishedAt WHERE id = @id AND state = @from",
            new { id, from, to, finishedAt }) == 1;

    public Task<bool> Move(string id, string from, string to, long? finishedAt = null) =>
        store.Write(transaction => Move(transaction, id, from, to, finishedAt));

    /// <summary>What a process had in hand that is no longer there waits again, or has ended if that was wanted.</summary>
    public Task ReleaseAll(long at) => store.Write(async transaction =>
    {
        await transaction.Run("UPDATE job SET state = 'waiting' WHERE state = 'running'");
        await transaction.Run("UPDATE job SET state = 'cancelled', finished_at = @at WHERE state = 'cancelling'", new { at });
    });
}
