using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReportForge.Packaging.Deflate;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Compression;

/// <summary>
/// Compresses a part by what is known of its segments: a segment that was written before is one match, and what a segment
/// repeats of others was found when the template was prepared. Only values are searched for.
/// </summary>
internal sealed class SegmentDeflater
{
    private const int HashBits = 14;
    private const int ShortestValueMatch = 4;

    private readonly DeflateTokens _tokens = new();
    private readonly int[] _heads = new int[1 << HashBits];
    private int[] _lastPositions = [];

    /// <summary>The compressed form, which is good until this is used again.</summary>
    public ReadOnlySpan<byte> Deflate(RenderBuffer buffer, SegmentTokens segments)
    {
        Reset(segments.Count);
        var text = buffer.Written;
        var at = 0;
        foreach (var (segment, position) in buffer.Runs)
        {
            if (position > at)
                WriteValue(text, at, position);
            WriteSegment(text, segment, position, segments);
            at = position + segment.Bytes.Length;
        }

        WriteValue(text, at, text.Length);
        return _tokens.Finish();
    }

    private void Reset(int segments)
    {
        _tokens.Clear();
        Array.Clear(_heads);
        if (_lastPositions.Length < segments)
            _lastPositions = new int[segments];
        Array.Fill(_lastPositions, -1);
    }

    private void WriteSegment(ReadOnlySpan<byte> text, Segment segment, int position, SegmentTokens segments)
    {
        var (length, last) = (segment.Bytes.Length, _lastPositions[segment.Number]);
        if (last >= 0 && position - last <= DeflateTokens.Window && length >= DeflateTokens.ShortestMatch)
            _tokens.Match(length, position - last);
        else
            WriteStretches(text, segment, position, segments);
        _lastPositions[segment.Number] = position;
    }

    private void WriteStretches(ReadOnlySpan<byte> text, Segment segment, int position, SegmentTokens segments)
    {
        var at = position;
        foreach (var stretch in segments.Of(segment.Number))
        {
            if (stretch.Sources.IsEmpty)
                _tokens.Literals(text.Slice(at, stretch.Length));
            else if (DistanceOf(stretch, segment, position, at) is var distance and > 0)
                _tokens.Match(stretch.Length, distance);
            else
                WriteValue(text, at, at + stretch.Length);
            at += stretch.Length;
        }
    }

    /// <summary>The distance to the first source that the document has within reach; 0 when it has none.</summary>
    private int DistanceOf(SegmentStretch stretch, Segment segment, int position, int at)
    {
        foreach (var source in stretch.Sources)
        {
            var start = source.Segment == segment.Number ? position : _lastPositions[source.Segment];
            var distance = at - start - source.Offset;
            if (start >= 0 && distance is > 0 and <= DeflateTokens.Window)
                return distance;
        }

        return 0;
    }

    private void WriteValue(ReadOnlySpan<byte> text, int at, int end)
    {
        var literals = at;
        while (at + ShortestValueMatch <= end)
        {
            var word = Word(text, at);
            ref var head = ref _heads[(word * 2654435761u) >> (32 - HashBits)];
            var candidate = head - 1;
            head = at + 1;
            if (candidate < 0 || at - candidate > DeflateTokens.Window || Word(text, candidate) != word)
            {
                at++;
                continue;
            }

            var length = text[at..end].CommonPrefixLength(text[candidate..]);
            _tokens.Literals(text[literals..at]);
            _tokens.Match(length, at - candidate);
            at += length;
            literals = at;
        }

        if (literals < end)
            _tokens.Literals(text[literals..end]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ReadOnlySpan<byte> text, int at) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
}
