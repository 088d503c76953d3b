using System.Globalization;
using System.Text;
using ReportForge.Regeneration;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Puts a hidden bookmark around each paragraph outside of tables that has a figure, or a twin that differs from it in figures only.
/// When people have moved, copied or rewritten paragraphs since, the bookmark tells which was which. Numbered from the top, so that
/// the same data give the same marks.
/// </summary>
internal static class PlaceMarks
{
    private static ReadOnlySpan<byte> Bookmark => "<w:bookmarkStart w:id=\""u8;

    public static void Put(ReadOnlySpan<byte> part, List<SetBlock> blocks, MarkupEdits edits)
    {
        var (id, number) = (HighestId(part) + 1, 0);
        var twins = blocks.OfType<SetParagraph>().Where(paragraph => paragraph.Text.Length > 0).CountBy(paragraph => ShapeOf(paragraph.Text))
            .Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block is not SetParagraph { Text.Length: > 0 } paragraph || !IsWanted(paragraph.Text, twins))
                continue;
            number++;
            edits.Replace(AfterProperties(part, paragraph.Start), 0,
                string.Create(CultureInfo.InvariantCulture, $"<w:bookmarkStart w:id=\"{id}\" w:name=\"{PlaceMark.Prefix}{number}\"/>"));
            edits.Replace(paragraph.End, 0, string.Create(CultureInfo.InvariantCulture, $"<w:bookmarkEnd w:id=\"{id++}\"/>"));
        }
    }

    private static bool IsWanted(string text, HashSet<string> twins) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || twins.Contains(ShapeOf(text));

    // Digits and the signs inside figures do not tell twins apart.
    private static string ShapeOf(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var shape = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var isOfFigure = char.IsAsciiDigit(letter) || letter is '.' or ',';
            if (!isOfFigure)
                shape.Append(letter);
            else if (shape.Length == 0 || shape[^1] != '#')
                shape.Append('#');
        }

        return shape.ToString();
    }

    private static int AfterProperties(ReadOnlySpan<byte> part, int start)
    {
        var content = part[start..];
        if (!content.StartsWith("<w:pPr"u8))
            return start;
        var close = content.IndexOf((byte)'>');
        return content[close - 1] == '/' ? start + close + 1 : start + content.IndexOf("</w:pPr>"u8) + "</w:pPr>".Length;
    }

    private static int HighestId(ReadOnlySpan<byte> part)
    {
        var highest = 0;
        for (var at = part.IndexOf(Bookmark); at >= 0;)
        {
            part = part[(at + Bookmark.Length)..];
            var length = part.IndexOf((byte)'"');
            if (int.TryParse(part[..Math.Max(length, 0)], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                highest = Math.Max(highest, id);
            at = part.IndexOf(Bookmark);
        }

        return highest;
    }
}
