using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Quartz;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Scheduling;

/// <summary>Accepts work and gives it to the scheduler.</summary>
internal interface IAcceptsWork
{
    /// <summary>Where one process works: what it accepted before it was started anew, and is not over, has somebody who does it.</summary>
    Task TakeUp();

    /// <summary>What was accepted, is not over and is nobody's work has somebody who does it.</summary>
    Task TakeUpDropped();
}

/// <summary>
/// Takes up after a start what was accepted before it. A machine may die between accepting something and giving it to the scheduler;
/// and a job may have given up. Each process looks now and then for what nobody is to do.
/// </summary>
internal sealed class WorkStart(IStore store, IEnumerable<IAcceptsWork> desks, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!store.IsShared)
        {
            foreach (var desk in desks)
                await desk.TakeUp();
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Look();
            await Task.Delay(BetweenLooks, time, stoppingToken).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task Look()
    {
        try
        {
            foreach (var desk in desks)
                await desk.TakeUpDropped();
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException or SchedulerException)
        {
            // The database is away for a moment: the next look is soon.
        }
    }
}
