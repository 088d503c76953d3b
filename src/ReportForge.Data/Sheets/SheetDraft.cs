using System.Collections.Immutable;

namespace ReportForge.Data.Sheets;

/// <summary>The looks that cells of a form have.</summary>
public enum CellLook
{
    Locked,
    Title,
    Heading,
    Path,
    Input,
    InputText,
}

/// <summary>A cell to be written: a text, a number, or nothing.</summary>
public sealed record CellDraft(string? Text, decimal? Number, CellLook Look)
{
    public static CellDraft Of(string? text, CellLook look) => new(text, null, look);
}

/// <summary>A choice of values for one cell.</summary>
public sealed record CellChoice(string Cell, ImmutableArray<string> Options);

/// <summary>A sheet to be written.</summary>
public sealed class SheetDraft(string name)
{
    private readonly SortedDictionary<int, SortedDictionary<int, CellDraft>> rows = [];

    public string Name { get; } = name;

    public List<double> ColumnWidths { get; } = [];

    public List<CellChoice> Choices { get; } = [];

    /// <summary>Rows above this one stay in sight.</summary>
    public int FrozenRows { get; set; }

    /// <summary>Columns that only programs read.</summary>
    public HashSet<int> HiddenColumns { get; } = [];

    /// <summary>Rows that only programs read.</summary>
    public HashSet<int> HiddenRows { get; } = [];

    /// <summary>A list to be read, not a form: it is not protected, and its first row filters.</summary>
    public bool IsList { get; set; }

    public IEnumerable<(int Row, IEnumerable<(int Column, CellDraft Cell)> Cells)> Rows =>
        rows.Select(row => (row.Key, row.Value.Select(cell => (cell.Key, cell.Value))));

    /// <summary>
    /// Points that the wrapped texts of a row take: programs that open a workbook do not all measure them. Titles run on over
    /// the blank cells beside them.
    /// </summary>
    public double HeightOf(int row)
    {
        const double lineHeight = 15.75;
        const int tallest = 25;
        var lines = rows[row].Where(cell => cell.Value is { Text: not null, Look: not (CellLook.Title or CellLook.Path) })
            .Select(cell => LinesOf(cell.Value.Text ?? "", ColumnWidths.ElementAtOrDefault(cell.Key - 1))).DefaultIfEmpty(1).Max();
        return Math.Min(lines, tallest) * lineHeight;
    }

    private static int LinesOf(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / Math.Max(width, 8))));

    public void Set(int column, int row, CellDraft cell)
    {
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        cells[column] = cell;
    }
}
