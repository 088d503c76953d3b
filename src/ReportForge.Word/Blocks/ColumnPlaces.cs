using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tables;

namespace ReportForge.Word.Blocks;

/// <summary>Says of a loop over cells where its columns lie in the grid of the template.</summary>
internal static class ColumnPlaces
{
    /// <summary>The columns between the cells of the first and the last tag; to be asked before tags are moved.</summary>
    public static ColumnSet Of(TagBlock block)
    {
        if (block.Container is not { } row)
            return default;
        var (column, start, length) = (CellFormat.RoomOf(row, "w:gridBefore"), 0, 0);
        var (first, last) = (BlockScopes.ChildOf(row, block.Opening), BlockScopes.ChildOf(row, block.Closing));
        var isInside = false;
        foreach (var element in row.Elements)
        {
            var columns = CellsOf(element).Sum(CellFormat.SpanOf);
            if (element == first)
                (isInside, start) = (true, column);
            length += isInside ? columns : 0;
            isInside &= element != last;
            column += columns;
        }

        return new(start, length, block.IsLoop);
    }

    /// <summary>Makes every cell of the loop, and the row for a loop without turns, tell which set they belong to.</summary>
    public static void Mark(TagBlock block, ColumnSet set)
    {
        var step = new TableNote(CellMark.Column(set));
        foreach (var cell in LoopTreatment.BodyOf(block).SelectMany(CellsOf))
        {
            if (cell.Child("w:tcPr") is { } properties)
                properties.InsertAfter(new StepMark(step));
            else
                cell.Prepend(new StepMark(step));
        }

        block.Closing.InsertAfter(new StepMark(step));
    }

    // A cell may stand in a content control of its own.
    private static IEnumerable<MarkupElement> CellsOf(MarkupElement element) =>
        element.Name == "w:tc" ? [element] : element.Name is "w:sdt" or "w:customXml" ? TableFinisher.Cells(element) : [];
}
