using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Documents;

/// <summary>What the register gives a report, as the API takes it.</summary>
internal sealed record IssueRequest(int Number, string Date, string? OverrideReason);

/// <summary>Documents of reports: the draft, and the final form with number and date.</summary>
internal static class DocumentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Documents");
        api.MapGet("/reports/{id}/document", Document).Needs(Rights.Read)
            .WithSummary("The Word file: of an issued report the final form, else the draft.")
            .Produces<Stream>(contentType: MediaTypes.Word).ProducesProblem(StatusCodes.Status404NotFound);
        Deferral.Allowed(api.MapGet("/reports/{id}/pdf", Pdf)).Needs(Rights.Read)
            .WithSummary("The document as PDF, where LibreOffice is installed.")
            .Produces<Stream>(contentType: MediaTypes.Pdf)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        Idempotency.Once(api.MapPost("/reports/{id}/issue", Issue).Needs(Rights.Issue).OnTopOfVersion())
            .WithSummary("Gives the version in If-Match its number and date; refused while errors stand, unless a reason is given.")
            .Produces<ReportResource>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    /// <summary>The Word file of a report as it stands; null when there is none.</summary>
    public static async Task<(byte[] Bytes, string Hash, string FileName)?> Read(Blobs blobs, ReportStore reports, ReportRow report)
    {
        var issued = await reports.Issued(report.Id);
        var version = issued is null ? await reports.Version(report.Id, report.Version) : null;
        if ((issued?.Document ?? version?.Document) is not { } hash || await blobs.Get(hash) is not { } bytes)
            return null;
        return (bytes, hash, issued?.FileName ?? version?.FileName ?? "");
    }

    private static async Task<IResult> Document(Blobs blobs, ReportStore reports, Caller caller, string id)
    {
        if (await reports.Find(id, caller) is not { } report || await Read(blobs, reports, report) is not var (bytes, hash, name))
            return Problems.NotFound();
        return Results.Bytes(bytes, MediaTypes.Word, name, entityTag: Versions.TagOf(hash));
    }

    private static async Task<IResult> Pdf(
        HttpContext context, Blobs blobs, ReportStore reports, ReportPdfs pdfs, Caller caller, string id)
    {
        if (await reports.Find(id, caller) is not { } report || await Read(blobs, reports, report) is not var (bytes, hash, name))
            return Problems.NotFound();
        var (pdf, finding) = await pdfs.Of(hash, bytes, name, context.RequestAborted);
        if (pdf is null)
            return finding is null ? Problems.NotFound() : Problems.MachineFailed(finding);
        return Results.Bytes(pdf, MediaTypes.Pdf, Path.ChangeExtension(name, ".pdf"));
    }

    private static async Task<IResult> Issue(
        HttpRequest request, IssueRequest wish, ReportIssuance issuance, ReportStore reports, Caller caller, string id)
    {
        if (await reports.Find(id, caller) is not { } report)
            return Problems.NotFound();
        if (Versions.Seen(request) is not { } seen)
            return Problems.VersionMissing();
        if (wish.Number is < 1 or > ReportIssuance.LargestNumber)
            return Problems.BadRequest("number", new("Số văn bản từ 1 đến 99999.", "The number is from 1 to 99999."));
        if (!DateOnly.TryParseExact(wish.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Problems.BadRequest("date", new("Ngày ban hành viết như 2024-11-06.", "The date is written like 2024-11-06."));
        return await ReportEndpoints.Answer(
            await issuance.Issue(report, seen, new IssueWish(wish.Number, date, wish.OverrideReason), caller), request, reports, caller);
    }
}
