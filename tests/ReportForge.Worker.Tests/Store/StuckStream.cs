namespace ReportForge.Worker.Tests.Store;

/// <summary>
/// The value of a statement of which the database gets one half: whoever sends it is, to the database, a process that was frozen in
/// the middle of a statement.
/// </summary>
internal sealed class StuckStream : Stream
{
    private const int Half = 100_000;

    private readonly TaskCompletionSource _isStuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _isThawed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _read;

    /// <summary>Ends when the first half is on its way.</summary>
    public Task IsStuck => _isStuck.Task;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => 2 * Half;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <summary>Sends the rest.</summary>
    public void Thaw() => _isThawed.SetResult();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == Half)
        {
            _isStuck.TrySetResult();
            await _isThawed.Task;
        }

        var now = Math.Min(buffer.Length, (_read < Half ? Half : 2 * Half) - _read);
        _read += now;
        return now;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
