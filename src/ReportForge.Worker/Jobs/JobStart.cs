using Microsoft.Extensions.Hosting;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Jobs;

/// <summary>Takes up after a start what was accepted before it, and where several machines work what one of them has dropped.</summary>
internal sealed class JobStart(IStore store, JobDesk desk, TimeProvider time) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!store.IsShared)
            await desk.TakeUp();
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        store.IsShared ? DroppedWork.LookFor(desk.TakeUpDropped, time, stoppingToken) : Task.CompletedTask;
}
