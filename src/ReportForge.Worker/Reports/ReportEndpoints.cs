using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Batches.Lists;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;

namespace ReportForge.Worker.Reports;

/// <summary>Reports, their data and the versions of it.</summary>
internal static class ReportEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Reports");
        Idempotency.Once(Deferral.Allowed(api.MapPost("/reports", Create).Needs(Rights.Write)))
            .WithSummary("Hands in a report that is not there yet.")
            .WithDescription(
                "The body is the data: JSON, or a workbook. With incomplete=keep data that breaks its contract is kept with its findings; "
                    + "else it is refused.")
            .Accepts<Stream>(MediaTypes.Json, MediaTypes.Workbook).Produces<ReportResource>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/reports", List)
            .Needs(Rights.Read)
            .WithSummary("The reports of the caller's units, latest first.")
            .Produces<Page<ReportResource>>();
        api.MapGet("/units/{unit}/reports", ListOfUnit).Needs(Rights.Read).WithSummary("The reports of one unit.")
            .Produces<Page<ReportResource>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/reports/{id}", One)
            .Needs(Rights.Read)
            .WithSummary("One report with its findings.")
            .Produces<ReportResource>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{id}/data", Data)
            .Needs(Rights.Read)
            .WithSummary("The data as it stands.")
            .Produces<object>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/reports/{id}/data", Replace)
            .Needs(Rights.Write)
            .OnTopOfVersion()
            .WithSummary("New data, on top of the version in If-Match.")
            .Accepts<Stream>(MediaTypes.Json, MediaTypes.Workbook).Produces<ReportResource>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapPatch("/reports/{id}/data", Patch)
            .Needs(Rights.Write)
            .OnTopOfVersion()
            .WithSummary("Single fields by their paths, on top of the version in If-Match.")
            .Accepts<JsonObject>(MediaTypes.Json).Produces<ReportResource>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapGet("/reports/{id}/versions", History)
            .Needs(Rights.Read)
            .WithSummary("All versions, latest first.")
            .Produces<IEnumerable<VersionResource>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{id}/versions/{a:int}/differences/{b:int}", Differences).Needs(Rights.Read)
            .WithSummary("The fields that differ between two versions.")
            .Produces<IEnumerable<DifferenceResource>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Create(
        HttpRequest request, Stream body, ReportDesk desk, ReportStore reports, Caller caller, string? incomplete)
    {
        var bytes = await Bodies.Read(body, request.HttpContext.RequestAborted);
        var answer = await desk.Create(
            SubmissionOf(request, bytes) with { Id = request.HttpContext.Features.Get<AcceptedWork>()?.Id },
            incomplete == "keep" ? Incomplete.Keep : Incomplete.Refuse, caller);
        return await Answer(answer, request, reports, caller, StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(
        HttpContext context, ReportStore reports, Caller caller, string? kind, string? period, string? after, int? count) =>
        await Listed(
            context,
            reports,
            caller,
            new ReportQuery { Kind = kind, Period = period, After = after, Count = Paging.SizeOf(count) });

    private static async Task<IResult> ListOfUnit(
        HttpContext context,
        ReportStore reports,
        Caller caller,
        string unit,
        string? kind,
        string? period,
        string? after,
        int? count) => caller.Covers(unit)
        ? await Listed(
            context,
            reports,
            caller,
            new ReportQuery { Unit = unit, Kind = kind, Period = period, After = after, Count = Paging.SizeOf(count) })
        : Problems.UnitForbidden(unit);

    private static async Task<IResult> One(HttpRequest request, ReportStore reports, Caller caller, string id) =>
        await reports.Find(id, caller) is { } report
            ? await Resource(report, request, reports)
            : Problems.NotFound();

    private static async Task<IResult> Data(ReportStore reports, Caller caller, string id, int? version)
    {
        if (await reports.Find(id, caller) is not { } report || await reports.Version(id, version ?? report.Version) is not { } row)
            return Problems.NotFound();
        return Results.Bytes(Encoding.UTF8.GetBytes(row.Data), MediaTypes.Json, entityTag: Versions.TagOf(row.No));
    }

    private static async Task<IResult> Replace(
        HttpRequest request, Stream body, ReportDesk desk, ReportStore reports, Caller caller, string id, string? incomplete)
    {
        if (await reports.Find(id, caller) is not { } report)
            return Problems.NotFound();
        if (Versions.Seen(request) is not { } seen)
            return Problems.VersionMissing();
        var bytes = await Bodies.Read(body, request.HttpContext.RequestAborted);
        return await Answer(await desk.Replace(report, seen, SubmissionOf(request, bytes), incomplete == "keep"
            ? Incomplete.Keep
            : Incomplete.Refuse, caller), request, reports, caller);
    }

    private static async Task<IResult> Patch(
        HttpRequest request, JsonObject fields, ReportDesk desk, ReportStore reports, Caller caller, string id)
    {
        if (await reports.Find(id, caller) is not { } report)
            return Problems.NotFound();
        if (Versions.Seen(request) is not { } seen)
            return Problems.VersionMissing();
        return await Answer(await desk.Patch(report, seen, new FieldPatch(fields), caller), request, reports, caller);
    }

    private static async Task<IResult> History(HttpRequest request, ReportStore reports, Caller caller, string id, int? after, int? count)
    {
        if (await reports.Find(id, caller) is null)
            return Problems.NotFound();
        var size = Paging.SizeOf(count);
        var versions = await reports.Versions(id, after ?? int.MaxValue, size);
        Paging.Link(
            request.HttpContext,
            versions.Count == size && versions[^1].No > 1 ? versions[^1].No.ToString(CultureInfo.InvariantCulture) : null);
        return Results.Ok(versions.Select(version => VersionResource.Of(version, RequestLanguage.Of(request))));
    }

    private static async Task<IResult> Differences(ReportStore reports, Caller caller, string id, int a, int b)
    {
        if (await reports.Find(id, caller) is null
            || await reports.Version(id, a) is not { } old
            || await reports.Version(id, b) is not { } now)
            return Problems.NotFound();
        return Results.Ok(DataChanges.Between(Encoding.UTF8.GetBytes(old.Data), Encoding.UTF8.GetBytes(now.Data))
            .Select(change => new DifferenceResource(change.Path, change.Old, change.New)));
    }

    /// <summary>The report after a write, or the problem that prevented it.</summary>
    public static async Task<IResult> Answer(
        DeskAnswer answer, HttpRequest request, ReportStore reports, Caller caller, int status = StatusCodes.Status200OK)
    {
        if (answer.Problem is { } problem)
            return problem;
        if (answer.ReportId is not { } id || await reports.Find(id, caller) is not { } report)
            return Problems.NotFound();
        if (status == StatusCodes.Status201Created)
            request.HttpContext.Response.Headers.Location = $"{ApiPaths.Prefix}/reports/{id}";
        return await Resource(report, request, reports, status);
    }

    private static async Task<IResult> Resource(
        ReportRow report, HttpRequest request, ReportStore reports, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.Headers.ETag = Versions.TagOf(report.Version).ToString();
        var version = await reports.Version(report.Id, report.Version);
        return Results.Json(ReportResource.Of(report) with
        {
            Findings = version is null ? null : FindingNodes.Of(version.ReadFindings(), RequestLanguage.Of(request)),
            Issued = await reports.Issued(report.Id) is { } issued ? IssueResource.Of(issued) : null,
        }, statusCode: status);
    }

    private static async Task<IResult> Listed(HttpContext context, ReportStore reports, Caller caller, ReportQuery query)
    {
        var rows = await reports.List(query, caller);
        return Paging.Answer(context, [.. rows.Select(ReportResource.Of)], rows.Count == query.Count ? rows[^1].Id : null);
    }

    private static ReportSubmission SubmissionOf(HttpRequest request, byte[] bytes)
    {
        return new ReportSubmission(Bodies.NameOf(request, bytes, "data"), bytes, Bodies.IsPackage(bytes) ? "workbook" : "json");
    }
}
