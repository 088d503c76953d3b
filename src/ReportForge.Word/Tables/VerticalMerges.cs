using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>Makes neighbouring cells of a column one: where data says so, and where a row that began a merge is gone.</summary>
internal static class VerticalMerges
{
    public static void Apply(IEnumerable<MarkupElement> rows)
    {
        var above = new Dictionary<int, Placed>();
        foreach (var row in rows)
        {
            var current = new Dictionary<int, Placed>();
            var column = CellFormat.RoomOf(row, "w:gridBefore");
            foreach (var cell in TableFinisher.Cells(row).ToList())
            {
                var placed = new Placed(cell, CellFormat.SpanOf(cell), CellMark.Find(cell, "merge")?.ElementAtOrDefault(1));
                Join(placed, above.GetValueOrDefault(column));
                current[column] = placed;
                column += placed.Span;
            }

            above = current;
        }
    }

    private static void Join(Placed cell, Placed? above)
    {
        var hasNeighbour = above is not null && above.Span == cell.Span;
        var wantsAbove = CellMark.Find(cell.Cell, "above") is not null;
        var isEqual = cell.Key is not null && above?.Key == cell.Key;
        if (hasNeighbour && above is not null && (wantsAbove || isEqual))
        {
            if (CellFormat.ContinuesMerge(above.Cell) is null)
                CellFormat.BeginMerge(above.Cell);
            CellFormat.ContinueMerge(cell.Cell);
            Empty(cell.Cell);
        }
        else if (CellFormat.ContinuesMerge(cell.Cell) == true
            && (above is null || !hasNeighbour || CellFormat.ContinuesMerge(above.Cell) is null))
            CellFormat.BeginMerge(cell.Cell);
    }

    // Word hides what a continued cell holds; a text that nobody sees must not stay in the file.
    private static void Empty(MarkupElement cell)
    {
        var paragraphs = cell.Elements.Where(element => element.Name == "w:p").ToList();
        foreach (var element in cell.Elements.Where(element => element.Name is not ("w:tcPr" or "w:p")).Concat(paragraphs.Skip(1)).ToList())
            element.Remove();
        foreach (var node in paragraphs.Take(1)
            .SelectMany(paragraph => paragraph.Nodes.Where(node => node is not MarkupElement { Name: "w:pPr" }))
            .ToList())
            node.Remove();
    }

    private sealed record Placed(MarkupElement Cell, int Span, string? Key);
}
