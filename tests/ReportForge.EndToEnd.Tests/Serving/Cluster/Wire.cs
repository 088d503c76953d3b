using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>What lies between a machine and its database, and can be cut: then nothing arrives any more, and nobody is told.</summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly int _target;
    private volatile TaskCompletionSource _whole = Mended();

    public Wire(int target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut() => _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What comes from now on arrives; what was under way when it was cut is lost with its connection.</summary>
    public void Mend()
    {
        var cut = _whole;
        _whole = Mended();
        while (_ends.TryTake(out var end))
            end.Dispose();
        cut.TrySetResult();
    }

    public void Dispose()
    {
        _listener.Dispose();
        while (_ends.TryTake(out var end))
            end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Join(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Join(TcpClient near)
    {
        _ends.Add(near);
        await _whole.Task;
        var far = new TcpClient();
        _ends.Add(far);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(Pump(near, far), Pump(far, near));
        }
        catch (Exception lost) when (lost is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the ends is gone, and the other with it.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }

    private async Task Pump(TcpClient from, TcpClient to)
    {
        var (source, target) = (from.GetStream(), to.GetStream());
        var buffer = new byte[64 * 1024];
        for (var read = await source.ReadAsync(buffer); read > 0; read = await source.ReadAsync(buffer))
        {
            await _whole.Task;
            await target.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private static TaskCompletionSource Mended()
    {
        var mended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mended.SetResult();
        return mended;
    }
}
