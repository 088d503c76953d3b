using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Audit;

/// <summary>An entry of the record as the API gives it.</summary>
internal sealed record AuditResource(
    string Id, DateTimeOffset At, string By, string Unit, string Action, string Subject, int? FromVersion, int? ToVersion)
{
    public static AuditResource Of(AuditRecord entry) => new(
        entry.Id, DateTimeOffset.FromUnixTimeMilliseconds(entry.At), entry.Actor, entry.Unit, entry.Action, entry.Subject,
        entry.FromVersion, entry.ToVersion);
}

/// <summary>The record of who did what, over the API.</summary>
internal static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Audit");
        api.MapGet("/audit", List).Needs(Rights.Manage).WithSummary("Who wrote what in the caller's units, latest first.")
            .WithDescription("With the code of a unit only what concerns it and the units below it.")
            .Produces<Page<AuditResource>>().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> List(HttpContext context, AuditLog audit, Caller caller, string? unit, string? after, int? count)
    {
        if (unit is not null && !caller.Covers(unit))
            return Problems.UnitForbidden(unit);
        var size = Paging.SizeOf(count);
        var entries = await audit.Latest(unit ?? caller.Unit, after, size);
        return Paging.Answer(context, [.. entries.Select(AuditResource.Of)], entries.Count == size ? entries[^1].Id : null);
    }
}
