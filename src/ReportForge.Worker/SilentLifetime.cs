using Microsoft.Extensions.Hosting;

namespace ReportForge.Worker;

/// <summary>Signals are handled by whoever owns the process.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
