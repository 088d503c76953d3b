using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Batches.Lists;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Http;
using ReportForge.Worker.Regenerations;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>The pages of a clerk: reports by period, one report, its workbook, its document, its history.</summary>
internal static class ReportRoutes
{
    private const int ReportsOnPage = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Home).Needs(Rights.Read);
        routes.MapGet("/reports/new", (Caller caller, ReportKindLibrary kinds) => New(caller, kinds)).Needs(Rights.Write);
        routes.MapPost("/reports/new", HandIn).Needs(Rights.Write);
        routes.MapGet("/reports/workbook/{kind}", EmptyWorkbook).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}", One).Needs(Rights.Read);
        routes.MapPost("/reports/{id:length(32)}/data", HandInAgain).Needs(Rights.Write);
        routes.MapGet("/reports/{id:length(32)}/workbook", FilledWorkbook).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}/document", Document).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}/pdf", Pdf).Needs(Rights.Read);
        routes.MapGet("/reports/{id:length(32)}/history", History).Needs(Rights.Read);
    }

    /// <summary>The page of a report; with what was said against a wish where there was one.</summary>
    public static async Task<IResult> Show(PageServices services, Caller caller, ReportRow report, Problems.Problem? problem = null)
    {
        if (await services.Reports.Version(report.Id, report.Version) is not { } version)
            return NotHere(caller);
        var values = new Dictionary<string, object>
        {
            [nameof(ReportPage.Caller)] = caller,
            [nameof(ReportPage.Report)] = report,
            [nameof(ReportPage.Version)] = version,
            [nameof(ReportPage.KindName)] = services.NameOf(report),
            [nameof(ReportPage.HasPdf)] = services.Pdfs.CanMake,
            [nameof(ReportPage.HasPictures)] = services.Pictures.CanMake,
        };
        if (await services.Reports.Issued(report.Id) is { } issued)
            values[nameof(ReportPage.Issued)] = issued;
        if (problem is not null)
        {
            values[nameof(ReportPage.Complaint)] = problem.Title.Vi;
            values[nameof(ReportPage.Refusal)] = problem.Findings.ToList();
        }

        return PageFrame.Page<ReportPage>(services.NameOf(report), caller, values, problem?.Status ?? StatusCodes.Status200OK);
    }

    public static IResult NotHere(Caller caller) => PageFrame.Page<MessagePage>("Không có", caller, new()
    {
        [nameof(MessagePage.Heading)] = "Không có trang này",
        [nameof(MessagePage.Text)] = "Báo cáo đã bị chuyển, hoặc không thuộc đơn vị của tài khoản này.",
    }, StatusCodes.Status404NotFound);

    private static async Task<IResult> Home(Caller caller, PageServices services, string? after)
    {
        var reports = await services.Reports.List(new ReportQuery { After = after, Count = ReportsOnPage }, caller);
        var values = new Dictionary<string, object>
        {
            [nameof(HomePage.Caller)] = caller,
            [nameof(HomePage.Reports)] = reports,
            [nameof(HomePage.Kinds)] = services.Kinds,
        };
        if (reports.Count == ReportsOnPage)
            values[nameof(HomePage.Next)] = reports[^1].Id;
        return PageFrame.Page<HomePage>("Báo cáo", caller, values);
    }

    private static IResult New(Caller caller, ReportKindLibrary kinds, Problems.Problem? problem = null)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(NewReportPage.Caller)] = caller,
            [nameof(NewReportPage.Kinds)] = kinds.Ids.Select(id => kinds.Find(id).Kind).OfType<ReportKind>().ToList(),
        };
        if (problem is not null)
        {
            values[nameof(NewReportPage.Complaint)] = problem.Title.Vi;
            values[nameof(NewReportPage.Findings)] = problem.Findings.ToList();
            if (problem.Extensions.FirstOrDefault(one => one.Key == "report").Value is string there)
                values[nameof(NewReportPage.There)] = there;
        }

        return PageFrame.Page<NewReportPage>("Lập báo cáo mới", caller, values, problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> HandIn(Caller caller, PageServices services, IFormFile file)
    {
        var answer = await services.Desk.Create(await SubmissionOf(file), Incomplete.Keep, caller);
        return answer.Problem is { } problem ? New(caller, services.Kinds, problem) : Results.LocalRedirect($"/reports/{answer.ReportId}");
    }

    private static async Task<IResult> HandInAgain(Caller caller, PageServices services, string id, IFormCollection form, IFormFile file)
    {
        if (await services.Reports.Find(id, caller) is not { } report)
            return NotHere(caller);
        var answer = await services.Desk.Replace(report, VersionIn(form), await SubmissionOf(file), Incomplete.Keep, caller);
        return answer.Problem is { } problem ? await Show(services, caller, report, problem) : Results.LocalRedirect($"/reports/{id}");
    }

    private static async Task<IResult> One(Caller caller, PageServices services, string id) =>
        await services.Reports.Find(id, caller) is { } report ? await Show(services, caller, report) : NotHere(caller);

    private static IResult EmptyWorkbook(Caller caller, ReportKindLibrary kinds, string kind) => kinds.Find(kind).Kind is { } found
        ? Results.Bytes(DataWorkbook.New(found, UnitDirectory.Current.ByCode(caller.Unit)), MediaTypes.Workbook, $"{kind}.xlsx")
        : NotHere(caller);

    private static async Task<IResult> FilledWorkbook(Caller caller, PageServices services, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report || await services.DataOf(report) is not var (kind, data))
            return NotHere(caller);
        return Results.Bytes(DataWorkbook.Write(kind, data), MediaTypes.Workbook, $"{report.Kind}-{report.Unit}-{report.Period}.xlsx");
    }

    private static async Task<IResult> Document(Caller caller, PageServices services, Blobs blobs, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report
            || await DocumentEndpoints.Read(blobs, services.Reports, report) is not var (bytes, hash, name))
            return NotHere(caller);
        return Results.Bytes(bytes, MediaTypes.Word, name, entityTag: Versions.TagOf(hash));
    }

    private static async Task<IResult> Pdf(HttpContext context, Caller caller, PageServices services, Blobs blobs, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report
            || await DocumentEndpoints.Read(blobs, services.Reports, report) is not var (bytes, hash, name))
            return NotHere(caller);
        var (pdf, finding) = await services.Pdfs.Of(hash, bytes, name, context.RequestAborted);
        if (pdf is not null)
            return Results.Bytes(pdf, MediaTypes.Pdf, Path.ChangeExtension(name, ".pdf"));
        return finding is null ? NotHere(caller) : await Show(services, caller, report, Problems.MachineFailed(finding));
    }

    private static async Task<IResult> History(
        Caller caller, PageServices services, RegenerationStore regenerations, string id, int? version)
    {
        if (await services.Reports.Find(id, caller) is not { } report)
            return NotHere(caller);
        var versions = await services.Reports.Versions(id);
        var values = new Dictionary<string, object>
        {
            [nameof(HistoryPage.Report)] = report,
            [nameof(HistoryPage.KindName)] = services.NameOf(report),
            [nameof(HistoryPage.Versions)] = versions,
            [nameof(HistoryPage.Edited)] = await regenerations.Of(id),
            [nameof(HistoryPage.Label)] = FieldLabels.Of(services.Kinds.Find(report.Kind).Kind),
        };
        if (versions.FirstOrDefault(one => one.No == version) is { } now
            && versions.FirstOrDefault(one => one.No == version - 1) is { } before)
        {
            values[nameof(HistoryPage.Shown)] = now.No;
            values[nameof(HistoryPage.Changes)] = DataChanges
                .Between(Encoding.UTF8.GetBytes(before.Data), Encoding.UTF8.GetBytes(now.Data));
        }

        return PageFrame.Page<HistoryPage>("Lịch sử", caller, values);
    }

    public static int VersionIn(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static async Task<ReportSubmission> SubmissionOf(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var content = bytes.ToArray();
        var isWorkbook = Bodies.IsPackage(content);
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        // What a file is says its contents: a workbook that was renamed is still one.
        return new ReportSubmission(isWorkbook ? Path.ChangeExtension(name, ".xlsx") : name, content, isWorkbook ? "workbook" : "json");
    }
}
