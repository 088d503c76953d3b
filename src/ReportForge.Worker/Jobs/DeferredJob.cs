using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Jobs;

/// <summary>Answers a request that was kept, by its route, for the caller as that one is now.</summary>
internal sealed class DeferredJob(
    JobDesk desk,
    JobStore jobs,
    CallerReading callers,
    Failures failures,
    EndpointDataSource endpoints,
    IServiceScopeFactory scopes,
    IOptions<FormOptions> forms,
    IHostApplicationLifetime service,
    ServiceMeter meter,
    TimeProvider time) : IJob
{
    // A request at which the process has died this often is not tried again.
    private const int MostAttempts = 3;

    private static readonly string[] KeptHeaders = ["Content-Type", "Content-Disposition", "Location", "ETag", "Cache-Control"];

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(JobScheduling.SubjectKey) ?? "";
        if (!await RoutesAreThere(cancellationToken))
            return;
        if (await jobs.Claim(id, Now, context.Recovering) is { } job)
            await desk.Run(id, stop => Do(job, stop));
    }

    // What waited from an earlier start comes before the routes of this one are known: without them it would be refused.
    private async Task<bool> RoutesAreThere(CancellationToken stop)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(service.ApplicationStarted, service.ApplicationStopping, stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, waited.Token)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return service.ApplicationStarted.IsCancellationRequested;
    }

    private async Task Do(JobRow job, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, service.ApplicationStopping);
        using var span = meter.Job(job.Kind);
        if (await AnswerOf(job, ending.Token) is { } answer)
        {
            var state = answer.Status < StatusCodes.Status400BadRequest ? JobStates.Done : JobStates.Failed;
            await jobs.Finish(job, answer, state, Now);
            meter.JobEnded(job.Kind, state);
        }
        else if (await jobs.Move(job.Id, JobStates.Cancelling, JobStates.Cancelled, Now))
            meter.JobEnded(job.Kind, JobStates.Cancelled);
        else
            await jobs.Move(job.Id, JobStates.Running, JobStates.Waiting); // The service stops: the next start takes it up.
    }

    /// <returns>Null when it was asked to stop before there was an answer.</returns>
    private async Task<JobAnswer?> AnswerOf(JobRow job, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = ContextOf(job, scope.ServiceProvider, stopping);
        var route = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => IsThat(endpoint, job));
        context.SetEndpoint(route);
        var work = await Refusal(context, job, route) is { } refusal
            ? refusal.ExecuteAsync
            : route?.RequestDelegate ?? Problems.NotFound().ExecuteAsync;
        var isAnswered = false;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await failures.Answer(context, async request =>
        {
            await work(request);
            isAnswered = true;
        });
        if (!isAnswered && stopping.IsCancellationRequested)
            return null;
        return new JobAnswer
        {
            Status = context.Response.StatusCode,
            Headers = KeptOf(context.Response.Headers),
            Body = body.ToArray(),
        };
    }

    // What was taken away from the caller since is gone.
    private async Task<Problems.Problem?> Refusal(HttpContext context, JobRow job, RouteEndpoint? route)
    {
        if (job.Attempt > MostAttempts)
            return Problems.MachineFailed(JobFindings.JobSetAside(job.Attempt - 1));
        if (await callers.Again(job.Caller, job.IsProgram) is not { } caller)
            return Problems.NotSignedIn();
        if (route is null)
            return Problems.NotFound();
        context.Features.Set(caller);
        return route.Metadata.GetMetadata<NeededRights>() is { } needed && caller.May(needed.Rights) ? null : Problems.Forbidden();
    }

    private DefaultHttpContext ContextOf(JobRow job, IServiceProvider services, CancellationToken stopping)
    {
        var context = new DefaultHttpContext { RequestServices = services, FormOptions = forms.Value, RequestAborted = stopping };
        var request = context.Request;
        (request.Method, request.Path, request.QueryString) = (job.Method, job.Path, new QueryString(job.Query));
        foreach (var (name, value) in Read(job.Headers))
            request.Headers[name] = value;
        foreach (var (name, value) in Read(job.RouteValues))
            request.RouteValues[name] = value;
        // As from a connection: of a stream that could be set back, the files of a form would be read in turns.
        (request.Body, request.ContentLength) = (PipeReader.Create(new ReadOnlySequence<byte>(job.Body)).AsStream(), job.Body.Length);
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(job.Body.Length > 0));
        context.Features.Set(new AcceptedWork(job.Id));
        return context;
    }

    private static string KeptOf(IHeaderDictionary headers) =>
        JsonSerializer.Serialize(KeptHeaders.Where(headers.ContainsKey).ToDictionary(name => name, name => headers[name].ToString()));

    private static bool IsThat(RouteEndpoint endpoint, JobRow job) => endpoint.RoutePattern.RawText == job.Route
        && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(job.Method) == true
        && endpoint.Metadata.GetMetadata<MayBeDeferred>() is not null;

    private static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
