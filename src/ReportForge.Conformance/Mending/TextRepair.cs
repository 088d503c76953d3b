using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Mending;

/// <summary>
/// The few repairs that touch text: a zero before a number, a mark at the end of a line. They change one text node at the
/// place and nothing else. Nobody's words are changed unasked: only <see cref="ConformanceFix.FixText"/> applies them.
/// </summary>
internal static class TextRepair
{
    /// <summary>Inserts at an offset of the paragraph's text.</summary>
    public static Repair Insert(Paragraph paragraph, int offset, string text) => new(
        new($"thêm “{text}”", $"insert “{text}”"), Nothing)
    { Edit = new(paragraph, offset, 0, text) };

    public static Repair Delete(Paragraph paragraph, int offset, int length) => new(
        new($"bỏ “{Slice(paragraph, offset, length)}”", $"delete “{Slice(paragraph, offset, length)}”"), Nothing)
    { Edit = new(paragraph, offset, length, "") };

    public static Repair Replace(Paragraph paragraph, int offset, int length, string text) => new(
        new($"thay “{Slice(paragraph, offset, length)}” bằng “{text}”", $"replace “{Slice(paragraph, offset, length)}” by “{text}”"),
        Nothing)
    { Edit = new(paragraph, offset, length, text) };

    /// <summary>Gives a line its final mark, in place of any that stands there.</summary>
    public static Repair SetEnd(TextLine line, string mark)
    {
        var start = line.End;
        while (start > line.Start && line.Paragraph.Text[start - 1] is ';' or ',' or '.')
            start--;
        return start == line.End ? Insert(line.Paragraph, start, mark) : Replace(line.Paragraph, start, line.End - start, mark);
    }

    /// <summary>Makes all edits of a paragraph, the last place first, so that no place moves before its turn.</summary>
    public static void Apply(IEnumerable<TextEdit> edits)
    {
        foreach (var paragraph in edits.Distinct().GroupBy(edit => edit.Paragraph))
        {
            var untouched = int.MaxValue;
            foreach (var edit in paragraph.OrderByDescending(edit => edit.Offset).ThenByDescending(edit => edit.Length))
            {
                if (edit.Offset + edit.Length > untouched)
                    continue;
                Change(edit);
                untouched = edit.Offset;
            }
        }
    }

    private static void Nothing()
    {
    }

    private static string Slice(Paragraph paragraph, int offset, int length) =>
        offset >= 0 && offset + length <= paragraph.Text.Length ? paragraph.Text.Substring(offset, length) : "";

    // Only within one run of plain text; a place cut up by tabs or fields is left to the person.
    private static void Change(TextEdit edit)
    {
        var (paragraph, offset, length) = (edit.Paragraph, edit.Offset, edit.Length);
        var run = paragraph.Runs.FirstOrDefault(run => run.Start <= offset && offset + length <= run.Start + run.Text.Length
            && (offset < run.Start + run.Text.Length || run == paragraph.Runs[^1] || length == 0));
        if (run is null || string.Concat(run.Element.Elements(W.Text).Select(node => node.Value)) != run.Text)
            return;
        var at = offset - run.Start;
        foreach (var node in run.Element.Elements(W.Text))
        {
            if (at <= node.Value.Length && at + length <= node.Value.Length)
            {
                node.Value = string.Concat(node.Value.AsSpan(0, at), edit.Text, node.Value.AsSpan(at + length));
                node.SetAttributeValue(XNamespace.Xml + "space", "preserve");
                return;
            }

            at -= node.Value.Length;
        }
    }
}
