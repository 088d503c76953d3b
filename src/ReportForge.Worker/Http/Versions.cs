using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ReportForge.Worker.Http;

/// <summary>Marks a route that writes on top of a version that was read.</summary>
internal sealed record NeedsVersion;

/// <summary>Versions of stored things as entity tags: a number in quotes.</summary>
internal static class Versions
{
    public static TBuilder OnTopOfVersion<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsVersion());

    public static EntityTagHeaderValue TagOf(int version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    public static EntityTagHeaderValue TagOf(string hash) => new($"\"{hash}\"");

    /// <summary>Whether whoever reads has what a tag names (If-None-Match).</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    /// <summary>The version that whoever writes has seen; null when the header is missing or is none of ours.</summary>
    public static int? Seen(HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag]
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
}
