using System.Runtime.InteropServices;
using ReportForge.Findings;

namespace ReportForge.Cli;

/// <summary>
/// The wish of the user that the command stops: Ctrl+C or SIGTERM. A command that looks at it ends in order; any other is
/// ended, and files are whole then, for each comes to its place by one rename. A second wish ends the process the hard way.
/// </summary>
internal sealed class StopRequest : IDisposable
{
    public static readonly Finding Ended = new("RF5998", Severity.Error, Place.Whole,
        new(
            "đã dừng theo yêu cầu; việc đang làm bị bỏ, các tệp đã ghi vẫn nguyên vẹn",
            "stopped as asked; what was in hand is dropped, files that were written are whole"));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _waitedInVain = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private volatile bool _isLeftToCommand;

    public StopRequest()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => _stopping.Token;

    /// <summary>Done when the command was asked to stop and did not.</summary>
    public Task WaitedInVain => _waitedInVain.Task;

    public void LeaveToCommand() => _isLeftToCommand = true;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stopping.IsCancellationRequested)
            return;
        signal.Cancel = true;
        _stopping.Cancel();
        if (!_isLeftToCommand)
            _ = Task.Delay(Patience).ContinueWith(_ => _waitedInVain.TrySetResult(), TaskScheduler.Default);
    }
}
