using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>The document of a report as it will be printed, page by page.</summary>
internal static class PreviewRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:length(32)}/pages", Pages).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}/pages/{no:int}.png", Picture).Needs(Rights.Read);
    }

    private static async Task<IResult> Pages(HttpContext context, Caller caller, PageServices services, Blobs blobs, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report
            || await PageEndpoints.Shown(blobs, services.Reports, report) is not { } document)
            return ReportRoutes.NotHere(caller);
        var (count, finding) = await services.Pictures.Count(document, context.RequestAborted);
        if (finding is not null)
            return await ReportRoutes.Show(services, caller, report, Problems.MachineFailed(finding));
        return PageFrame.Page<PreviewPage>("Xem từng trang", caller, new()
        {
            [nameof(PreviewPage.Report)] = report,
            [nameof(PreviewPage.KindName)] = services.NameOf(report),
            [nameof(PreviewPage.Count)] = count,
        });
    }

    private static async Task<IResult> Picture(
        HttpContext context, Caller caller, PageServices services, Blobs blobs, string id, int no) =>
        await services.Reports.Find(id, caller) is { } report && await PageEndpoints.Shown(blobs, services.Reports, report) is { } document
            ? await PageEndpoints.Answer(context, services.Pictures, document, no, null)
            : ReportRoutes.NotHere(caller);
}
