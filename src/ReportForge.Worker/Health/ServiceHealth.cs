using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Health;

/// <summary>Whether the process lives, and whether it can serve: store, documents and disk.</summary>
internal static class ServiceHealth
{
    // Below this SQLite may no longer be able to write its log.
    private const long LeastFreeBytes = 200L << 20;

    public static void Add(IServiceCollection services, ServiceOptions options)
    {
        var checks = services.AddHealthChecks().AddCheck<StoreCheck>("store").AddCheck<DiskCheck>("disk");
        if (options.Documents.Length > 0)
            checks.AddCheck<DocumentsCheck>("documents");
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).OpenToAll();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).OpenToAll();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        var states = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString());
        states["status"] = report.Status.ToString();
        return context.Response.WriteAsJsonAsync(states);
    }

    private sealed class StoreCheck(IStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await store.Read(
                connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM unit WHERE parent IS NULL"),
                cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class DocumentsCheck(IStore store, Blobs blobs) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            blobs.Shelf is { } shelf && await ShelfMark.IsThere(store, shelf, cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy();
    }

    private sealed class DiskCheck(DataFolder folder) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            new DriveInfo(folder.Path).AvailableFreeSpace >= LeastFreeBytes ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
