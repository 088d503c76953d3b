using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Rules.Tables;

/// <summary>What all rules about tables of figures ask of a table.</summary>
internal static partial class DataTables
{
    /// <summary>A table of this many rows may span pages.</summary>
    private const int LongTable = 6;

    /// <summary>Tables that hold data: not the header, not the signature, not a borderless frame of two columns.</summary>
    public static IReadOnlyList<WordTable> Of(Inspection inspection)
    {
        var layout = inspection.Layout;
        return [.. inspection.Document.Tables
            .Where(table => table != layout.Header.Table && table != layout.Signing.Table && IsData(table))];
    }

    public static Action<Inspection> On(Action<Inspection, WordTable> judge) => inspection =>
    {
        var tables = Of(inspection);
        if (tables.Count == 0)
            inspection.NotApplicable("không có bảng số liệu", "there is no table of data");
        foreach (var table in tables)
            judge(inspection, table);
    };

    public static bool MaySpanPages(WordTable table) => table.Rows.Count >= LongTable;

    /// <summary>The rows above the data: the first, and those that its vertically merged cells reach into.</summary>
    public static IReadOnlyList<TableRow> HeaderRows(WordTable table)
    {
        var rows = table.Rows.TakeWhile(row => row.Index == 0 || row.Cells.Any(cell => cell.VerticalMerge == "continue")).ToList();
        var marked = table.Rows.TakeWhile(row => row.IsHeader).Count();
        return [.. table.Rows.Take(Math.Max(rows.Count < table.Rows.Count ? rows.Count : 1, marked))];
    }

    public static IEnumerable<TableRow> DataRows(WordTable table) => table.Rows.Skip(HeaderRows(table).Count);

    public static bool IsTotal(TableRow row) =>
        row.Cells.FirstOrDefault(cell => cell.Text.Length > 0) is { } first && Total().IsMatch(first.Text)
            || row.Cells.Skip(1).FirstOrDefault(cell => cell.Text.Length > 0) is { } second
                && Total().IsMatch(second.Text)
                && row.Cells[0].Text.Length == 0;

    /// <summary>The value of a cell in Vietnamese notation; null when it holds no number.</summary>
    public static decimal? Number(string text)
    {
        var trimmed = text.Trim();
        if (!Figure().IsMatch(trimmed))
            return null;
        var plain = trimmed.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(
            plain,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var value) ? value : null;
    }

    private static bool IsData(WordTable table) =>
        table.Rows.Count >= 2 && table.Grid.Count >= 2
        && (Borders.Has(table) || table.Grid.Count > 2 || table.Cells.Any(cell => Borders.Of(cell, "top") is not null));

    [GeneratedRegex(@"^(?:Tổng cộng|Tổng số|Cộng|TỔNG CỘNG|TỔNG SỐ|CỘNG)\b[^.]{0,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
