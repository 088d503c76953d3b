namespace ReportForge.Word.Tables;

/// <summary>
/// Looks through a written table for a cell that goes on a vertical merge which nothing above it begins: a row that data
/// has left out began it. Only rows with merges are looked at more closely.
/// </summary>
internal static class MergeScanner
{
    private const int MostColumns = 128;

    public static bool HasOrphan(ReadOnlySpan<byte> table)
    {
        Span<bool> above = stackalloc bool[MostColumns];
        Span<bool> current = stackalloc bool[MostColumns];
        above.Clear();
        while (NextRow(ref table, out var row))
        {
            current.Clear();
            if (row.IndexOf("<w:vMerge"u8) >= 0 && RowHasOrphan(row, above, current))
                return true;
            current.CopyTo(above);
        }

        return false;
    }

    private static bool NextRow(ref ReadOnlySpan<byte> table, out ReadOnlySpan<byte> row)
    {
        var end = table.IndexOf("</w:tr>"u8);
        row = end < 0 ? default : table[..end];
        table = end < 0 ? default : table[(end + 7)..];
        return end >= 0;
    }

    private static bool RowHasOrphan(ReadOnlySpan<byte> row, ReadOnlySpan<bool> above, Span<bool> current)
    {
        var column = 0;
        for (var end = row.IndexOf("</w:tcPr>"u8); end >= 0 && column < MostColumns; end = row.IndexOf("</w:tcPr>"u8))
        {
            var properties = row[row[..end].LastIndexOf("<w:tcPr"u8)..end];
            row = row[(end + 9)..];
            var merge = properties.IndexOf("<w:vMerge"u8);
            current[column] = merge >= 0;
            var isContinued = merge >= 0 && !properties[merge..].StartsWith("<w:vMerge w:val=\"restart\""u8);
            if (isContinued && !above[column])
                return true;
            column += Span(properties);
        }

        return false;
    }

    private static int Span(ReadOnlySpan<byte> properties)
    {
        var at = properties.IndexOf("<w:gridSpan w:val=\""u8);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(properties[(at + 19)..], out int span, out _) ? span : 1;
    }
}
