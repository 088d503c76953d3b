using ReportForge.Cli.CommandLine;

namespace ReportForge.Cli.Checking;

/// <summary>How many files of a folder are checked: one moving line on a terminal, else a plain line every few seconds.</summary>
internal sealed class CheckProgress(CommandContext context, int total)
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _last = context.Time.GetTimestamp();
    private int _done;
    private bool _hasLine;

    /// <summary>One file more; called from any thread.</summary>
    public void Done()
    {
        lock (_gate)
        {
            _done++;
            if (context.Time.GetElapsedTime(_last) < (context.IsTerminal ? TerminalInterval : PlainInterval))
                return;
            _last = context.Time.GetTimestamp();
            var line = context.Say(new($"đã kiểm tra {_done}/{total} tệp", $"{_done} of {total} files checked"));
            context.Error.Write(context.IsTerminal ? "\r\e[K" + line : line + "\n");
            _hasLine = context.IsTerminal;
        }
    }

    /// <summary>Takes the moving line away before the results are printed.</summary>
    public void Clear()
    {
        if (_hasLine)
            context.Error.Write("\r\e[K");
    }
}
