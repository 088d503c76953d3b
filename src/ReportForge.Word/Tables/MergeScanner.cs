using System.Buffers.Text;

namespace ReportForge.Word.Tables;

/// <summary>
/// Looks through a written table for a cell that goes on a vertical merge which no cell of its place above it begins: a row
/// that data has left out began it. Tables inside its cells have looked for themselves.
/// </summary>
internal ref struct MergeScanner
{
    private ReadOnlySpan<byte> _rest;
    private List<(int Start, int Span)> _above = [];
    private List<(int Start, int Span)> _current = [];
    private (int Span, bool IsMerged, bool Continues) _cell;
    private int _column;
    private int _tables;
    private int _changes;

    private MergeScanner(ReadOnlySpan<byte> table) => _rest = table;

    public static bool HasOrphan(ReadOnlySpan<byte> table) => new MergeScanner(table).Scan();

    private bool Scan()
    {
        for (var at = _rest.IndexOf((byte)'<'); at >= 0; at = _rest.IndexOf((byte)'<'))
        {
            _rest = _rest[at..];
            var length = _rest.IndexOf((byte)'>') + 1;
            if (length == 0)
                return false;
            var tag = _rest[..length];
            _rest = _rest[length..];
            if (IsParagraph(tag))
                PassParagraph();
            else if (IsOfTables(tag) && Visit(tag))
                return true;
        }

        return false;
    }

    private static bool IsParagraph(ReadOnlySpan<byte> tag) => Is(tag, "<w:p"u8) && tag[^2] != (byte)'/';

    // Nothing in it is about the cells of the table, unless it holds a table itself: in a text box.
    private void PassParagraph()
    {
        var end = _rest.IndexOf("</w:p>"u8);
        if (end > 0 && _rest[..end].IndexOf("<w:tbl"u8) < 0)
            _rest = _rest[end..];
    }

    // Most tags are those of runs and texts: one look at a letter passes them.
    private static bool IsOfTables(ReadOnlySpan<byte> tag) =>
        tag.Length > 4 && (tag[1] == (byte)'/' ? tag[4] : tag[3]) is (byte)'t' or (byte)'g' or (byte)'v';

    private bool Visit(ReadOnlySpan<byte> tag)
    {
        if (Is(tag, "<w:tbl"u8))
            _tables++;
        else if (Is(tag, "</w:tbl"u8))
            _tables--;
        else if (Is(tag, "<w:tcPrChange"u8) || Is(tag, "<w:trPrChange"u8))
            _changes++;
        else if (Is(tag, "</w:tcPrChange"u8) || Is(tag, "</w:trPrChange"u8))
            _changes--;
        else if (_tables == 1 && _changes == 0)
            return VisitCell(tag);
        return false;
    }

    private bool VisitCell(ReadOnlySpan<byte> tag)
    {
        if (Is(tag, "<w:tr"u8))
            BeginRow();
        else if (Is(tag, "<w:gridBefore"u8))
            _column = Number(tag, 0);
        else if (Is(tag, "<w:tc"u8))
            _cell = (1, false, false);
        else if (Is(tag, "<w:gridSpan"u8))
            _cell.Span = Number(tag, 1);
        else if (Is(tag, "<w:vMerge"u8))
            (_cell.IsMerged, _cell.Continues) = (true, tag.IndexOf("restart"u8) < 0);
        else if (Is(tag, "</w:tr"u8))
            _above = _current;
        else if (Is(tag, "</w:tc"u8))
            return EndCell();
        return false;
    }

    // A row without a merge, as most are, ends those above it: its cells need no look.
    private void BeginRow()
    {
        (_current, _column) = ([], 0);
        var end = _rest.IndexOf("</w:tr>"u8);
        if (end > 0 && _rest[..end].IndexOf("<w:vMerge"u8) < 0 && _rest[..end].IndexOf("<w:tbl"u8) < 0)
            _rest = _rest[end..];
    }

    private bool EndCell()
    {
        var place = (_column, _cell.Span);
        if (_cell.Continues && !_above.Contains(place))
            return true;
        if (_cell.IsMerged)
            _current.Add(place);
        _column += _cell.Span;
        return false;
    }

    private static bool Is(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> start) =>
        tag.StartsWith(start) && tag[start.Length] is (byte)'>' or (byte)' ' or (byte)'/' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static int Number(ReadOnlySpan<byte> tag, int standard)
    {
        var at = tag.IndexOf("w:val="u8);
        return at >= 0 && Utf8Parser.TryParse(tag[(at + 7)..], out int number, out _) && number >= 0 ? number : standard;
    }
}
