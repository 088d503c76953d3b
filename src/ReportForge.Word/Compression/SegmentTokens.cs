using System.Collections.Immutable;

namespace ReportForge.Word.Compression;

/// <summary>A place in a segment of the template, wherever that segment was written last.</summary>
internal readonly record struct SegmentSource(int Segment, int Offset);

/// <summary>
/// A stretch of a segment: text that stands nowhere before it (no sources), or text that stands in one or more earlier
/// segments or earlier in the same one.
/// </summary>
internal readonly record struct SegmentStretch(int Length, ImmutableArray<SegmentSource> Sources);

/// <summary>What is known of all segments before any document is made: for each, in which stretches it can be written.</summary>
internal sealed class SegmentTokens(ImmutableArray<ImmutableArray<SegmentStretch>> bySegment)
{
    public static readonly SegmentTokens None = new([]);

    public int Count => bySegment.Length;

    public ImmutableArray<SegmentStretch> Of(int segment) => bySegment[segment];
}
