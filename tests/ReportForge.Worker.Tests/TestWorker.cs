using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using ReportForge.Findings;
using ReportForge.Worker.Inbox;

namespace ReportForge.Worker.Tests;

/// <summary>A worker on folders of its own whose "documents" are the data in capitals; data with a "bad" in it has a finding.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    /// <summary>How long data with a "slow" in it takes.</summary>
    public const int SecondsOfSlow = 20;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("reportforge-worker-");
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, int> _drafted = new();
    private Task? _run;

    public string Inbox => Path.Combine(_root.FullName, "in");

    public string Outbox => Path.Combine(_root.FullName, "out");

    /// <summary>How often each file was drafted.</summary>
    public IReadOnlyDictionary<string, int> Drafted => _drafted;

    public RecordingLog Log { get; } = new();

    public InboxOptions Options => new()
    {
        Inbox = Inbox,
        Outbox = Outbox,
        Language = MessageLanguage.English,
        Jobs = 2,
        LookInterval = TimeSpan.FromMilliseconds(10),
        IdleInterval = TimeSpan.FromMilliseconds(20),
        SettleTime = TimeSpan.FromMilliseconds(20),
        StallTime = TimeSpan.FromMilliseconds(300),
        JobTime = JobTime,
        StopPatience = TimeSpan.FromMilliseconds(300),
    };

    public TimeSpan JobTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The run of the worker, to its end.</summary>
    public Task Ended()
    {
        var run = _run ?? Task.CompletedTask;
        _run = null;
        return run;
    }

    public void Start()
    {
        Directory.CreateDirectory(Inbox);
        _run = WorkerHost.Run(Options, Draft, TimeProvider.System, logging => logging.AddProvider(Log), _stopping.Token);
    }

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        if (_run is not null)
            await _run;
    }

    public void Drop(string name, string text)
    {
        Directory.CreateDirectory(Inbox);
        File.WriteAllText(Path.Combine(Inbox, name), text);
    }

    public string Out(params string[] path) => Path.Combine([Outbox, .. path]);

    /// <summary>Waits until something is so, and fails the test after a time that no machine needs.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
            await Task.Delay(5, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        _root.Delete(recursive: true);
    }

    private DraftedFile Draft(string name, ReadOnlyMemory<byte> bytes)
    {
        _drafted.AddOrUpdate(name, 1, (_, count) => count + 1);
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (text.Contains("slow", StringComparison.Ordinal))
            Thread.Sleep(TimeSpan.FromSeconds(SecondsOfSlow));
        if (text.Contains("defect", StringComparison.Ordinal))
            throw new InvalidOperationException("a defect");
        if (text.Contains("bad", StringComparison.Ordinal))
            return new DraftedFile(null, [Finding(name, Severity.Error)]);
        ImmutableArray<Finding> findings = text.Contains("odd", StringComparison.Ordinal) ? [Finding(name, Severity.Warning)] : [];
        return new DraftedFile(Encoding.UTF8.GetBytes(text.ToUpperInvariant()), findings);
    }

    private static Finding Finding(string name, Severity severity) =>
        new("RF3999", severity, Place.InFile(name), new("dữ liệu lạ", "strange data"));
}

/// <summary>Keeps the ids of the events that were logged.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<int> _events = new();

    public IEnumerable<int> Events => _events;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue(eventId.Id);

    public void Dispose()
    {
    }
}
