using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Pages.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Pages.Batches;

/// <summary>The pages of a province: batches with their progress.</summary>
internal static class BatchRoutes
{
    private const int BatchesOnPage = 50;

    private const int UnitsOnPage = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/batches", (Caller caller, BatchStore batches, ReportKindLibrary kinds) => All(caller, batches, kinds)).Needs(
            Rights.Batch);
        routes.MapPost("/batches", HandIn).Needs(Rights.Batch);
        routes.MapGet("/batches/{id}", One).Needs(Rights.Batch);
        routes.MapGet("/batches/{id}/archive", Archive).Needs(Rights.Batch);
        routes.MapGet("/batches/{id}/findings", Findings).Needs(Rights.Batch);
        routes.MapPost("/batches/{id}/cancel", (Caller caller, BatchStore batches, BatchDesk desk, string id, IFormCollection form) =>
            Moved(caller, batches, id, batch => desk.Cancel(batch, caller))).Needs(Rights.Batch);
        routes.MapPost("/batches/{id}/resume", (Caller caller, BatchStore batches, BatchDesk desk, string id, IFormCollection form) =>
            Moved(caller, batches, id, batch => desk.Resume(batch, caller))).Needs(Rights.Batch);
        routes.MapPost("/batches/{id}/retry", (Caller caller, BatchStore batches, BatchDesk desk, string id, IFormCollection form) =>
            Moved(caller, batches, id, batch => desk.Retry(batch, caller))).Needs(Rights.Batch);
    }

    private static async Task<IResult> HandIn(
        Caller caller,
        BatchStore batches,
        BatchDesk desk,
        ReportKindLibrary kinds,
        [FromForm] string kind,
        [FromForm] string? only,
        IFormFile file)
    {
        await using var stream = file.OpenReadStream();
        var (id, problem) = await desk.Accept(
            new BatchSubmission(kind, Path.GetFileName(file.FileName.Replace('\\', '/')), stream, only == "changed"),
            caller);
        return id is not null ? Results.LocalRedirect($"/batches/{id}") : await All(caller, batches, kinds, problem?.Title.Vi);
    }

    private static async Task<IResult> All(Caller caller, BatchStore batches, ReportKindLibrary kinds, string? complaint = null)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(BatchesPage.Kinds)] = kinds.Ids.Select(id => kinds.Find(id).Kind).OfType<ReportKind>().ToList(),
            [nameof(BatchesPage.Batches)] = await batches.Latest(caller, BatchesOnPage),
        };
        if (complaint is not null)
            values[nameof(BatchesPage.Complaint)] = complaint;
        return PageFrame.Page<BatchesPage>("Lập hàng loạt", caller, values, complaint is null
            ? StatusCodes.Status200OK
            : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> One(Caller caller, BatchStore batches, ReportKindLibrary kinds, string id, int? after)
    {
        if (await batches.Find(id, caller) is not { } batch)
            return ReportRoutes.NotHere(caller);
        var units = await batches.Units(id, null, after ?? -1, UnitsOnPage);
        var values = new Dictionary<string, object>
        {
            [nameof(BatchPage.Batch)] = batch,
            [nameof(BatchPage.KindName)] = kinds.Find(batch.Kind).Kind?.Name.Vi ?? batch.Kind,
            [nameof(BatchPage.Units)] = units,
        };
        if (units.Count == UnitsOnPage)
            values[nameof(BatchPage.Next)] = units[^1].Ord;
        return PageFrame.Page<BatchPage>("Lập hàng loạt", caller, values);
    }

    private static async Task<IResult> Archive(HttpContext context, Caller caller, BatchStore batches, Blobs blobs, string id) =>
        await batches.Find(id, caller) is { } batch
            ? BatchEndpoints.ArchiveOf(context, batch, batches, blobs)
            : ReportRoutes.NotHere(caller);

    private static async Task<IResult> Findings(Caller caller, BatchStore batches, string id) =>
        await batches.Find(id, caller) is { } batch ? BatchListFiles.Findings(batch, batches) : ReportRoutes.NotHere(caller);

    private static async Task<IResult> Moved(Caller caller, BatchStore batches, string id, Func<BatchRow, Task<bool>> move)
    {
        if (await batches.Find(id, caller) is not { } batch)
            return ReportRoutes.NotHere(caller);
        await move(batch);
        return Results.LocalRedirect($"/batches/{id}");
    }
}
