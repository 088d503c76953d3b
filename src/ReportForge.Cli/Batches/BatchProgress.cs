using System.Globalization;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Batches;

namespace ReportForge.Cli.Batches;

/// <summary>
/// Shows how far a batch is: one moving line on a terminal, with bar, rate, time left and the last complaints; a plain
/// line now and then where there is no terminal.
/// </summary>
internal sealed class BatchProgress : IAsyncDisposable
{
    private const int BarWidth = 24;

    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly CommandContext _context;
    private readonly BatchState _state;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _showing;
    private readonly long _start;
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

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
        using var timer = new PeriodicTimer(_context.IsTerminal ? TerminalInterval : PlainInterval, _context.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
                await ShowOnce();
        }
        catch (OperationCanceledException)
        {
            // The batch is over.
        }
    }

    private async Task ShowOnce()
    {
        if (!_context.IsTerminal)
        {
            await _context.Error.WriteAsync(Line(_context.Time.GetElapsedTime(_start)) + "\n");
            return;
        }

        foreach (var complaint in _state.Recent.Where(_shown.Add))
            await _context.Error.WriteAsync($"\r\e[K\e[31m{complaint}\e[0m\n");
        await _context.Error.WriteAsync("\r\e[K" + Line(_context.Time.GetElapsedTime(_start)));
    }

    internal string Line(TimeSpan elapsed)
    {
        var (done, total) = _state.Stage switch
        {
            BatchStage.Checking => (_state.Checked, _state.Total),
            BatchStage.Converting => (_state.Pdfs, _state.Made + _state.Unchanged),
            _ => (_state.Finished, _state.Total),
        };
        var rate = elapsed.TotalSeconds > 0 ? done / elapsed.TotalSeconds : 0;
        var share = total > 0 ? Math.Min(1, (double)done / total) : 0;
        var bar = new string('█', (int)(share * BarWidth)).PadRight(BarWidth, '░');
        var left = rate > 0 && total > done ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture,
            $"{StageText()} {bar} {done}/{(total > 0 ? total : done)}  {rate:0}/s  {_context.Say(new("còn", "left"))} {left:mm\\:ss}  ")
            + _context.Say(new(
                $"đã lập {_state.Made}, giữ nguyên {_state.Unchanged}, lỗi {_state.Failed}",
                $"{_state.Made} made, {_state.Unchanged} unchanged, {_state.Failed} failed"));
    }

    private string StageText() => _context.Say(_state.Stage switch
    {
        BatchStage.Checking => new("Kiểm tra", "Checking"),
        BatchStage.Converting => new("Lập PDF", "Making PDFs"),
        BatchStage.Drafting => new("Lập văn bản", "Drafting"),
        _ => new("Lập danh sách", "Listing"),
    });
}
