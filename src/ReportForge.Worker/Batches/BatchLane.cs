using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Batches;

/// <summary>
/// One of several that make the units of a batch: takes a few in hand, makes them, keeps them, until none waits. A kill
/// loses nothing but what was in hand, which is made again with the same bytes.
/// </summary>
internal sealed class BatchLane(
    BatchStore batches,
    BatchKinds kinds,
    IHostApplicationLifetime service,
    Precedence precedence,
    ServiceMeter meter,
    TimeProvider time,
    ILogger<BatchLane> log) : IJob
{
    private const int UnitsInHand = 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan MostWaiting = AbandonedWatch.FreeWithin + TimeSpan.FromSeconds(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(JobScheduling.SubjectKey) ?? "";
        if (await batches.Find(id) is not { } batch || kinds.Of(batch.Kind) is not var (_, reports))
            return;
        var making = new UnitMaking(batch, new UnitJudging(batch, reports, log), reports, meter, log);
        var holder = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        try
        {
            await Work(id, holder, making);
            await batches.Finish(id, time.GetUtcNow().ToUnixTimeMilliseconds());
        }
        catch (Exception failure) when (MachineAttempts.MayHelp(failure, context))
        {
            await batches.Release(holder);
            await MachineAttempts.Again(failure, context, time, cancellationToken);
        }
    }

    // What another machine has in hand comes back when that one is gone: who is free stays for it.
    private async Task Work(string batch, string holder, UnitMaking making)
    {
        MadeUnit Made(BatchUnitRow unit)
        {
            precedence.GiveWay();
            return making.Make(unit);
        }

        var waited = TimeSpan.Zero;
        while (!service.ApplicationStopping.IsCancellationRequested)
        {
            if (await batches.Work(batch, holder, UnitsInHand, Made) > 0)
            {
                waited = TimeSpan.Zero;
                continue;
            }

            if (waited >= MostWaiting || !await batches.MayComeBack(batch))
                return;
            await Task.Delay(BetweenLooks, time, service.ApplicationStopping)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            waited += BetweenLooks;
        }
    }
}
