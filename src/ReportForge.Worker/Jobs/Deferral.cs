using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Jobs;

/// <summary>
/// A request that prefers to be answered later (<c>Prefer: respond-async</c>, RFC 7240) is kept as it was sent, and becomes a job
/// of which the answer can be fetched. What answers it then is the route that would have answered it at once.
/// </summary>
internal sealed class Deferral(JobDesk desk)
{
    public const string Preference = "respond-async";

    // What a route may look at beside path, query and body.
    private static readonly string[] KeptHeaders = ["Content-Type", "Content-Disposition", "Accept", "Accept-Language"];

    public static RouteHandlerBuilder Allowed(RouteHandlerBuilder route) =>
        route.WithMetadata(new MayBeDeferred()).Produces<JobResource>(StatusCodes.Status202Accepted);

    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        var mayBe = context.GetEndpoint()?.Metadata.GetMetadata<MayBeDeferred>() is not null && IsPreferred(context.Request);
        if (mayBe && context.GetEndpoint() is RouteEndpoint route && context.Features.Get<Caller>() is { } caller)
            await (await Accept(context, route, caller)).ExecuteAsync(context);
        else
            await next(context);
    }

    private async Task<IResult> Accept(HttpContext context, RouteEndpoint route, Caller caller)
    {
        var request = context.Request;
        var (job, problem) = await desk.Accept(new JobRow
        {
            Id = context.Features.Get<AcceptedWork>()?.Id ?? "",
            Method = request.Method,
            Route = route.RoutePattern.RawText ?? "",
            Path = request.Path,
            Query = request.QueryString.ToString(),
            RouteValues = JsonSerializer.Serialize(request.RouteValues.ToDictionary(value => value.Key, value => value.Value?.ToString())),
            Headers = KeptOf(request.Headers),
            Body = await Bodies.Read(request.Body, context.RequestAborted),
        }, caller);
        if (job is null)
            return problem;
        context.Response.Headers["Preference-Applied"] = Preference;
        context.Response.Headers.RetryAfter = "1";
        return Results.Accepted(JobResource.PathOf(job.Id), JobResource.Of(job));
    }

    private static string KeptOf(IHeaderDictionary headers) =>
        JsonSerializer.Serialize(KeptHeaders.Where(headers.ContainsKey).ToDictionary(name => name, name => headers[name].ToString()));

    private static bool IsPreferred(HttpRequest request) => request.Headers.GetCommaSeparatedValues("Prefer")
        .Any(preference => preference.Split(';')[0].Trim().Equals(Preference, StringComparison.OrdinalIgnoreCase));
}
