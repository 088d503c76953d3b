using System.Globalization;
using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>
/// Brings a table in which blocks of cells have made or left out columns into order: grid, spans and widths of all its rows
/// agree afterwards.
/// </summary>
internal static class ColumnSets
{
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="hasClaims">Whether data asks for the columns of any of its cells.</param>
    /// <param name="place">Where the author finds the table.</param>
    /// <param name="report">Takes what is wrong with it.</param>
    public static void Apply(
        MarkupElement table, IReadOnlyList<MarkupElement> rows, bool hasClaims, Func<Place> place, Action<Finding> report)
    {
        var placed = rows.Select(row => GridRow.Read(row, hasClaims)).ToList();
        var regions = ColumnRegion.Of(placed);
        if (regions.Count == 0)
            return;
        var old = WidthsOf(table, placed.Max(row => row.Cells.Select(cell => cell.End).DefaultIfEmpty(0).Max()));
        var grid = new List<int>(old);
        // From the right, so that the places of regions further left stay what they were.
        foreach (var region in Enumerable.Reverse(regions))
        {
            var columns = region.Apply(placed, (fewest, most) => report(TableFindings.UnequalRows(place(), fewest, most)));
            var width = old.Skip(region.Start).Take(region.Length).Sum();
            grid.RemoveRange(region.Start, region.Length);
            grid.InsertRange(region.Start, Enumerable.Range(0, columns).Select(index => Share(width, columns, index)));
        }

        if (grid.Count > TableFindings.MostColumns)
            report(TableFindings.TooManyColumns(place(), grid.Count));
        Widen(grid, old.Sum());
        foreach (var row in placed)
            row.Write(grid);
        WriteGrid(table, grid);
    }

    // A grid with too few columns is one that Word has not drawn up yet.
    private static List<int> WidthsOf(MarkupElement table, int columns)
    {
        var widths = (table.Child("w:tblGrid")?.Elements ?? []).Where(element => element.Name == "w:gridCol")
            .Select(
                column => int.TryParse(column.Attribute("w:w"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0)
            .ToList();
        var usual = widths.Count == 0 ? 0 : widths.Sum() / widths.Count;
        while (widths.Count < columns)
            widths.Add(usual);
        return widths;
    }

    // What columns that are left out leave free is shared among the others: the table keeps its width.
    private static void Widen(List<int> grid, int width)
    {
        var present = grid.Sum();
        if (present == 0 || present == width)
            return;
        var (passed, given) = (0L, 0);
        for (var column = 0; column < grid.Count; column++)
        {
            passed += grid[column];
            var upTo = (int)(passed * width / present);
            (grid[column], given) = (upTo - given, upTo);
        }
    }

    private static void WriteGrid(MarkupElement table, List<int> widths)
    {
        if (table.Child("w:tblGrid") is not { } grid)
            return;
        foreach (var column in grid.Elements.Where(element => element.Name == "w:gridCol").ToList())
            column.Remove();
        foreach (var width in Enumerable.Reverse(widths))
            grid.Prepend(MarkupParser.ParseFragment(string.Create(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>")));
    }

    // The last column takes what the division leaves over.
    private static int Share(int width, int count, int index) => index == count - 1 ? width - (width / count * index) : width / count;
}
