using System.Buffers;
using System.Text;

namespace ReportForge.Word.Rendering;

/// <summary>The bytes of a part while it is written.</summary>
internal sealed class RenderBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(ReadOnlySpan<char> text) =>
        Length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Truncate(int length) => Length = length;

    /// <summary>Replaces each stretch between two marks, with them, by what its content stands for.</summary>
    public void Rewrite(byte opening, byte closing, Func<string, string> replacement)
    {
        if (Written.IndexOf(opening) < 0)
            return;
        var old = Written.ToArray();
        Clear();
        for (var from = 0; from < old.Length;)
        {
            var at = old.AsSpan(from).IndexOf(opening);
            var end = at < 0 ? old.Length : from + at;
            Append(old.AsSpan(from, end - from));
            if (at < 0)
                return;
            from = end + old.AsSpan(end).IndexOf(closing) + 1;
            Append(replacement(Encoding.ASCII.GetString(old, end + 1, from - end - 2)).AsSpan());
        }
    }

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(sizeHint, 1));

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        return _bytes.AsSpan(Length);
    }
}
