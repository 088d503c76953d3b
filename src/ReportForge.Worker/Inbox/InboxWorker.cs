using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;

namespace ReportForge.Worker.Inbox;

/// <summary>The loop of the worker: what a stop left first, then every file that arrives, until it is told to stop.</summary>
internal sealed class InboxWorker(InboxFolders folders, InboxOptions options, FileDrafter draft, TimeProvider time, ILogger<InboxWorker> log)
    : BackgroundService
{
    private readonly InboxJob _job = new(folders, options, draft, log);
    private readonly InboxLook _look = new(options, time);
    private readonly Channel<byte> _changes = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        WorkerLog.Started(log, options.Inbox, options.Outbox);
        while (!stoppingToken.IsCancellationRequested)
        {
            await FinishLeftOvers(stoppingToken);
            var isBusy = await TakeWhatIsReady(stoppingToken);
            await WaitForChange(isBusy || _look.SawUnfinished ? options.LookInterval : options.IdleInterval, stoppingToken);
        }

        WorkerLog.Stopped(log);
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
        await ForEach([.. left.Order(StringComparer.Ordinal)], name => Guarded(name, () => _job.Finish(name)), stopping);
    }

    private async Task<bool> TakeWhatIsReady(CancellationToken stopping)
    {
        var ready = _look.Ready();
        await ForEach(ready, name => Guarded(name, () =>
        {
            if (_job.Claim(name))
                _job.Finish(name);
        }), stopping);
        return ready.Count > 0;
    }

    // A stop lets the files in hand be finished and takes no more.
    private async Task ForEach(IReadOnlyList<string> names, Action<string> work, CancellationToken stopping)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        await Parallel.ForEachAsync(names, parallel, (name, _) =>
        {
            if (!stopping.IsCancellationRequested)
                work(name);
            return ValueTask.CompletedTask;
        });
    }

    // Disk and rights may come back: the file stays where it is and is tried again with the next look.
    private void Guarded(string name, Action work)
    {
        try
        {
            work();
        }
        catch (MachineFailureException failure)
        {
            WorkerLog.MachineFailed(log, name, failure.Finding.Message.In(options.Language), failure);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            WorkerLog.MachineFailed(log, name, failure.Message, failure);
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
