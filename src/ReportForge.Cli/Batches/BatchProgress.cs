using ReportForge.Batches.Running;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.Batches;

/// <summary>
/// Shows how far a batch is: one moving line on a terminal, with bar, rate, time left and the last complaints; a plain
/// line now and then where there is no terminal.
/// </summary>
internal sealed class BatchProgress : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly CommandContext _context;
    private readonly BatchState _state;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _showing;
    private readonly long _start;
    private readonly HashSet<BatchComplaint> _shown = [];

    private BatchStage _stage;
    private TimeSpan _stageStart;
    private int _doneBefore;

    public BatchProgress(CommandContext context, BatchState state)
    {
        (_context, _state) = (context, state);
        _start = context.Time.GetTimestamp();
        _showing = Task.Run(Show);
    }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _showing;
        if (_context.IsTerminal)
            await _context.Error.WriteAsync("\r\e[K");
        _done.Dispose();
    }

    private async Task Show()
    {
        using var timer = new PeriodicTimer(LookInterval, _context.Time);
        var next = PlainInterval;
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                var elapsed = _context.Time.GetElapsedTime(_start);
                var moment = MomentAt(elapsed);
                if (_context.IsTerminal)
                    await ShowMoving(moment);
                else if (elapsed >= next)
                    await ShowPlain(moment);
                next = elapsed >= next ? elapsed + PlainInterval : next;
            }
        }
        catch (OperationCanceledException)
        {
            // The batch is over.
        }
    }

    private Task ShowPlain(BatchMoment moment) =>
        _context.Error.WriteAsync(BatchProgressLine.Of(moment, _context.Language, int.MaxValue) + "\n");

    private async Task ShowMoving(BatchMoment moment)
    {
        foreach (var complaint in _state.Recent.Where(_shown.Add))
            await _context.Error.WriteAsync(
                $"\r\e[K\e[31m{VisibleText.Of($"{complaint.Unit}: {complaint.Code} {_context.Say(complaint.Message)}")}\e[0m\n");
        await _context.Error.WriteAsync("\r\e[K" + BatchProgressLine.Of(moment, _context.Language, _context.TerminalWidth() - 1));
    }

    // Each stage has a speed of its own; what an earlier run left done was done at no speed at all.
    private BatchMoment MomentAt(TimeSpan elapsed)
    {
        var stage = _state.Stage;
        var (done, total) = stage switch
        {
            BatchStage.Checking => (_state.Checked, _state.Total),
            BatchStage.Converting => (_state.Pdfs, _state.Made + _state.Unchanged),
            _ => (_state.Finished, _state.Total),
        };
        if (stage != _stage)
            (_stage, _stageStart, _doneBefore) = (stage, elapsed, stage == BatchStage.Checking ? 0 : done);
        var seconds = (elapsed - _stageStart).TotalSeconds;
        return new BatchMoment(stage, done, total > 0 ? total : _state.Estimate, total == 0,
            seconds > 0 ? (done - _doneBefore) / seconds : 0)
        {
            Made = _state.Made,
            Unchanged = _state.Unchanged,
            Failed = _state.Failed,
        };
    }
}
