using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Http;
using ReportForge.Worker.Reports;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>The page on which a report gets its number and date.</summary>
internal static class IssueRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{id:length(32)}/issue", Ask).Needs(Rights.Issue);
        routes.MapPost("/reports/{id:length(32)}/issue", Issue).Needs(Rights.Issue);
    }

    private static async Task<IResult> Ask(Caller caller, PageServices services, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report)
            return ReportRoutes.NotHere(caller);
        return report.IsIssued ? Results.LocalRedirect($"/reports/{id}") : Page(caller, services, report, null, null, null);
    }

    private static async Task<IResult> Issue(Caller caller, PageServices services, ReportIssuance issuance, string id, IFormCollection form)
    {
        if (await services.Reports.Find(id, caller) is not { } report)
            return ReportRoutes.NotHere(caller);
        var (number, date) = (form["number"].ToString(), form["date"].ToString());
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            || wanted is < 1 or > ReportIssuance.LargestNumber
            || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Page(caller, services, report, Problems.BadRequest("number", new(
                "Cần số văn bản từ 1 đến 99999 và ngày ban hành.",
                "A number from 1 to 99999 and a date are needed.")), number, date);
        var reason = form["reason"].ToString().Trim();
        var answer = await issuance
            .Issue(report, ReportRoutes.VersionIn(form), new IssueWish(wanted, day, reason.Length == 0 ? null : reason), caller);
        return answer.Problem is { } problem
            ? Page(caller, services, report, problem, number, date)
            : Results.LocalRedirect($"/reports/{id}");
    }

    private static IResult Page(
        Caller caller, PageServices services, ReportRow report, Problems.Problem? problem, string? number, string? date)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(IssuePage.Report)] = report,
            [nameof(IssuePage.KindName)] = services.NameOf(report),
        };
        if (number is not null)
            values[nameof(IssuePage.Number)] = number;
        if (date is not null)
            values[nameof(IssuePage.Date)] = date;
        if (problem is not null)
        {
            values[nameof(IssuePage.Complaint)] = problem.Title.Vi;
            values[nameof(IssuePage.Findings)] = problem.Findings.ToList();
        }

        return PageFrame.Page<IssuePage>("Ban hành", caller, values, problem?.Status ?? StatusCodes.Status200OK);
    }
}
