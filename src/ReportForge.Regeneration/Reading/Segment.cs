using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

internal enum SegmentKind
{
    /// <summary>Characters of a <c>w:t</c>: they can be written.</summary>
    Text,

    /// <summary>A tab or a line break: it can be removed whole.</summary>
    Control,

    /// <summary>A field, a picture, a note: it is never touched.</summary>
    Opaque,
}

/// <summary>Who inserted a stretch, when it stands there as a tracked change.</summary>
internal enum Revision
{
    None,
    Own,
    Foreign,
}

/// <summary>A stretch of a paragraph's text and the element that it stands in.</summary>
/// <param name="Kind">What can be done with it.</param>
/// <param name="Start">Offset in the text of the paragraph.</param>
/// <param name="Length">The number of its characters as a reader sees them.</param>
/// <param name="Element">The number of the element: <c>w:t</c>, <c>w:tab</c>, a field's first mark.</param>
/// <param name="Revision">The tracked insertion that it is part of.</param>
internal sealed record Segment(SegmentKind Kind, int Start, int Length, int Element, Revision Revision)
{
    public int End => Start + Length;

    public MarkupSpan ElementIn(MarkupPart part) => part.Element(Element);
}
