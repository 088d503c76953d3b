using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;

namespace ReportForge.Worker.Store;

/// <summary>
/// On several machines one may be started with a later program, which brings the schema on while others work. What this program does
/// not know it cannot keep right: it stops itself, and whoever starts it again starts what is installed by then.
/// </summary>
internal sealed class SchemaWatch(IStore store, TimeProvider time, IHostApplicationLifetime service, ILogger<SchemaWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Why the service has stopped itself; null when it has not.</summary>
    public MachineFailureException? Failure { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where one process holds the store nobody else changes it.
        while (store.IsShared && Failure is null && !stoppingToken.IsCancellationRequested)
        {
            await Look(stoppingToken);
            await Task.Delay(BetweenLooks, time, stoppingToken).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task Look(CancellationToken cancellation)
    {
        try
        {
            var executed = await store.Read(
                connection => connection.QueryAsync<string>("SELECT scriptname FROM schemaversions"), cancellation);
            if (StoreMigrations.LaterThanKnown(executed) is not { } later)
                return;
            Failure = MachineFailureException.With(StoreFindings.StoreIsLater(later), new InvalidOperationException(later));
            ServiceLog.StoreIsLater(log, later);
            service.StopApplication();
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException or OperationCanceledException)
        {
            // The database is away for a moment, or the service stops: the next look is soon.
        }
    }
}
