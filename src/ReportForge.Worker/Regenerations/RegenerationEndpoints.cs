using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Regenerations;

/// <summary>One difference that the data made in an edited document.</summary>
/// <param name="Deed">applied, kept, deleted and so on: what became of it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Field">The field of the data, in words; null when it is not known.</param>
/// <param name="Old">What the program had written.</param>
/// <param name="New">What the data say now.</param>
/// <param name="Current">What a person wrote instead.</param>
/// <param name="Why">Why it was not taken over.</param>
internal sealed record ChangeResource(
    string Deed, string Subject, string Place, string? Field, string Old, string New, string Current, string? Why)
{
    public static ChangeResource Of(RegenerationChange change, MessageLanguage language) => new(
        change.Deed.ToString().ToLowerInvariant(), change.Subject.ToString().ToLowerInvariant(), change.Place.In(language),
        change.Field?.In(language),
        change.Old, change.New, change.Current, change.Why?.In(language));
}

/// <summary>An edited document with the data of its report brought into it.</summary>
internal sealed record RegenerationResource(
    int No, int Version, string Outcome, string FileName, bool Tracked, string By, DateTimeOffset At)
{
    public IReadOnlyList<ChangeResource> Changes { get; init; } = [];

    public JsonNode? Findings { get; init; }

    public static RegenerationResource Of(RegenerationRow row, MessageLanguage language) =>
        new(row.No, row.Version, row.Outcome, row.FileName, row.Tracked, row.Actor, DateTimeOffset.FromUnixTimeMilliseconds(row.At))
        {
            Changes = [.. row.ReadChanges().Select(change => ChangeResource.Of(change, language))],
            Findings = FindingNodes.Of(row.ReadFindings(), language),
        };
}

/// <summary>Edited documents: handed in, listed, fetched with the new figures.</summary>
internal static class RegenerationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Documents");
        Idempotency.Once(api.MapPost("/reports/{id}/regenerations", Create).Needs(Rights.Write))
            .WithSummary("Brings the data of the report into a document of it that a person has edited; no word of theirs is lost.")
            .WithDescription(
                "The body is the edited .docx. tracked=true writes every change as a tracked one; base names the version of the data that "
                    + "the document was made from, where it no longer says so, or where somebody else has handed in another edited copy.")
            .Accepts<Stream>(MediaTypes.Word).Produces<RegenerationResource>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/reports/{id}/regenerations", List).Needs(Rights.Read)
            .WithSummary("The edited documents that were handed in, latest first.")
            .Produces<IEnumerable<RegenerationResource>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{id}/regenerations/{no:int}", One).Needs(Rights.Read)
            .WithSummary("What the data changed in an edited document, and what was kept.")
            .Produces<RegenerationResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{id}/regenerations/{no:int}/document", Document).Needs(Rights.Read)
            .WithSummary("The edited document with the data brought into it.")
            .Produces<Stream>(contentType: MediaTypes.Word).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Create(
        HttpRequest request,
        Stream body,
        RegenerationDesk desk,
        RegenerationStore regenerations,
        ReportStore reports,
        Caller caller,
        string id,
        bool? tracked,
        int? @base)
    {
        if (await reports.Find(id, caller) is not { } report)
            return Problems.NotFound();
        var bytes = await Bodies.Read(body, request.HttpContext.RequestAborted);
        var answer =
            await desk.Regenerate(report, new(Bodies.GivenName(request) ?? "document.docx", bytes, tracked == true, @base), caller);
        if (answer.Problem is { } problem)
            return problem;
        return await regenerations.Find(id, answer.No) is { } made
            ? Results.Created(
                $"{ApiPaths.Prefix}/reports/{id}/regenerations/{answer.No}",
                RegenerationResource.Of(made, RequestLanguage.Of(request)))
            : Problems.NotFound();
    }

    private static async Task<IResult> List(
        HttpRequest request,
        RegenerationStore regenerations,
        ReportStore reports,
        Caller caller,
        string id) => await reports.Find(id, caller) is null
        ? Problems.NotFound()
        : Results.Ok((await regenerations.Of(id)).Select(row => RegenerationResource.Of(row, RequestLanguage.Of(request))));

    private static async Task<IResult> One(
        HttpRequest request, RegenerationStore regenerations, ReportStore reports, Caller caller, string id, int no) =>
        await reports.Find(id, caller) is not null && await regenerations.Find(id, no) is { } row
            ? Results.Ok(RegenerationResource.Of(row, RequestLanguage.Of(request)))
            : Problems.NotFound();

    private static async Task<IResult> Document(
        Blobs blobs, RegenerationStore regenerations, ReportStore reports, Caller caller, string id, int no)
    {
        if (await reports.Find(id, caller) is null
            || await regenerations.Find(id, no) is not { } row
            || await blobs.Get(row.Document) is not { } bytes)
            return Problems.NotFound();
        return Results.Bytes(bytes, MediaTypes.Word, row.FileName, entityTag: Versions.TagOf(row.Document));
    }
}
