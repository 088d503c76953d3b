using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Pdf;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Documents;

/// <summary>The pages of a document: where the picture of each is.</summary>
internal sealed record PagesResource(int Count, IReadOnlyList<string> Items);

/// <summary>Pages of a report's document as pictures.</summary>
internal static class PageEndpoints
{
    // A page of A4 that is read on a screen.
    private const int UsualSize = 1200;

    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Documents");
        Deferral.Allowed(api.MapGet("/reports/{id}/pages", Pages)).Needs(Rights.Read)
            .WithSummary("How many pages the document has, and where the picture of each is.")
            .Produces<PagesResource>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        Deferral.Allowed(api.MapGet("/reports/{id}/pages/{no:int}.png", Page)).Needs(Rights.Read)
            .WithSummary("A page of the document as PNG, where LibreOffice and Poppler are installed.")
            .WithDescription(
                $"size is the length of the longer side in pixels, from {PdfPictures.SmallestSize} to {PdfPictures.LargestSize}; "
                    + $"{UsualSize} when it is not given.")
            .Produces<Stream>(contentType: MediaTypes.Png).Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The document of a report that is looked at; null when there is none.</summary>
    public static async Task<ShownDocument?> Shown(Blobs blobs, ReportStore reports, ReportRow report) =>
        await DocumentEndpoints.Read(blobs, reports, report) is var (bytes, hash, name) ? new ShownDocument(bytes, hash, name) : null;

    /// <summary>A page as the answer of a route, of the API or of the pages.</summary>
    public static async Task<IResult> Answer(HttpContext context, ReportPictures pictures, ShownDocument document, int no, int? size)
    {
        var pixels = size ?? UsualSize;
        if (pixels is < PdfPictures.SmallestSize or > PdfPictures.LargestSize)
            return Problems.BadRequest("size", new(
                $"Cỡ ảnh từ {PdfPictures.SmallestSize} đến {PdfPictures.LargestSize} điểm.",
                $"The size is from {PdfPictures.SmallestSize} to {PdfPictures.LargestSize} pixels."));
        var tag = Versions.TagOf($"{document.Hash}-{no}-{pixels}");
        // A browser keeps the picture, and asks each time whether it is still the one.
        context.Response.Headers.CacheControl = "private, no-cache";
        if (Versions.IsKnown(context.Request, tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var (png, finding) = await pictures.Page(document, no, pixels, context.RequestAborted);
        if (png is not null)
            return Results.Bytes(png, MediaTypes.Png, entityTag: tag);
        return finding is null ? Problems.NotFound() : Problems.MachineFailed(finding);
    }

    private static async Task<IResult> Pages(
        HttpContext context, Blobs blobs, ReportStore reports, ReportPictures pictures, Caller caller, string id)
    {
        if (await reports.Find(id, caller) is not { } report || await Shown(blobs, reports, report) is not { } document)
            return Problems.NotFound();
        var (count, finding) = await pictures.Count(document, context.RequestAborted);
        return finding is null
            ? Results.Ok(
                new PagesResource(count, [.. Enumerable.Range(1, count).Select(no => $"{ApiPaths.Prefix}/reports/{id}/pages/{no}.png")]))
            : Problems.MachineFailed(finding);
    }

    private static async Task<IResult> Page(
        HttpContext context, Blobs blobs, ReportStore reports, ReportPictures pictures, Caller caller, string id, int no, int? size) =>
        await reports.Find(id, caller) is { } report && await Shown(blobs, reports, report) is { } document
            ? await Answer(context, pictures, document, no, size)
            : Problems.NotFound();
}
