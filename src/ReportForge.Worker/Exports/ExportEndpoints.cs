using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Exports;

/// <summary>All data of a unit as one archive.</summary>
internal static class ExportEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Units");
        api.MapGet("/units/{unit}/export", Export).Needs(Rights.Read).WithSummary("All that is kept of one unit, as one archive.")
            .WithDescription(
                "Reports with every version of their data, findings, documents as drafted, edited and issued; for a caller who may manage, "
                    + $"the audit, too. {ExportArchive.Manifest} lists all files with their hashes and comes last.")
            .Produces<Stream>(contentType: MediaTypes.Zip)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Where the archive of a unit is fetched, also by whoever is signed in.</summary>
    public static string PathOf(string unit) => $"{ApiPaths.Prefix}/units/{unit}/export";

    private static async Task<IResult> Export(HttpContext context, UnitExport export, Caller caller, string unit)
    {
        if (!caller.Covers(unit))
            return Problems.UnitForbidden(unit);
        if (await export.NameOf(unit) is not { } name)
            return Problems.NotFound();
        await export.Note(unit, caller);
        var language = RequestLanguage.Of(context.Request);
        return ZipAnswer.Of(
            context, $"reportforge-{unit}.zip", archive => export.Write(archive, unit, name, caller, language, context.RequestAborted));
    }
}
