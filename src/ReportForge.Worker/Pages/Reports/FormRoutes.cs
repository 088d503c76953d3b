using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Reports;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>The workbook of a report as a form on a page: findings stand beside the cells that they speak of.</summary>
internal static class FormRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/form/{kind}", NewForm).Needs(Rights.Write);
        routes.MapPost("/reports/form/{kind}", SaveNew).Needs(Rights.Write);
        routes.MapGet("/reports/{id:length(32)}/form", Form).Needs(Rights.Write);
        routes.MapPost("/reports/{id:length(32)}/form", Save).Needs(Rights.Write);
    }

    private static IResult NewForm(Caller caller, ReportKindLibrary kinds, string kind)
    {
        if (Beginning(caller, kinds, kind) is not var (found, data))
            return ReportRoutes.NotHere(caller);
        return Page(caller, new FormView(found.Name.Vi, WorkbookForm.Of(found, data), $"/reports/form/{kind}", 0, [], null));
    }

    private static async Task<IResult> SaveNew(Caller caller, PageServices services, ReportIntake intake, string kind, IFormCollection form)
    {
        if (Beginning(caller, services.Kinds, kind) is not var (found, data))
            return ReportRoutes.NotHere(caller);
        var filled = WorkbookForm.Of(found, data).Fill(Typed(form));
        var answer = await services.Desk.Create(new ReportSubmission($"{kind}.xlsx", filled, "form"), Incomplete.Keep, caller);
        if (answer.Problem is not { } problem)
            return Results.LocalRedirect($"/reports/{answer.ReportId}/form");
        return Page(
            caller,
            new FormView(found.Name.Vi, Again(found, data, form), $"/reports/form/{kind}", 0, [.. problem.Findings], problem.Title.Vi),
            problem.Status);
    }

    private static async Task<IResult> Form(Caller caller, PageServices services, ReportIntake intake, string id)
    {
        if (await services.Reports.Find(id, caller) is not { } report || await services.DataOf(report) is not var (kind, data))
            return ReportRoutes.NotHere(caller);
        if (report.IsIssued)
            return Results.LocalRedirect($"/reports/{id}");
        var form = WorkbookForm.Of(kind, data);
        // The findings that were kept name the cells of the file that was sent; those of the form's own cells are asked for here.
        var (_, findings) = intake.Take(
            new ReportSubmission("form.xlsx", WorkbookForm.Of(kind, data).Fill(new Dictionary<string, string>()), "form"),
            caller with { Unit = report.Unit });
        return Page(
            caller,
            new FormView($"{kind.Name.Vi} – {PeriodText.Of(report.Period)}", form, $"/reports/{id}/form", report.Version, findings, null));
    }

    private static async Task<IResult> Save(Caller caller, PageServices services, string id, IFormCollection form)
    {
        if (await services.Reports.Find(id, caller) is not { } report || await services.DataOf(report) is not var (kind, data))
            return ReportRoutes.NotHere(caller);
        var filled = WorkbookForm.Of(kind, data).Fill(Typed(form));
        var answer = await services.Desk
            .Replace(report, ReportRoutes.VersionIn(form), new ReportSubmission("form.xlsx", filled, "form"), Incomplete.Keep, caller);
        if (answer.Problem is not { } problem)
            return Results.LocalRedirect($"/reports/{id}");
        var heading = $"{kind.Name.Vi} – {PeriodText.Of(report.Period)}";
        return Page(caller, new FormView(heading, Again(kind, data, form), $"/reports/{id}/form", ReportRoutes
            .VersionIn(form), [.. problem.Findings], problem.Title.Vi), problem.Status);
    }

    private static (ReportKind Kind, ReportData Data)? Beginning(Caller caller, ReportKindLibrary kinds, string kind) =>
        kinds.Find(kind).Kind is { } found
            ? (found, ReportData.From(kind, DataWorkbook.Beginning(found, UnitDirectory.Current.ByCode(caller.Unit))))
            : null;

    // What was typed and could not be kept stands in the form again.
    private static WorkbookForm Again(ReportKind kind, ReportData data, IFormCollection typed)
    {
        var form = WorkbookForm.Of(kind, data);
        form.Fill(Typed(typed));
        return form.Refreshed();
    }

    private static Dictionary<string, string> Typed(IFormCollection form) =>
        form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    private static IResult Page(Caller caller, FormView view, int status = StatusCodes.Status200OK)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(FormPage.Heading)] = view.Heading,
            [nameof(FormPage.Form)] = view.Form,
            [nameof(FormPage.Action)] = view.Action,
            [nameof(FormPage.Version)] = view.Version,
            [nameof(FormPage.Findings)] = view.Findings,
        };
        if (view.Complaint is { } complaint)
            values[nameof(FormPage.Complaint)] = complaint;
        return PageFrame.Page<FormPage>(view.Heading, caller, values, status);
    }

    private sealed record FormView(
        string Heading, WorkbookForm Form, string Action, int Version, IReadOnlyList<Finding> Findings, string? Complaint);
}
