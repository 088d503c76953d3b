using Microsoft.AspNetCore.Builder;

namespace ReportForge.Worker.Callers;

/// <summary>What a route asks of its caller; a route without one is closed to all.</summary>
/// <param name="Rights">What the caller must be allowed to do; nothing for a route that is open to everybody.</param>
internal sealed record NeededRights(Rights Rights);

/// <summary>Says what a route asks, where the route is mapped.</summary>
internal static class RouteRights
{
    public static TBuilder Needs<TBuilder>(this TBuilder route, Rights rights)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeededRights(rights));

    public static TBuilder OpenToAll<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeededRights(Rights.None));
}
