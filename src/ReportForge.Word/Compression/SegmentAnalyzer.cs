using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Packaging.Deflate;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Compression;

/// <summary>
/// Finds, once for a template, what repeats in its segments: so that a document can be compressed without searching. The
/// segments are looked through in the order of the template, which is nearly the order of any document.
/// </summary>
internal sealed class SegmentAnalyzer
{
    private const int HashBits = 15;
    private const int MostSteps = 48;
    private const int MostSources = 3;
    private const int ShortestStretch = 4;

    // Of megabytes of text that no data touches only what is worth its time and memory is found.
    private const int MuchText = 1_000_000;
    private const int ShortestOfMuchText = 16;
    private const int StepsInMuchText = 8;

    // A stretch of that length is taken without looking for a longer one.
    private const int LongEnough = 400;

    private const int LongestKnown = 16_384;

    // What lies further back is out of the window in most documents, because values come in between.
    private const int Reach = DeflateTokens.Window - 4096;

    private readonly byte[] _text;
    private readonly int _shortest;
    private readonly int _mostSteps;
    private readonly int[] _starts;
    private readonly int[] _heads = new int[1 << HashBits];
    private readonly int[] _previous = new int[DeflateTokens.Window];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Segment> _segments;

    private SegmentAnalyzer(IReadOnlyList<Segment> segments)
    {
        _segments = segments;
        _starts = new int[segments.Count + 1];
        for (var index = 0; index < segments.Count; index++)
            _starts[index + 1] = _starts[index] + segments[index].Bytes.Length;
        _text = new byte[_starts[^1]];
        for (var index = 0; index < segments.Count; index++)
            segments[index].Bytes.CopyTo(_text, _starts[index]);
        (_shortest, _mostSteps) = _text.Length > MuchText ? (ShortestOfMuchText, StepsInMuchText) : (ShortestStretch, MostSteps);
        Array.Fill(_heads, -1);
    }

    /// <summary>Numbers the segments and analyses them.</summary>
    public static SegmentTokens Analyze(IReadOnlyList<Segment> segments)
    {
        for (var index = 0; index < segments.Count; index++)
            segments[index].Number = index;
        var analyzer = new SegmentAnalyzer(segments);
        return new([.. Enumerable.Range(0, segments.Count).Select(analyzer.Analyze)]);
    }

    private ImmutableArray<SegmentStretch> Analyze(int segment)
    {
        var bytes = _segments[segment].Bytes;
        if (bytes.Length < ShortestStretch)
            return bytes.Length == 0 ? [] : [new(bytes.Length, [])];
        // Many short segments are the same, such as what stands between two cells: one of them is enough to search in.
        if (bytes.Length > LongestKnown)
            return Search(segment);
        var isNew = _known.TryAdd(Encoding.Latin1.GetString(bytes), segment);
        return isNew ? Search(segment) : [new(bytes.Length, [new(_known[Encoding.Latin1.GetString(bytes)], 0)])];
    }

    private ImmutableArray<SegmentStretch> Search(int segment)
    {
        var stretches = ImmutableArray.CreateBuilder<SegmentStretch>();
        var (literals, end) = (_starts[segment], _starts[segment + 1]);
        for (var at = _starts[segment]; at < end;)
        {
            var length = LongestAt(at, end);
            // One step on may begin a longer stretch; then this byte is better a literal.
            var isBetterNext = length > 0 && at + 1 < end && LongestAt(at + 1, end) > length + 1;
            if (length < _shortest || isBetterNext)
            {
                Insert(at++);
                continue;
            }

            AddLiterals(stretches, at - literals);
            stretches.Add(new(length, SourcesOf(at, length)));
            for (var stop = at + length; at < stop; at++)
                Insert(at);
            literals = at;
        }

        AddLiterals(stretches, end - literals);
        return stretches.ToImmutable();
    }

    private static void AddLiterals(ImmutableArray<SegmentStretch>.Builder stretches, int length)
    {
        if (length > 0)
            stretches.Add(new(length, []));
    }

    private int LongestAt(int at, int end)
    {
        var longest = 0;
        if (at + ShortestStretch > end)
            return 0;
        var candidate = _heads[Hash(at)];
        for (var steps = 0; steps < _mostSteps && candidate >= 0 && at - candidate <= Reach; steps++)
        {
            longest = Math.Max(longest, MatchLength(candidate, at, end));
            candidate = longest >= LongEnough ? -1 : PreviousOf(candidate);
        }

        return longest >= _shortest ? longest : 0;
    }

    /// <summary>The nearest places with the same text, each in a segment of its own.</summary>
    private ImmutableArray<SegmentSource> SourcesOf(int at, int length)
    {
        var sources = ImmutableArray.CreateBuilder<SegmentSource>(MostSources);
        foreach (var candidate in CandidatesAt(at))
        {
            var segment = SegmentAt(candidate);
            var isNew = MatchLength(candidate, at, at + length) == length && !sources.Any(source => source.Segment == segment);
            if (isNew)
                sources.Add(new(segment, candidate - _starts[segment]));
            if (sources.Count == MostSources)
                break;
        }

        return sources.ToImmutable();
    }

    private IEnumerable<int> CandidatesAt(int at)
    {
        if (at + ShortestStretch > _text.Length)
            yield break;
        var candidate = _heads[Hash(at)];
        for (var steps = 0; steps < _mostSteps && candidate >= 0 && at - candidate <= Reach; steps++)
        {
            yield return candidate;
            candidate = PreviousOf(candidate);
        }
    }

    // A stretch may not run over the end of the segment in which it stands: what follows there depends on data.
    private int MatchLength(int candidate, int at, int end)
    {
        var segment = SegmentAt(candidate);
        var most = segment == SegmentAt(at) ? end - at : Math.Min(end - at, _starts[segment + 1] - candidate);
        return _text.AsSpan(candidate, most).CommonPrefixLength(_text.AsSpan(at, most));
    }

    private int SegmentAt(int position)
    {
        var found = Array.BinarySearch(_starts, position);
        if (found < 0)
            return ~found - 1;
        // Empty segments share their start with the one that has the text.
        while (_starts[found + 1] == position)
            found++;
        return found;
    }

    private void Insert(int at)
    {
        if (at + ShortestStretch > _text.Length)
            return;
        var hash = Hash(at);
        _previous[at % _previous.Length] = _heads[hash];
        _heads[hash] = at;
    }

    // Nobody asks for what lies further back than a window.
    private int PreviousOf(int at) => _previous[at % _previous.Length];

    private uint Hash(int at) => (BinaryPrimitives.ReadUInt32LittleEndian(_text.AsSpan(at)) * 2654435761u) >> (32 - HashBits);
}
