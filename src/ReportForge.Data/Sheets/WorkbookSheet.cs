using System.Collections.Immutable;

namespace ReportForge.Data.Sheets;

/// <summary>A rectangle of cells that shows as one.</summary>
public readonly record struct MergedCells(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public string Name => $"{CellName.Of(FirstColumn, FirstRow)}:{CellName.Of(LastColumn, LastRow)}";
}

/// <summary>One sheet of a workbook: the cells that hold something, by row, in each by column.</summary>
public sealed class WorkbookSheet(string name, ImmutableSortedDictionary<int, ImmutableArray<SheetCell>> rows)
{
    public string Name { get; } = name;

    /// <summary>Cells that are merged to one, such as <c>D5:D6</c>; only the first of them holds anything.</summary>
    public ImmutableArray<MergedCells> Merged { get; init; } = [];

    public ImmutableSortedDictionary<int, ImmutableArray<SheetCell>> Rows { get; } = rows;

    public SheetCell At(int column, int row)
    {
        if (Rows.TryGetValue(row, out var cells))
        {
            var (from, to) = (0, cells.Length);
            while (from < to)
            {
                var middle = (from + to) / 2;
                (from, to) = cells[middle].Column < column ? (middle + 1, to) : (from, middle);
            }

            if (from < cells.Length && cells[from].Column == column)
                return cells[from];
        }

        return new SheetCell(row, column, CellContent.Blank, "", 0);
    }

    /// <summary>The text of a cell, blank when it holds anything else.</summary>
    public string Text(int column, int row) => At(column, row) is { Content: CellContent.Text } cell ? cell.Text : "";
}
