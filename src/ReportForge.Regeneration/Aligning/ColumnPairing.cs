using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>
/// Which cells of two rows belong together. A person may have added, deleted or swapped columns: then what stands in the
/// columns of all rows tells them apart, their headings among it.
/// </summary>
internal sealed class ColumnPairing
{
    private const double ShareOfHeading = 0.6;
    private const double Least = 0.55;

    // One row says little: figures of it that were typed in each other's place would pass for columns that were moved.
    private const int FewestRows = 3;
    private const int FewestThatTell = 2;

    private readonly int _leftWidth;
    private readonly int _rightWidth;
    private readonly int[]? _columns;

    private ColumnPairing(int leftWidth, int rightWidth, int[]? columns) =>
        (_leftWidth, _rightWidth, _columns) = (leftWidth, rightWidth, columns);

    /// <param name="rows">The rows that belong together.</param>
    /// <param name="mayMove">Whether the right ones went through a person's hands.</param>
    public static ColumnPairing Of(List<Match<RowBlock>> rows, bool mayMove)
    {
        var full = rows.Where(match => IsPlain(match.Left) && IsPlain(match.Right)).ToList();
        if (full.Count == 0)
            return new(0, 0, null);
        var (leftWidth, rightWidth) = (full.Max(match => match.Left.Cells.Count), full.Max(match => match.Right.Cells.Count));
        full.RemoveAll(match => match.Left.Cells.Count != leftWidth || match.Right.Cells.Count != rightWidth);
        return new(leftWidth, rightWidth, full.Count == 0 ? null : Columns(full, leftWidth, rightWidth, mayMove));
    }

    /// <summary>The cells of two rows that belong together; none where cells have been merged or split.</summary>
    public IEnumerable<(CellBlock Left, CellBlock Right)> Cells(RowBlock left, RowBlock right)
    {
        var isMapped = _columns is not null && left.Cells.Count == _leftWidth && right.Cells.Count == _rightWidth && IsPlain(left)
            && IsPlain(right);
        if (isMapped && _columns is { } columns)
            return left.Cells.Where(cell => columns[cell.Index] >= 0).Select(cell => (cell, right.Cells[columns[cell.Index]]));
        var isSame = left.Cells.Select(cell => cell.Span).SequenceEqual(right.Cells.Select(cell => cell.Span)) && _leftWidth == _rightWidth;
        return isSame || KeepsCells(left, right) ? left.Cells.Zip(right.Cells) : [];
    }

    // Where a cell of another row was split the cells of this one reach over more columns, and are the same cells.
    private static bool KeepsCells(RowBlock left, RowBlock right) => left.Cells.Count == right.Cells.Count
        && right.Cells.TrueForAll(cell => cell.Content.Blocks.Count == 1)
        && left.Cells.Zip(right.Cells).Count(pair => pair.First.Folded == pair.Second.Folded) * 3 >= left.Cells.Count * 2;

    private static bool IsPlain(RowBlock row) => row.Cells.TrueForAll(cell => cell.Span == 1);

    private static int[] Columns(List<Match<RowBlock>> rows, int leftWidth, int rightWidth, bool mayMove)
    {
        // The program puts no column elsewhere.
        if (leftWidth == rightWidth && !mayMove)
            return [.. Enumerable.Range(0, leftWidth)];
        var heading = HeadingOf(rows, leftWidth, rightWidth);
        var table = LikenessTable.Of(
            [.. Enumerable.Range(0, leftWidth)],
            [.. Enumerable.Range(0, rightWidth)],
            (left, right) => Likeness(rows, heading, left, right));
        if (leftWidth == rightWidth && (KeepPlaces(table, leftWidth) || (heading is null && rows.Count < FewestRows)))
            return [.. Enumerable.Range(0, leftWidth)];
        var columns = Enumerable.Repeat(-1, leftWidth).ToArray();
        foreach (var (left, right) in leftWidth == rightWidth ? table.Clear(Least) : table.InOrder(Least))
            columns[left] = table.HasRival(left, right) ? -1 : right;
        var isToldByFew = leftWidth == rightWidth && heading is null && Enumerable.Range(0, leftWidth)
            .Any(left => columns[left] >= 0 && columns[left] != left && CountTelling(rows, left, columns[left]) < FewestThatTell);
        return isToldByFew ? [.. Enumerable.Range(0, leftWidth)] : columns;
    }

    // Rows in which a column stands in its new place, and something else in its old one.
    private static int CountTelling(List<Match<RowBlock>> rows, int left, int right) => rows.Count(match =>
        match.Left.Cells[left].Folded == match.Right.Cells[right].Folded
        && match.Left.Cells[left].Folded != match.Right.Cells[left].Folded);

    // No column is more like another than like the one in its place.
    private static bool KeepPlaces(LikenessTable table, int width) => Enumerable.Range(0, width).All(column =>
        Enumerable.Range(0, width).All(other => table[column, column] >= table[column, other]));

    // The row that names the columns is the first with a cell for each; half of a table that was cut in two has none.
    private static (RowBlock Left, RowBlock Right)? HeadingOf(List<Match<RowBlock>> rows, int leftWidth, int rightWidth)
    {
        var left = rows[0].Left.Table.Rows.Find(row => row.Cells.Count == leftWidth && IsPlain(row));
        var right = rows[0].Right.Table.Rows.Find(row => row.Cells.Count == rightWidth && IsPlain(row));
        if (left is null || right is null || !NamesColumns(left))
            return null;
        var isSame = rows.Exists(match => match.Left == left && match.Right == right)
            || left.Cells.Count(cell => right.Cells.Exists(other => other.Folded == cell.Folded)) * 2 > leftWidth;
        return isSame ? (left, right) : null;
    }

    private static bool NamesColumns(RowBlock row) =>
        row.Cells.Count(cell => cell.Content.Blocks.OfType<ParagraphBlock>().Any(paragraph => paragraph.HasWords)) * 2 > row.Cells.Count;

    private static double Likeness(List<Match<RowBlock>> rows, (RowBlock Left, RowBlock Right)? heading, int left, int right)
    {
        var share = (double)rows.Count(match => match.Left.Cells[left].Folded == match.Right.Cells[right].Folded) / rows.Count;
        if (heading is not { } names)
            return share;
        var isNamed = names.Left.Cells[left].Folded == names.Right.Cells[right].Folded ? 1 : 0;
        return (ShareOfHeading * isNamed) + ((1 - ShareOfHeading) * share);
    }
}
