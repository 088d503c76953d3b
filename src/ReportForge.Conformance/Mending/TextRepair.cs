using System.Xml.Linq;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Mending;

/// <summary>
/// The few repairs that touch text: a zero before a number, a mark at the end of a line. They change one text node at the
/// place and nothing else.
/// </summary>
internal static class TextRepair
{
    /// <summary>Inserts at an offset of the paragraph's text.</summary>
    public static Repair Insert(Paragraph paragraph, int offset, string text) => new(
        new($"thêm “{text}”", $"insert “{text}”"),
        () => Change(paragraph, offset, 0, text));

    public static Repair Delete(Paragraph paragraph, int offset, int length) => new(
        new($"bỏ “{Slice(paragraph, offset, length)}”", $"delete “{Slice(paragraph, offset, length)}”"),
        () => Change(paragraph, offset, length, ""));

    public static Repair Replace(Paragraph paragraph, int offset, int length, string text) => new(
        new($"thay “{Slice(paragraph, offset, length)}” bằng “{text}”", $"replace “{Slice(paragraph, offset, length)}” by “{text}”"),
        () => Change(paragraph, offset, length, text));

    /// <summary>Gives a line its final mark, in place of any that stands there.</summary>
    public static Repair SetEnd(TextLine line, string mark)
    {
        var text = line.Paragraph.Text;
        var end = Math.Max(0, text.IndexOf(line.Text.TrimStart(), StringComparison.Ordinal)) + line.Text.TrimStart().Length;
        var start = end;
        while (start > 0 && text[start - 1] is ';' or ',' or '.')
            start--;
        return start == end ? Insert(line.Paragraph, end, mark) : Replace(line.Paragraph, start, end - start, mark);
    }

    private static string Slice(Paragraph paragraph, int offset, int length) =>
        offset >= 0 && offset + length <= paragraph.Text.Length ? paragraph.Text.Substring(offset, length) : "";

    // Only within one run of plain text; a place cut up by tabs or fields is left to the person.
    private static void Change(Paragraph paragraph, int offset, int length, string text)
    {
        var run = paragraph.Runs.FirstOrDefault(run => run.Start <= offset && offset + length <= run.Start + run.Text.Length
            && (offset < run.Start + run.Text.Length || run == paragraph.Runs[^1] || length == 0));
        if (run is null)
            return;
        var at = offset - run.Start;
        foreach (var node in run.Element.Elements(W.Text))
        {
            if (at <= node.Value.Length && at + length <= node.Value.Length)
            {
                node.Value = string.Concat(node.Value.AsSpan(0, at), text, node.Value.AsSpan(at + length));
                node.SetAttributeValue(XNamespace.Xml + "space", "preserve");
                return;
            }

            at -= node.Value.Length;
        }
    }
}
