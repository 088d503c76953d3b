using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;

namespace ReportForge.Worker.Inbox;

/// <summary>The loop of the worker: what a stop left first, then every file that arrives, until it is told to stop.</summary>
internal sealed class InboxWorker(
    InboxFolders folders, InboxOptions options, FileDrafter draft, TimeProvider time, IHostApplicationLifetime lifetime,
    ILogger<InboxWorker> log)
    : BackgroundService
{
    private readonly InboxJob _job = new(folders, options, draft, time, log);
    private readonly InboxLook _look = new(options, time);
    private readonly Channel<byte> _changes = Channel
        .CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly CancellationTokenSource _leaving = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>What ended the worker although nobody asked it to stop; null when nothing did.</summary>
    public MachineFailureException? Failure { get; private set; }

    public override void Dispose()
    {
        _leaving.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        await using var patience = stoppingToken.Register(() => _leaving.CancelAfter(options.StopPatience));
        WorkerLog.Started(log, options.Inbox, options.Outbox);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await LookOnce(stoppingToken);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            WorkerLog.LeftInHand(log);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            // A folder that is gone does not come back as it was: whoever runs the worker has to see to it.
#pragma warning disable RS0030 // What may not be looked at is as good as gone.
            var folder = Directory.Exists(options.Inbox) ? options.Outbox : options.Inbox;
#pragma warning restore RS0030
            Failure = MachineFailureException.With(MachineFindings.CannotReadFolder(folder, failure), failure);
            lifetime.StopApplication();
        }

        WorkerLog.Stopped(log);
    }

    private async Task LookOnce(CancellationToken stopping)
    {
        await FinishLeftOvers(stopping);
        var isBusy = await TakeWhatIsReady(stopping);
        await WaitForChange(isBusy || _look.SawUnfinished ? options.LookInterval : options.IdleInterval, stopping);
    }

    // Files stay in the working folder when the process was killed, or when the disk refused the result.
    private async Task FinishLeftOvers(CancellationToken stopping)
    {
        var left = new ConcurrentBag<string>();
        foreach (var path in Directory.EnumerateFiles(folders.Working))
        {
            var name = Path.GetFileName(path);
            if (name.EndsWith(".tmp", StringComparison.Ordinal))
                File.Delete(path);
            else if (!name.StartsWith('.'))
                left.Add(name);
        }

        if (!left.IsEmpty)
            WorkerLog.GoingOn(log, left.Count);
        await ForEach([.. left.Order(StringComparer.Ordinal)], name => Guarded(name, () => _job.Finish(name, _leaving.Token)), stopping);
    }

    private async Task<bool> TakeWhatIsReady(CancellationToken stopping)
    {
        var ready = _look.Ready();
        await ForEach([.. ready.Where(name => !_job.IsFile(name))], name => Guarded(name, () =>
        {
            _job.Refuse(name);
            _look.PassOver(name);
            return Task.CompletedTask;
        }), stopping);
        await ForEach(ready, name => Guarded(name, async () =>
        {
            if (_job.IsFile(name) && _job.Claim(name))
                await _job.Finish(name, _leaving.Token);
        }), stopping);
        return ready.Count > 0;
    }

    // A stop lets the files in hand be finished and takes no more.
    private async Task ForEach(IReadOnlyList<string> names, Func<string, Task> work, CancellationToken stopping)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        await Parallel.ForEachAsync(names, parallel, async (name, _) =>
        {
            if (!stopping.IsCancellationRequested)
                await work(name);
        });
    }

    // Disk and rights may come back: the file stays where it is and is tried again with the next look.
    private async Task Guarded(string name, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (MachineFailureException failure)
        {
            WorkerLog.MachineFailed(log, VisibleText.Of(name), VisibleText.Of(failure.Finding.Message.In(options.Language)), failure);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            WorkerLog.MachineFailed(log, VisibleText.Of(name), VisibleText.Of(failure.Message), failure);
        }
    }

    // The watcher only shortens the wait; looks find the files, also in network folders that report nothing.
    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(options.Inbox);
            watcher.Created += (_, _) => _changes.Writer.TryWrite(0);
            watcher.Renamed += (_, _) => _changes.Writer.TryWrite(0);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException failure)
        {
            WorkerLog.NotWatching(log, options.Inbox, failure);
            return null;
        }
    }

    private async Task WaitForChange(TimeSpan atMost, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or the worker is to stop; the loop looks which.
        }
    }
}
