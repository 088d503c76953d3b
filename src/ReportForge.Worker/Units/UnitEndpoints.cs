using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Reports.Units;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Units;

/// <summary>A unit of the register as the API gives it.</summary>
/// <param name="Code">Official code: two digits for a province, five for a commune.</param>
/// <param name="Kind">Xã, Phường, Đặc khu, Tỉnh or Thành phố.</param>
/// <param name="Name">The name without its noun.</param>
/// <param name="FullName">The name with it.</param>
/// <param name="Parent">Code of the province; null for a province.</param>
internal sealed record UnitResource(string Code, string Kind, string Name, string FullName, string? Parent)
{
    public static UnitResource Of(UnitRecord unit) => new(unit.Code, unit.Kind, unit.Name, unit.FullName, unit.ParentCode);
}

/// <summary>The register of provinces and communes; it is public, so every caller sees all of it.</summary>
internal static class UnitEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Units");
        api.MapGet("/units", List).Needs(Rights.Read).WithSummary("Provinces and communes by their codes.")
            .WithDescription("With parent the communes of one province; with name those whose name has it, with or without diacritics: "
                + "“Hoằng Lưu, Thanh Hóa” asks for a commune of that province.")
            .Produces<Page<UnitResource>>();
        api.MapGet("/units/{code}", One).Needs(Rights.Read).WithSummary("One unit.")
            .Produces<UnitResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpContext context, string? parent, string? name, string? after, int? count)
    {
        var all = UnitDirectory.Current;
        var found = (name is null ? all.Units : all.Find(name)).Where(unit => parent is null || unit.ParentCode == parent)
            .OrderBy(unit => unit.Code, StringComparer.Ordinal)
            .Where(unit => after is null || string.CompareOrdinal(unit.Code, after) > 0);
        var size = Paging.SizeOf(count);
        var page = found.Take(size + 1).ToList();
        var next = page.Count > size ? page[size - 1].Code : null;
        return Paging.Answer(context, [.. page.Take(size).Select(UnitResource.Of)], next);
    }

    private static IResult One(string code) =>
        UnitDirectory.Current.ByCode(code) is { } unit ? Results.Ok(UnitResource.Of(unit)) : Problems.NotFound();
}
