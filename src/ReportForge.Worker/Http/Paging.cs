using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ReportForge.Worker.Http;

/// <summary>A page of a list; <see cref="Next"/> is where the following one begins (<c>after</c>), null on the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Lists page by page: so many items, and a link to the following page (RFC 8288).</summary>
internal static class Paging
{
    public const int Largest = 500;

    private const int Usual = 100;

    /// <summary>How many items a page has.</summary>
    public static int SizeOf(int? wanted) => Math.Clamp(wanted ?? Usual, 1, Largest);

    public static IResult Answer<T>(HttpContext context, IReadOnlyList<T> items, string? next)
    {
        Link(context, next);
        return Results.Ok(new Page<T>(items, next));
    }

    /// <summary>Says in the header <c>Link</c> where the following page is: the same address behind another item.</summary>
    public static void Link(HttpContext context, string? next)
    {
        if (next is null)
            return;
        var others = context.Request.Query.Where(one => !one.Key.Equals("after", StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(others) { { "after", next } };
        context.Response.Headers.Link = $"<{context.Request.Path.ToUriComponent()}{query.ToQueryString().ToUriComponent()}>; rel=\"next\"";
    }
}
