using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>Writes words where others stood: the new take the formatting of the first character that goes.</summary>
internal sealed class PlainTextWriter(MarkupPart part, PartScript script)
{
    private readonly HashSet<MarkupSpan> _preserved = [];

    public void Write(TextEdit edit)
    {
        var text = edit.Text;
        foreach (var segment in WritablePlace.Touched(edit))
        {
            if (segment.Kind == SegmentKind.Text)
                WriteInto(segment, edit, WrittenText.Inside(text));
            else
                WriteWhole(segment.ElementIn(part), text);
            text = "";
        }
    }

    private void WriteWhole(MarkupSpan element, string text) => script.Replace(element.Start, element.End, WrittenText.Whole(text));

    private void WriteInto(Segment segment, TextEdit edit, string inside)
    {
        var start = WrittenText.RawOffset(part, segment, Math.Max(edit.Start, segment.Start) - segment.Start);
        var end = WrittenText.RawOffset(part, segment, Math.Min(edit.End, segment.End) - segment.Start);
        Preserve(segment.ElementIn(part));
        script.Replace(start, end, inside);
    }

    // Blanks at the ends of a w:t are dropped by readers unless it says otherwise.
    private void Preserve(MarkupSpan element)
    {
        if (part.Attribute(element, "xml:space") is null && _preserved.Add(element))
            script.Insert(element.ContentStart - 1, " xml:space=\"preserve\"");
    }
}
