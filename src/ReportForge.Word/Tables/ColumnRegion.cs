namespace ReportForge.Word.Tables;

/// <summary>
/// A stretch of the template's grid in which sets of columns lie: whatever the sets of its rows have become, afterwards all
/// rows have the same number of columns there.
/// </summary>
internal sealed record ColumnRegion(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The regions of a table, from the left. Sets that overlap share one, with the cells that lie across its border.</summary>
    public static List<ColumnRegion> Of(IReadOnlyList<GridRow> rows)
    {
        var regions = rows.SelectMany(row => row.Sets)
            .Select(set => new ColumnRegion(set.Set.GridStart, set.Set.GridEnd))
            .Distinct()
            .ToList();
        var fixedCells = rows.SelectMany(row => row.Cells)
            .Where(cell => cell.Set is null)
            .Select(cell => new ColumnRegion(cell.Start, cell.End))
            .Distinct()
            .ToList();
        while (Joined(regions, fixedCells) is { } joined)
            regions = joined;
        return [.. regions.OrderBy(region => region.Start)];
    }

    /// <summary>Gives every row the same number of columns in the region; gives that number.</summary>
    public int Apply(IReadOnlyList<GridRow> rows, Action<int, int> reportUnequal)
    {
        var unclaimed =
            rows.Where(row => HasSet(row) && !Inside(row).Any(cell => cell.Claim is not null)).Select(WidthOf).DefaultIfEmpty(0).Max();
        foreach (var row in rows)
            Claim(row, unclaimed);
        var looped = rows.Where(row => row.Sets.Any(set => set.Set.IsLoop && Holds(set.Set))).Select(WidthOf).DefaultIfEmpty(0).ToList();
        if (looped.Min() != looped.Max())
            reportUnequal(looped.Min(), looped.Max());
        var columns = Math.Max(
            rows.Where(HasSet).Select(WidthOf).DefaultIfEmpty(0).Max(),
            rows.Where(row => !HasSet(row)).Select(row => Inside(row).Count(cell => cell.HasContent)).DefaultIfEmpty(0).Max());
        foreach (var row in rows)
            Fit(row, columns);
        return columns;
    }

    private bool HasSet(GridRow row) => row.Sets.Any(set => Holds(set.Set));

    private IEnumerable<GridCell> Inside(GridRow row) => row.Cells.Where(cell => Holds(cell.Start, cell.End));

    private bool Holds(int start, int end) => start >= Start && end <= End;

    private bool Holds(ColumnSet set) => Holds(set.GridStart, set.GridEnd);

    private int WidthOf(GridRow row) => Inside(row).Sum(cell => cell.Span);

    // A heading over the columns of its group says how many those are. Where the row has a cell for each column already, the
    // span covers its neighbours instead, as anywhere else.
    private void Claim(GridRow row, int unclaimed)
    {
        var cells = Inside(row).Where(cell => cell.Set is not null).ToList();
        if (!cells.Exists(cell => cell.Claim is not null))
            return;
        var claimed = Inside(row).Sum(cell => cell.Claim ?? cell.Span);
        if (unclaimed > 0 && claimed > unclaimed)
            return;
        foreach (var cell in cells)
        {
            cell.Span = cell.Claim ?? cell.Span;
            if (cell.Element is { } element)
                CellMark.Remove(element, "span");
        }
    }

    private void Fit(GridRow row, int columns)
    {
        // A cell over more than the region, such as a common heading, covers what has become of it.
        if (row.Cells.Find(cell => cell.Start <= Start && cell.End >= End && !Holds(cell.Start, cell.End)) is { } covering)
        {
            covering.Span += columns - Length;
            return;
        }

        Shrink(row, columns);
        var missing = columns - WidthOf(row);
        if (missing > 0 && row.Sets.LastOrDefault(set => Holds(set.Set)) is { Last: { } last } place)
            row.Pad(PlaceBehind(row, place.Set), last, place.Set, missing);
        else if (missing > 0 && Inside(row).LastOrDefault() is { } stretched)
            stretched.Span += missing;
    }

    private static int PlaceBehind(GridRow row, ColumnSet set)
    {
        var at = row.Cells.FindLastIndex(cell => cell.Set == set) + 1;
        return at > 0 ? at : row.Cells.TakeWhile(cell => cell.End <= set.GridStart).Count();
    }

    private void Shrink(GridRow row, int columns)
    {
        for (var surplus = WidthOf(row) - columns; surplus > 0; surplus--)
        {
            if (Inside(row).Where(cell => cell.Set is null && (cell.Span > 1 || cell.Element is null)).MaxBy(cell => cell.Span) is { } wide)
                wide.Span--;
            else if (Inside(row).LastOrDefault(cell => cell.Set is null && !cell.HasContent) is { } empty)
                row.Remove(empty);
        }
    }

    private static List<ColumnRegion>? Joined(List<ColumnRegion> regions, List<ColumnRegion> fixedCells)
    {
        foreach (var region in regions)
        {
            var other = regions.Find(other => other != region && region.Overlaps(other))
                ?? fixedCells.Find(cell => region.Overlaps(cell)
                    && !(cell.Start <= region.Start && cell.End >= region.End)
                    && !region.Holds(cell.Start, cell.End));
            if (other is not null)
                return [.. regions.Where(kept => kept != region && kept != other), new(
                    Math.Min(region.Start, other.Start),
                    Math.Max(region.End, other.End))];
        }

        return null;
    }

    private bool Overlaps(ColumnRegion other) => Start < other.End && other.Start < End;
}
