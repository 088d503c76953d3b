using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>Shares the width of a set of columns among as many columns as a loop has made of it.</summary>
internal static class ColumnSets
{
    public static void Apply(MarkupElement table, IReadOnlyList<MarkupElement> rows)
    {
        var sets = rows.SelectMany(TableFinisher.Cells).Select(SetOf).OfType<ColumnSet>().Concat(EmptySets(table)).DistinctBy(set => (set.GridStart, set.GridLength));
        // From the right, so that the places of sets further left stay what they were.
        foreach (var set in sets.OrderByDescending(set => set.GridStart).ToList())
            Apply(set, table, rows);
    }

    private static ColumnSet? SetOf(MarkupElement cell) => CellMark.Find(cell, "column") is { } words ? ColumnSet.Of(words) : null;

    // A loop without turns leaves no cell that could tell: its mark stands in the row.
    private static IEnumerable<ColumnSet> EmptySets(MarkupElement table) =>
        table.Descendants("w:tr").SelectMany(row => row.Nodes.Where(CellMark.Is)).Select(mark => ColumnSet.Of(CellMark.Words(mark)));

    private static void Apply(ColumnSet set, MarkupElement table, IReadOnlyList<MarkupElement> rows)
    {
        var cellsOf = rows.ToDictionary(row => row, row => TableFinisher.Cells(row).Where(cell => BelongsTo(cell, set)).ToList());
        var count = cellsOf.Values.Max(cells => cells.Count);
        foreach (var (row, cells) in cellsOf)
        {
            if (cells.Count == 0)
                Stretch(row, set, count);
            for (var index = 0; index < cells.Count; index++)
                CellFormat.SetWidth(cells[index], Share(set.Width, cells.Count, index));
        }

        if (table.Child("w:tblGrid") is { } grid)
            ReplaceGrid(grid, set, count);
    }

    private static bool BelongsTo(MarkupElement cell, ColumnSet set) =>
        SetOf(cell) is { } own && (own.GridStart, own.GridLength) == (set.GridStart, set.GridLength);

    // A cell over the whole set, such as a common heading, covers what has become of the set.
    private static void Stretch(MarkupElement row, ColumnSet set, int count)
    {
        var column = 0;
        foreach (var cell in TableFinisher.Cells(row).ToList())
        {
            var span = CellFormat.SpanOf(cell);
            var covers = column <= set.GridStart && column + span >= set.GridStart + set.GridLength;
            if (covers && span + count - set.GridLength > 0)
                CellFormat.SetSpan(cell, span + count - set.GridLength);
            else if (covers)
                cell.Remove();
            column += span;
        }
    }

    private static void ReplaceGrid(MarkupElement grid, ColumnSet set, int count)
    {
        var columns = grid.Elements.Where(element => element.Name == "w:gridCol").ToList();
        var before = columns.ElementAtOrDefault(set.GridStart - 1);
        foreach (var column in columns.Skip(set.GridStart).Take(set.GridLength))
            column.Remove();
        for (var index = count - 1; index >= 0; index--)
        {
            var column = MarkupParser.ParseFragment(string.Create(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{Share(set.Width, count, index)}\"/>"));
            if (before is null)
                grid.Prepend(column);
            else
                before.InsertAfter(column);
        }
    }

    // The last column takes what the division leaves over.
    private static int Share(int width, int count, int index) => index == count - 1 ? width - (width / count * index) : width / count;
}
