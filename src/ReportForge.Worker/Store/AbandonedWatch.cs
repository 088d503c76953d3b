using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace ReportForge.Worker.Store;

/// <summary>
/// On several machines one may freeze in the middle of a statement and hold what it has in hand: whichever of the others looks first
/// frees it.
/// </summary>
internal sealed class AbandonedWatch(IStore store, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>So long after it was last heard of, what a process holds that is gone is free again.</summary>
    public static TimeSpan FreeWithin { get; } = PostgresStore.LongestSilence + BetweenLooks;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (store.IsShared && !stoppingToken.IsCancellationRequested)
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
            await store.FreeAbandoned(cancellation);
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException or OperationCanceledException)
        {
            // The database is away for a moment, or the service stops: the next look is soon.
        }
    }
}
