using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Jobs;

/// <summary>How much of a job is done.</summary>
internal sealed record JobProgress(int Done, int Total);

/// <summary>An accepted piece of work as the API gives it.</summary>
/// <param name="Id">Id of the job; a batch has that of the batch.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="State">waiting, running, cancelling, done, failed, cancelled; of a batch its own.</param>
/// <param name="Progress">How much is done.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="Status">Status of the answer; null until there is one.</param>
/// <param name="Result">Where the answer is; null until there is one.</param>
internal sealed record JobResource(
    string Id, string Request, string State, JobProgress Progress,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, int? Status, string? Result)
{
    public static string PathOf(string id) => $"{ApiPaths.Prefix}/jobs/{id}";

    public static JobResource Of(JobRow job) => new(
        job.Id, $"{job.Method} {job.Path}{job.Query}", job.State, new JobProgress(job.IsOver ? 1 : 0, 1),
        DateTimeOffset.FromUnixTimeMilliseconds(job.CreatedAt),
        At(job.FinishedAt), job.Status, job.Status is null ? null : PathOf(job.Id) + "/result");

    public static JobResource Of(BatchRow batch) => new(
        batch.Id, $"POST {ApiPaths.Prefix}/batches?kind={batch.Kind}", batch.State, new JobProgress(batch.Settled, batch.Total),
        DateTimeOffset.FromUnixTimeMilliseconds(batch.CreatedAt), At(batch.FinishedAt), null,
        batch.IsOver ? $"{ApiPaths.Prefix}/batches/{batch.Id}/archive" : null);

    private static DateTimeOffset? At(long? moment) => moment is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}

/// <summary>Jobs: watched, fetched, stopped.</summary>
internal static class JobEndpoints
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Jobs");
        api.MapGet("/jobs", List).Needs(Rights.Read)
            .WithSummary("The requests of the caller's units that were answered later, latest first.").Produces<Page<JobResource>>();
        api.MapGet("/jobs/{id}", One).Needs(Rights.Read).WithSummary("How far a job has come; a batch is one, too.")
            .Produces<JobResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/jobs/{id}/events", Events).Needs(Rights.Read)
            .WithSummary("The job as server-sent events, whenever it has moved on, until it is over.")
            .Produces<JobResource>(contentType: "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/jobs/{id}/result", Result).Needs(Rights.Read)
            .WithSummary("What the request was answered: status, type and body are those of the request itself.")
            .Produces<Stream>(contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/jobs/{id}", Cancel).Needs(Rights.Read).WithSummary("Stops a job.")
            .WithDescription("One that waits at once, one that runs as soon as what it has in hand can be left. "
                + "Who asked may, and who manages.")
            .Produces<JobResource>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(HttpContext context, JobStore jobs, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await jobs.Latest(caller, after, size);
        return Paging.Answer(context, [.. rows.Select(JobResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }

    private static async Task<IResult> One(HttpContext context, JobStore jobs, BatchStore batches, Caller caller, string id)
    {
        if (await jobs.Find(id, caller) is not { } job)
            return await BatchOf(batches, caller, id) is { } batch ? Results.Ok(JobResource.Of(batch)) : Problems.NotFound();
        if (!job.IsOver)
            context.Response.Headers.RetryAfter = "1";
        return Results.Ok(JobResource.Of(job));
    }

    private static async Task<IResult> Events(
        JobStore jobs, BatchStore batches, Caller caller, TimeProvider time, string id, CancellationToken gone) =>
        await Now(jobs, batches, caller, id) is null
            ? Problems.NotFound()
            : TypedResults.ServerSentEvents(Progress(jobs, batches, caller, time, id, gone));

    private static async IAsyncEnumerable<SseItem<JobResource>> Progress(
        JobStore jobs, BatchStore batches, Caller caller, TimeProvider time, string id, [EnumeratorCancellation] CancellationToken gone)
    {
        JobResource? told = null;
        while (await Now(jobs, batches, caller, id) is var (job, isOver))
        {
            if (job != told)
                yield return new SseItem<JobResource>(told = job);
            if (isOver)
                yield break;
            await Task.Delay(LookInterval, time, gone);
        }
    }

    private static async Task<(JobResource Job, bool IsOver)?> Now(JobStore jobs, BatchStore batches, Caller caller, string id)
    {
        if (await jobs.Find(id, caller) is { } job)
            return (JobResource.Of(job), job.IsOver);
        return await BatchOf(batches, caller, id) is { } batch ? (JobResource.Of(batch), batch.IsOver) : null;
    }

    private static async Task<IResult> Result(HttpContext context, JobStore jobs, Caller caller, string id)
    {
        if (await jobs.Find(id, caller) is not { } job)
            return Problems.NotFound();
        if (await jobs.Answer(id) is not { } answer)
            return Problems.WrongState(job.State);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(answer.Headers) ?? [])
            context.Response.Headers[name] = value;
        if (answer.Body.Length > 0)
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        return Results.Empty;
    }

    private static async Task<IResult> Cancel(
        JobDesk desk, JobStore jobs, BatchDesk batchDesk, BatchStore batches, Caller caller, string id)
    {
        if (await jobs.Find(id, caller) is { } job)
        {
            if (job.Caller != caller.Id && !caller.May(Rights.Manage))
                return Problems.Forbidden();
            var isStopped = await desk.Cancel(job, caller);
            return isStopped && await jobs.Find(id, caller) is { } now ? Results.Ok(JobResource.Of(now)) : Problems.WrongState(job.State);
        }

        if (await BatchOf(batches, caller, id) is not { } batch)
            return Problems.NotFound();
        return await batchDesk.Cancel(batch, caller) && await batches.Find(id, caller) is { } stopped
            ? Results.Ok(JobResource.Of(stopped))
            : Problems.WrongState(batch.State);
    }

    private static async Task<BatchRow?> BatchOf(BatchStore batches, Caller caller, string id) =>
        caller.May(Rights.Batch) ? await batches.Find(id, caller) : null;
}
