using System.Globalization;
using System.Text;
using ReportForge.Regeneration;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Puts a hidden bookmark around each paragraph outside of tables that has a figure, or a twin that differs from it in figures only,
/// and around the first words of each row that has a figure. When people have moved, copied or rewritten paragraphs and rows since,
/// the bookmark tells which was which. Numbered from the top, so that the same data give the same marks.
/// </summary>
internal static class PlaceMarks
{
    private const char FigureSign = '#';

    // Searched for by its first and its last letter, of which a part has few.
    private static ReadOnlySpan<byte> Bookmark => "bookmarkStart w:id=\""u8;

    public static void Put(ReadOnlySpan<byte> part, List<SetBlock> blocks, MarkupEdits edits)
    {
        var (id, number) = (HighestId(part) + 1, 0);
        var twins = TwinsAmong(blocks);
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] is SetTable table)
                PutInRows(part.Slice(table.At, table.Length), table.At, edits, ref id, ref number);
            else if (blocks[index] is SetParagraph { Text.Length: > 0 } paragraph && IsWanted(paragraph.Text, twins))
                Put(AfterProperties(part, paragraph.Start), paragraph.End, edits, ref id, ref number);
        }
    }

    private static void Put(int start, int end, MarkupEdits edits, ref int id, ref int number)
    {
        edits.Replace(start, 0,
            string.Create(CultureInfo.InvariantCulture, $"<w:bookmarkStart w:id=\"{id}\" w:name=\"{PlaceMark.Prefix}{++number}\"/>"));
        edits.Replace(end, 0, string.Create(CultureInfo.InvariantCulture, $"<w:bookmarkEnd w:id=\"{id++}\"/>"));
    }

    private static void PutInRows(ReadOnlySpan<byte> table, int place, MarkupEdits edits, ref int id, ref int number)
    {
        // A table in a cell would be taken for rows of its own.
        if (table[1..].IndexOf("<w:tbl>"u8) >= 0)
            return;
        foreach (var row in TableSetter.Starts(table))
        {
            var length = table[row..].IndexOf("</w:tr>"u8);
            if (length > 0 && FirstWords(table.Slice(row, length)) is var (start, end))
                Put(place + row + start, place + row + end, edits, ref id, ref number);
        }
    }

    // The content of the first paragraph with text, of a row with a figure.
    private static (int Start, int End)? FirstWords(ReadOnlySpan<byte> row)
    {
        (int Start, int End)? first = null;
        for (var at = 0; row[at..].IndexOf("</w:t>"u8) is >= 0 and var next; at += "</w:t>"u8.Length)
        {
            at += next;
            var text = row[(row[..at].LastIndexOf((byte)'>') + 1)..at];
            if (first is null && !text.IsEmpty)
            {
                var open = Math.Max(row[..at].LastIndexOf("<w:p>"u8), row[..at].LastIndexOf("<w:p "u8));
                var start = open + row[open..].IndexOf((byte)'>') + 1;
                first = (AfterProperties(row, start), at + row[at..].IndexOf("</w:p>"u8));
            }

            if (text.ContainsAnyInRange((byte)'0', (byte)'9'))
                return first;
        }

        return null;
    }

    private static bool IsWanted(string text, HashSet<string> twins) => HasFigure(text) || twins.Contains(text);

    private static bool HasFigure(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    // Of a paragraph with a figure it is not asked whether it has a twin; that of one without has no figure either, but for one in
    // which the sign of a figure stands.
    private static HashSet<string> TwinsAmong(List<SetBlock> blocks)
    {
        var (known, twins) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var texts = blocks.OfType<SetParagraph>().Select(paragraph => paragraph.Text).Where(text => text.Length > 0).ToList();
        var signed = texts.Exists(text => text.Contains(FigureSign, StringComparison.Ordinal));
        foreach (var text in texts.Where(text => signed || !HasFigure(text)))
        {
            var shape = ShapeOf(text);
            if (!known.Add(shape))
                twins.Add(shape);
        }

        return twins;
    }

    // Digits and the signs inside figures do not tell twins apart.
    private static string ShapeOf(string text)
    {
        if (!HasFigure(text))
            return text;
        var shape = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var isOfFigure = char.IsAsciiDigit(letter) || letter is '.' or ',';
            if (!isOfFigure)
                shape.Append(letter);
            else if (shape.Length == 0 || shape[^1] != FigureSign)
                shape.Append(FigureSign);
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
