using Microsoft.Extensions.Hosting;

namespace ReportForge.Worker.Jobs;

/// <summary>Takes up after a start what was accepted before it.</summary>
internal sealed class JobStart(JobDesk desk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => desk.TakeUp();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
