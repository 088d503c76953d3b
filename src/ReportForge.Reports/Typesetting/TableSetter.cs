namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Keeps the last rows of a long table together, so that none of its pages has a row or two alone. Word keeps a row on the page of
/// the next one when its paragraphs are kept with the next.
/// </summary>
internal static class TableSetter
{
    private const int FewestRows = 4;

    /// <summary>A table with fewer rows is no form; it stays as its author has made it.</summary>
    private const int LongTable = 9;

    public static void Set(ReadOnlySpan<byte> part, SetTable table, MarkupEdits edits)
    {
        var markup = part.Slice(table.At, table.Length);
        var isNested = markup[1..].IndexOf("<w:tbl>"u8) >= 0;
        if (isNested || markup.IndexOf("<w:tblHeader/>"u8) < 0)
            return;
        var rows = Starts(markup);
        if (rows.Count < LongTable)
            return;
        for (var row = rows.Count - FewestRows; row < rows.Count - 1; row++)
            Keep(markup[rows[row]..rows[row + 1]], table.At + rows[row], edits);
    }

    /// <summary>Where the rows of a table begin that has no other in it.</summary>
    public static List<int> Starts(ReadOnlySpan<byte> markup)
    {
        var rows = new List<int>();
        for (var at = 0; markup[at..].IndexOf("<w:tr>"u8) is >= 0 and var next; at += next + 1)
            rows.Add(at + next);
        return rows;
    }

    private static void Keep(ReadOnlySpan<byte> row, int place, MarkupEdits edits)
    {
        for (var at = 0; row[at..].IndexOf("<w:p>"u8) is >= 0 and var next;)
        {
            at += next + "<w:p>"u8.Length;
            var rest = row[at..];
            if (!rest.StartsWith("<w:pPr>"u8))
            {
                edits.Replace(place + at, 0, "<w:pPr><w:keepNext/></w:pPr>");
                continue;
            }

            var properties = rest[..rest.IndexOf("</w:pPr>"u8)];
            if (properties.IndexOf("<w:keepNext"u8) >= 0)
                continue;
            var style = properties.IndexOf("<w:pStyle "u8);
            var behind = style < 0 ? "<w:pPr>"u8.Length : style + properties[style..].IndexOf((byte)'>') + 1;
            edits.Replace(place + at + behind, 0, "<w:keepNext/>");
        }
    }
}
