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
        var (column, start, length, width) = (0, 0, 0, 0);
        var (first, last) = (CellOf(block, block.Opening), CellOf(block, block.Closing));
        var isInside = false;
        foreach (var cell in block.Container?.Elements.Where(element => element.Name == "w:tc") ?? [])
        {
            if (cell == first)
                (isInside, start) = (true, column);
            if (isInside)
                (length, width) = (length + CellFormat.SpanOf(cell), width + CellFormat.WidthOf(cell));
            isInside &= cell != last;
            column += CellFormat.SpanOf(cell);
        }

        return new(Number: 0, start, length, width);
    }

    /// <summary>Makes every cell of the loop, and the row for a loop without turns, tell which set they belong to.</summary>
    public static void Mark(TagBlock block, ColumnSet set)
    {
        var step = new TableNote(CellMark.Column(set));
        foreach (var cell in LoopTreatment.BodyOf(block).Where(element => element.Name == "w:tc"))
        {
            if (cell.Child("w:tcPr") is { } properties)
                properties.InsertAfter(new StepMark(step));
            else
                cell.Prepend(new StepMark(step));
        }

        block.Closing.InsertAfter(new StepMark(step));
    }

    private static MarkupNode? CellOf(TagBlock block, Tags.TemplateTag tag) =>
        block.Container is { } row ? BlockScopes.ChildOf(row, tag) : null;
}
