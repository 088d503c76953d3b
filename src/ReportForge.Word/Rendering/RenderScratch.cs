using System.Collections.Concurrent;

namespace ReportForge.Word.Rendering;

/// <summary>The memory that one document after another is made in; a document at a time owns it.</summary>
internal sealed class RenderScratch
{
    // A document that was far larger than others should not keep its memory for good.
    private const int MostKeptBytes = 1024 * 1024;

    private readonly List<RenderBuffer> _buffers = [];
    private int _rented;

    public RenderBuffer Rent()
    {
        if (_rented == _buffers.Count)
            _buffers.Add(new RenderBuffer());
        var buffer = _buffers[_rented++];
        buffer.Clear();
        return buffer;
    }

    public void ReturnAll()
    {
        _buffers.RemoveAll(buffer => buffer.Capacity > MostKeptBytes);
        _rented = 0;
    }
}

/// <summary>Keeps the memory of finished documents for the next ones, as much as documents are made at the same time.</summary>
internal sealed class RenderScratchPool
{
    private const int MostKept = 16;
    private readonly ConcurrentBag<RenderScratch> _free = [];

    public RenderScratch Rent() => _free.TryTake(out var scratch) ? scratch : new RenderScratch();

    public void Return(RenderScratch scratch)
    {
        scratch.ReturnAll();
        if (_free.Count < MostKept)
            _free.Add(scratch);
    }
}
