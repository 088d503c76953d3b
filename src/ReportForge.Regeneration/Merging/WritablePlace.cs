using ReportForge.Findings;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Whether words can be written at a place without touching what is not text or not ours.</summary>
internal static class WritablePlace
{
    public static Wording? ReasonAgainst(TextEdit edit)
    {
        if (edit.Start == edit.End && edit.Paragraph.Segments.IsEmpty)
            return null;
        var touched = Touched(edit).ToList();
        if (touched.Count == 0)
            return MergeReasons.HoldsObject;
        return touched.Exists(segment => segment.Revision == Revision.Foreign) ? MergeReasons.TrackedByOther : null;
    }

    /// <summary>The stretches whose characters go; where none goes, the stretch that the new words are put into.</summary>
    public static IEnumerable<Segment> Touched(TextEdit edit)
    {
        var segments = edit.Paragraph.Segments;
        if (edit.Start < edit.End)
            return segments.Where(segment => segment.Start < edit.End && segment.End > edit.Start);
        var texts = segments.Where(segment => segment.Kind == SegmentKind.Text).ToList();
        var place = texts.Find(segment => segment.End == edit.Start || (segment.Start < edit.Start && edit.Start < segment.End))
            ?? texts.Find(segment => segment.Start == edit.Start);
        return place is null ? [] : [place];
    }
}
