using System.Text;

namespace ReportForge.Word.Rendering;

/// <summary>The bytes of a part while it is written, and which stretches of them are segments of the template.</summary>
internal sealed class RenderBuffer
{
    private readonly List<(Segment Segment, int Position)> _runs = [];
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public List<(Segment Segment, int Position)> Runs => _runs;

    public void Append(Segment segment)
    {
        if (segment.Bytes.Length == 0)
            return;
        _runs.Add((segment, Length));
        Append(segment.Bytes);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(ReadOnlySpan<char> text) =>
        Length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Writes what another buffer has, segments as segments.</summary>
    public void Append(RenderBuffer other)
    {
        foreach (var (segment, position) in other._runs)
            _runs.Add((segment, Length + position));
        Append(other.Written);
    }

    public void Truncate(int length)
    {
        Length = length;
        while (_runs.Count > 0 && _runs[^1].Position + _runs[^1].Segment.Bytes.Length > length)
            _runs.RemoveAt(_runs.Count - 1);
    }

    public void Clear() => Truncate(0);

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        return _bytes.AsSpan(Length);
    }
}
