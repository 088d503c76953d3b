using System.Text;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>
/// Writes words as tracked changes: runs are cut where words go or come, what goes stands in <c>w:del</c>, what comes in
/// <c>w:ins</c> with the formatting of the first character that goes.
/// </summary>
internal sealed class TrackedTextWriter(MarkupPart part, PartScript script, ChangeMarks marks)
{
    /// <summary>Writes all changes of one paragraph.</summary>
    public void Write(IEnumerable<TextEdit> edits)
    {
        var cuts = edits.SelectMany(CutsOf).Where(cut => cut.Segment.ElementIn(part).Parent is not null).ToList();
        foreach (var run in cuts.GroupBy(cut => cut.Segment.ElementIn(part).Parent))
        {
            if (run.Key is { } element)
                script.Replace(element.Start, element.End, Rewrite(element, [.. run.OrderBy(cut => cut.Start)]));
        }
    }

    private static IEnumerable<Cut> CutsOf(TextEdit edit)
    {
        var text = edit.Text;
        foreach (var segment in WritablePlace.Touched(edit))
        {
            yield return new(segment, Math.Max(edit.Start, segment.Start), Math.Max(edit.Start, Math.Min(edit.End, segment.End)), text);
            text = "";
        }
    }

    private string Rewrite(MarkupSpan run, List<Cut> cuts)
    {
        var properties = run.Child("w:rPr") is { } found ? part.Raw(found) : "";
        var pieces = new RunPieces(part.StartTag(run).ToString(), properties, marks);
        foreach (var child in run.Children.Where(child => child.Name != "w:rPr"))
        {
            var own = cuts.FindAll(cut => cut.Segment.Element == child.Number);
            if (own.Count == 0)
                pieces.Keep(part.Raw(child));
            else if (own[0].Segment.Kind == SegmentKind.Text)
                CutText(pieces, own);
            else
                pieces.Change(part.Raw(child), WrittenText.Whole(own[0].Text));
        }

        return pieces.ToString();
    }

    private void CutText(RunPieces pieces, List<Cut> cuts)
    {
        var segment = cuts[0].Segment;
        var at = segment.Start;
        foreach (var cut in cuts)
        {
            pieces.Keep(Text(segment, at, cut.Start, "w:t"));
            pieces.Change(Text(segment, cut.Start, cut.End, "w:delText"), WrittenText.Whole(cut.Text));
            at = cut.End;
        }

        pieces.Keep(Text(segment, at, segment.End, "w:t"));
    }

    private string Text(Segment segment, int start, int end, string name)
    {
        if (start == end)
            return "";
        var from = WrittenText.RawOffset(part, segment, start - segment.Start);
        var raw = part.Text[from..WrittenText.RawOffset(part, segment, end - segment.Start)];
        return $"<{name} xml:space=\"preserve\">{raw}</{name}>";
    }

    private readonly record struct Cut(Segment Segment, int Start, int End, string Text);

    /// <summary>A run in pieces, each as it is kept, goes or comes.</summary>
    private sealed class RunPieces(string startTag, string properties, ChangeMarks marks)
    {
        private readonly StringBuilder _markup = new();
        private bool _isOpen;

        public void Keep(string content)
        {
            if (content.Length == 0)
                return;
            if (!_isOpen)
                _markup.Append(startTag).Append(properties);
            _isOpen = true;
            _markup.Append(content);
        }

        public void Change(string deleted, string inserted)
        {
            CloseRun();
            if (deleted.Length > 0)
                _markup.Append(marks.Deleted($"<w:r>{properties}{deleted}</w:r>"));
            if (inserted.Length > 0)
                _markup.Append(marks.Inserted($"<w:r>{properties}{inserted}</w:r>"));
        }

        public override string ToString()
        {
            CloseRun();
            return _markup.ToString();
        }

        private void CloseRun()
        {
            if (_isOpen)
                _markup.Append("</w:r>");
            _isOpen = false;
        }
    }
}
