using System.Collections.Concurrent;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Jobs;

/// <summary>Where requests are accepted that are answered later, and stopped again.</summary>
internal sealed class JobDesk(
    IStore store, JobStore jobs, JobScheduling scheduling, AuditLog audit, ServiceMeter meter, TimeProvider time)
    : IAcceptsWork
{
    // Each keeps what was sent; more of one unit are sent away with the time to come back.
    public const int MostWaiting = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Accepts a request: from the moment of the answer on it is done, whatever happens to this process.</summary>
    /// <param name="asked">The request; with an id it is accepted once, however often it comes.</param>
    /// <param name="caller">Who asks.</param>
    public async Task<(JobRow? Job, Problems.Problem Problem)> Accept(JobRow asked, Caller caller)
    {
        if (asked.Id.Length > 0 && await jobs.Find(asked.Id, caller) is { } before)
            return (before, Problems.Busy());
        var now = time.GetUtcNow();
        var job = asked with
        {
            Id = asked.Id.Length > 0 ? asked.Id : Guid.CreateVersion7(now).ToString("N"),
            Unit = caller.Unit,
            Caller = caller.Id,
            IsProgram = caller.IsProgram,
            Actor = caller.Name,
            State = JobStates.Waiting,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        var isTaken = await store.Write(async transaction =>
        {
            if (await JobStore.WaitingOf(transaction, caller.Unit) >= MostWaiting)
                return false;
            await JobStore.Add(transaction, job);
            await audit.Note(transaction, new AuditEntry(caller.Name, caller.Unit, "job.create", job.Id));
            return true;
        });
        if (isTaken)
            await scheduling.Schedule<DeferredJob>(job.Id);
        return (isTaken ? job : null, Problems.Busy());
    }

    /// <summary>Ends a job that waits; asks one that runs to stop: it ends as soon as what it has in hand can be left.</summary>
    /// <returns>False when the job is over.</returns>
    public async Task<bool> Cancel(JobRow job, Caller caller)
    {
        var (isMoved, isOver) = await store.Write(async transaction =>
        {
            var over = await JobStore.Move(transaction, job.Id, JobStates.Waiting, JobStates.Cancelled, Now);
            var moved = over || await JobStore.Move(transaction, job.Id, JobStates.Running, JobStates.Cancelling);
            if (moved)
                await audit.Note(transaction, new AuditEntry(caller.Name, job.Unit, "job.cancel", job.Id));
            return (moved, over);
        });
        if (isOver)
            meter.JobEnded(job.Kind, JobStates.Cancelled);
        if (isMoved && _running.TryGetValue(job.Id, out var running))
            await running.CancelAsync();
        return isMoved;
    }

    /// <inheritdoc/>
    public async Task TakeUp()
    {
        await jobs.ReleaseAll(Now);
        await TakeUpDropped();
    }

    /// <inheritdoc/>
    public async Task TakeUpDropped()
    {
        if (await jobs.Waiting() is not { Count: > 0 } waiting)
            return;
        foreach (var id in waiting.Except(await scheduling.Subjects<DeferredJob>(), StringComparer.Ordinal))
            await scheduling.Schedule<DeferredJob>(id);
    }

    /// <summary>Runs a job so that it can be asked to stop.</summary>
    public async Task Run(string id, Func<CancellationToken, Task> work)
    {
        // Not disposed of: whoever cancels may hold it still, and it has nothing to give back.
        var stop = new CancellationTokenSource();
        _running[id] = stop;
        try
        {
            var done = work(stop.Token);
            if (store.IsShared)
                await StopWhenAsked(id, done, stop);
            await done;
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    // Whoever cancels may ask another machine than the one that does it.
    private async Task StopWhenAsked(string id, Task done, CancellationTokenSource stop)
    {
        while (!done.IsCompleted && !stop.IsCancellationRequested)
        {
            await Task.WhenAny(done, Task.Delay(BetweenLooks, time));
            if (!done.IsCompleted && await jobs.StateOf(id) == JobStates.Cancelling)
                await stop.CancelAsync();
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
