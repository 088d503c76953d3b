using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Scheduling;

namespace ReportForge.Worker.Retention;

/// <summary>Looks once a day, and after each start, what is kept for longer than the settings say.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(StoreRetention retention, IHostApplicationLifetime service, ILogger<RetentionJob> log) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await retention.Run(service.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            // The service stops: the next start looks again.
        }
        catch (Exception failure) when (failure is DbException or IOException or MachineFailureException)
        {
            ServiceLog.MachineFailed(log, "retention", failure);
        }
    }
}

/// <summary>Has it looked.</summary>
internal sealed class RetentionStart(JobScheduling scheduling) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => scheduling.Repeat<RetentionJob>(RetentionJob.Interval);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
