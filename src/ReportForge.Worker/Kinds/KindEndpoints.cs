using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Kinds;

/// <summary>A kind of report as the API lists it; documents depend on its version and on that of the program.</summary>
internal sealed record KindResource(
    string Id, string Name, string Description, IEnumerable<string> Levels, IEnumerable<string> Periods, string Version, string Program);

/// <summary>Kinds of report: what there is, what its data looks like, a workbook to fill in.</summary>
internal static class KindEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Kinds");
        api.MapGet("/kinds", List).Needs(Rights.Read).WithSummary("The kinds of report.").Produces<IEnumerable<KindResource>>();
        api.MapGet("/kinds/{kind}", One)
            .Needs(Rights.Read)
            .WithSummary("One kind of report.")
            .Produces<KindResource>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/kinds/{kind}/schema", Schema).Needs(Rights.Read).WithSummary("The contract of a kind's data as JSON Schema.")
            .Produces<object>(contentType: MediaTypes.Schema).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/kinds/{kind}/workbook", Workbook).Needs(Rights.Read).WithSummary("An empty workbook to fill in.")
            .WithDescription("With the code of a unit its name and place are filled in.")
            .Produces<Stream>(contentType: MediaTypes.Workbook).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpRequest request, ReportKindLibrary kinds, KindVersions versions) => Results.Ok(
        kinds.Ids.Select(id => kinds.Find(id).Kind).OfType<ReportKind>()
            .Select(kind => ResourceOf(kind, versions, RequestLanguage.Of(request))));

    private static IResult One(HttpRequest request, ReportKindLibrary kinds, KindVersions versions, string kind) =>
        kinds.Find(kind).Kind is { } found
            ? Results.Ok(ResourceOf(found, versions, RequestLanguage.Of(request)))
            : Problems.NotFound();

    private static IResult Schema(ReportKindLibrary kinds, KindVersions versions, string kind) => kinds.Find(kind).Kind is { } found
        ? Results.Bytes(found.ReadSchema(), MediaTypes.Schema, entityTag: Versions.TagOf(versions.HashOf(found)))
        : Problems.NotFound();

    private static IResult Workbook(ReportKindLibrary kinds, string kind, string? unit)
    {
        var record = unit is null ? null : UnitDirectory.Current.ByCode(unit);
        if (kinds.Find(kind).Kind is not { } found || (unit is not null && record is null))
            return Problems.NotFound();
        return Results
            .Bytes(DataWorkbook.New(found, record), MediaTypes.Workbook, $"{found.Id}{(record is null ? "" : "-" + record.Code)}.xlsx");
    }

    private static KindResource ResourceOf(ReportKind kind, KindVersions versions, MessageLanguage language) =>
        new(kind.Id, kind.Name.In(language), kind.Description.In(language), kind.Levels, kind.PeriodTypes, versions.HashOf(kind),
            KindVersions.Program);
}
