using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Regenerations;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>The edited Word file goes up, the page says what was changed and kept, the file with the new figures comes down.</summary>
internal static class RegenerationRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/reports/{id:length(32)}/regenerations", HandIn).Needs(Rights.Write);
        routes.MapGet("/reports/{id:length(32)}/regenerations/{no:int}", One).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}/regenerations/{no:int}/document", Document).Needs(Rights.Read);
    }

    private static async Task<IResult> HandIn(
        Caller caller, PageServices services, RegenerationDesk desk, string id, IFormCollection form, IFormFile edited)
    {
        if (await services.Reports.Find(id, caller) is not { } report)
            return ReportRoutes.NotHere(caller);
        await using var stream = edited.OpenReadStream();
        var name = Path.GetFileName(edited.FileName.Replace('\\', '/'));
        var sent = new EditedDocument(name, await Bodies.Read(stream, CancellationToken.None), form["tracked"].Count > 0, BaseOf(form));
        var answer = await desk.Regenerate(report, sent, caller);
        return answer.Problem is { } problem
            ? await ReportRoutes.Show(services, caller, report, problem)
            : Results.LocalRedirect($"/reports/{id}/regenerations/{answer.No}");
    }

    private static int? BaseOf(IFormCollection form) =>
        int.TryParse(form["base"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static async Task<IResult> One(Caller caller, PageServices services, RegenerationStore regenerations, string id, int no)
    {
        if (await services.Reports.Find(id, caller) is not { } report || await regenerations.Find(id, no) is not { } row)
            return ReportRoutes.NotHere(caller);
        return PageFrame.Page<RegenerationPage>("Văn bản đã sửa", caller, new()
        {
            [nameof(RegenerationPage.Report)] = report,
            [nameof(RegenerationPage.KindName)] = services.NameOf(report),
            [nameof(RegenerationPage.Row)] = row,
        });
    }

    private static async Task<IResult> Document(
        Caller caller, PageServices services, RegenerationStore regenerations, Blobs blobs, string id, int no)
    {
        if (await services.Reports.Find(id, caller) is null
            || await regenerations.Find(id, no) is not { } row
            || await blobs.Get(row.Document) is not { } bytes)
            return ReportRoutes.NotHere(caller);
        return Results.Bytes(bytes, MediaTypes.Word, row.FileName, entityTag: Versions.TagOf(row.Document));
    }
}
