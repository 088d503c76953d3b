using System.Globalization;
using System.IO.Compression;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <summary>A batch as the API gives it.</summary>
internal sealed record BatchResource(
    string Id,
    string Unit,
    string Kind,
    string State,
    int Total,
    int Made,
    int Failed,
    int Unchanged,
    int WithErrors,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>What is to be said of the set as a whole.</summary>
    public JsonNode? Findings { get; init; }

    public static BatchResource Of(BatchRow row) => new(
        row.Id, row.Unit, row.Kind, row.State, row.Total, row.Made, row.Failed, row.Unchanged, row.WithErrors,
        DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        row.FinishedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}

/// <summary>A unit of a batch.</summary>
internal sealed record BatchUnitResource(
    int Ordinal, string Unit, string Name, string Period, string Source, string State, string? Sha256, string FileName, JsonNode Findings);

/// <summary>A page of units; <see cref="Next"/> is the ordinal behind which the following one begins, null on the last.</summary>
internal sealed record BatchUnitPage(IReadOnlyList<BatchUnitResource> Items, int? Next);

/// <summary>How far a batch has come, as its events tell it.</summary>
internal sealed record BatchProgress(int Total, int Made, int Failed, int Unchanged, string State, bool Over);

/// <summary>Batches: handed in, watched, stopped, taken up again, fetched.</summary>
internal static class BatchEndpoints
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private const string NoConformance = "none";
    private const string WholeFindings = "stored";

    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Batches");
        Idempotency.Once(api.MapPost("/batches", Create).Needs(Rights.Batch))
            .WithSummary("Hands in the data of many units: one a line of a .jsonl, or one a row of a table.")
            .WithDescription("The file's name stands in Content-Disposition; its extension says what it is. Without a name it is a .jsonl. "
                + "With only=changed units are left alone that an earlier batch has made of the same data with the same template. With "
                + "conformance=none no document is checked for official form; with sample, the default, every two hundredth is.")
            .Accepts<Stream>("application/jsonl", "text/csv", MediaTypes.Workbook).Produces<BatchResource>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches", List)
            .Needs(Rights.Batch)
            .WithSummary("The batches of the caller's units, latest first.")
            .Produces<Page<BatchResource>>();
        api.MapGet("/batches/{id}", One)
            .Needs(Rights.Batch)
            .WithSummary("How far a batch has come.")
            .Produces<BatchResource>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches/{id}/units", Units)
            .Needs(Rights.Batch)
            .WithSummary("The units of a batch with their findings.")
            .WithDescription("With findings=stored they are whole: in both languages, with all that is known of their places.")
            .Produces<BatchUnitPage>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches/{id}/units/{ordinal:int}/document", Document).Needs(Rights.Batch).WithSummary("The document of one unit.")
            .Produces<Stream>(contentType: MediaTypes.Word).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches/{id}/findings", Findings).Needs(Rights.Batch)
            .WithSummary("All that was found in the units, as a table for Excel: a line a finding.")
            .Produces<Stream>(contentType: MediaTypes.Csv).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches/{id}/archive", Archive).Needs(Rights.Batch).WithSummary("All documents, in folders by province.")
            .Produces<Stream>(contentType: MediaTypes.Zip).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/batches/{id}/events", Events).Needs(Rights.Batch)
            .WithSummary("Progress as server-sent events, until the batch is over.")
            .Produces<BatchProgress>(contentType: "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/batches/{id}/cancel", Cancel).Needs(Rights.Batch)).WithSummary("Takes no more units in hand.")
            .Produces<BatchResource>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Idempotency.Once(api.MapPost("/batches/{id}/resume", Resume).Needs(Rights.Batch)).WithSummary("Goes on with a cancelled batch.")
            .Produces<BatchResource>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Idempotency.Once(api.MapPost("/batches/{id}/retry", Retry).Needs(Rights.Batch))
            .WithSummary("Makes once more what could not be made in a batch that is done.")
            .WithDescription("The data is what was handed in; register, rules and template are those of now.")
            .Produces<BatchResource>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>All documents of a batch as one archive, read from the store one by one.</summary>
    public static IResult ArchiveOf(HttpContext context, BatchRow batch, BatchStore batches, Blobs blobs) => ZipAnswer.Of(
        context, $"{batch.Kind}-{batch.Id[^6..]}.zip", archive => WriteArchive(archive, batch, batches, blobs));

    private static async Task WriteArchive(ZipArchive archive, BatchRow batch, BatchStore batches, Blobs blobs)
    {
        for (var after =
            -1; await batches.Units(batch.Id, BatchUnitStates.Made, after, Paging.Largest) is { Count: > 0 } units; after = units[^1].Ord)
        {
            foreach (var unit in units)
            {
                if (unit.Document is { } hash && await blobs.Get(hash) is { } bytes)
                    await archive.Add(unit.FileName, bytes);
            }
        }
    }

    private static async Task<IResult> Create(
        HttpRequest request, Stream body, BatchDesk desk, BatchStore batches, Caller caller, string kind, string? only, string? conformance)
    {
        if (conformance is not (null or NoConformance or "sample"))
            return Problems.BadRequest("conformance", new("Chỉ có sample hoặc none.", "It is sample or none."));
        // It was read to its end for its Idempotency-Key, and can be read again.
        var named = Bodies.GivenName(request) ?? (await Bodies.IsPackage(body) ? "data.xlsx" : "data.jsonl");
        var (id, problem) = await desk.Accept(new BatchSubmission(kind, named, body, OnlyChanged: only == "changed")
        {
            SamplesForm = conformance != NoConformance,
            Id = request.HttpContext.Features.Get<AcceptedWork>()?.Id,
        }, caller);
        if (id is null || await batches.Find(id, caller) is not { } batch)
            return problem ?? Problems.NotFound();
        return Results.Accepted($"{ApiPaths.Prefix}/batches/{id}", BatchResource.Of(batch));
    }

    private static async Task<IResult> List(HttpContext context, BatchStore batches, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await batches.Latest(caller, size, after);
        return Paging.Answer(context, [.. rows.Select(BatchResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }

    private static async Task<IResult> One(HttpRequest request, BatchStore batches, Caller caller, string id) =>
        await batches.Find(id, caller) is { } batch
            ? Results.Ok(BatchResource.Of(batch) with { Findings = FindingNodes.Of(batch.ReadFindings(), RequestLanguage.Of(request)) })
            : Problems.NotFound();

    private static async Task<IResult> Units(
        HttpRequest request, BatchStore batches, Caller caller, string id, string? state, int? after, int? count, string? findings)
    {
        if (await batches.Find(id, caller) is null)
            return Problems.NotFound();
        var size = Paging.SizeOf(count);
        var language = RequestLanguage.Of(request);
        var units = await batches.Units(id, state, after ?? -1, size);
        int? next = units.Count == size ? units[^1].Ord : null;
        Paging.Link(request.HttpContext, next?.ToString(CultureInfo.InvariantCulture));
        return Results.Ok(new BatchUnitPage(
            [.. units.Select(unit => new BatchUnitResource(
                unit.Ord,
                unit.Unit,
                unit.Name,
                unit.Period,
                unit.Line == 0 ? unit.Source : $"{unit.Source}({unit.Line})",
                unit.State,
                unit.Document,
                unit.FileName,
                findings == WholeFindings ? Stored(unit) : FindingNodes.Of(unit.ReadFindings(), language)))],
            next));
    }

    private static JsonNode Stored(BatchUnitRow unit) => JsonNode.Parse(unit.Findings) ?? new JsonArray();

    private static async Task<IResult> Document(BatchStore batches, Blobs blobs, Caller caller, string id, int ordinal)
    {
        if (await batches.Find(id, caller) is null || await batches.Unit(id, ordinal) is not { Document: { } hash } unit
            || await blobs.Get(hash) is not { } bytes)
            return Problems.NotFound();
        return Results.Bytes(bytes, MediaTypes.Word, Path.GetFileName(unit.FileName));
    }

    private static async Task<IResult> Findings(BatchStore batches, Caller caller, string id) =>
        await batches.Find(id, caller) is { } batch ? BatchListFiles.Findings(batch, batches) : Problems.NotFound();

    private static async Task<IResult> Archive(HttpContext context, BatchStore batches, Blobs blobs, Caller caller, string id) =>
        await batches.Find(id, caller) is { } batch ? ArchiveOf(context, batch, batches, blobs) : Problems.NotFound();

    private static async Task<IResult> Events(BatchStore batches, Caller caller, TimeProvider time, string id, CancellationToken gone) =>
        await batches.Find(id, caller) is null
            ? Problems.NotFound()
            : TypedResults.ServerSentEvents(Progress(batches, time, id, gone));

    private static async IAsyncEnumerable<SseItem<BatchProgress>> Progress(
        BatchStore batches, TimeProvider time, string id, [EnumeratorCancellation] CancellationToken gone)
    {
        BatchProgress? told = null;
        while (told is not { Over: true } && await batches.Find(id) is { } batch)
        {
            var now = new BatchProgress(batch.Total, batch.Made, batch.Failed, batch.Unchanged, batch.State, batch.IsOver);
            if (now != told)
                yield return new SseItem<BatchProgress>(told = now);
            else
                await Task.Delay(LookInterval, time, gone);
        }
    }

    private static Task<IResult> Cancel(BatchDesk desk, BatchStore batches, Caller caller, string id) =>
        Moved(batches, caller, id, batch => desk.Cancel(batch, caller));

    private static Task<IResult> Resume(BatchDesk desk, BatchStore batches, Caller caller, string id) =>
        Moved(batches, caller, id, batch => desk.Resume(batch, caller));

    private static Task<IResult> Retry(BatchStore batches, BatchDesk desk, Caller caller, string id) =>
        Moved(batches, caller, id, batch => desk.Retry(batch, caller));

    private static async Task<IResult> Moved(BatchStore batches, Caller caller, string id, Func<BatchRow, Task<bool>> move)
    {
        if (await batches.Find(id, caller) is not { } batch)
            return Problems.NotFound();
        if (!await move(batch))
            return Problems.WrongState(batch.State);
        return await batches.Find(id, caller) is { } now ? Results.Ok(BatchResource.Of(now)) : Problems.NotFound();
    }
}
