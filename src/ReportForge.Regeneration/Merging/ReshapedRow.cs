using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>A row in which a person has merged or split cells: its cells are no longer those of the baseline.</summary>
internal static class ReshapedRow
{
    public static bool Is(RowBlock old, RowBlock now) => now.Cells.Exists(cell => cell.Span != 1)
        && !old.Cells.Select(cell => cell.Span).SequenceEqual(now.Cells.Select(cell => cell.Span));

    /// <summary>
    /// The paragraph of such a row that holds the figure which was all of a cell: no other cell had it, it stands there once, and in the
    /// same columns while there are as many. Null where nobody can tell.
    /// </summary>
    public static ParagraphBlock? PlaceOf(ParagraphBlock old, DocumentAlignment toEdited)
    {
        if (FigureOf(old) is not { } figure || old.Owner.Cell is not { } cell
            || toEdited.PartnerOf(cell.Row) is not { IsFirm: true, Right: var row }
            || !Is(cell.Row, row) || Holding(cell.Row, figure).Count != 1)
            return null;
        return Holding(row, figure) is [{ Owner.Cell: { } its } place] && its.Row == row && CanHold(its, cell) && !toEdited.IsTaken(place)
            ? place : null;
    }

    /// <summary>The figure that a paragraph consists of; null when it says anything else.</summary>
    public static int? FigureOf(ParagraphBlock paragraph) =>
        paragraph.Tokens.Where(token => token.Kind != TokenKind.Blank).Take(2).ToList() is [{ Kind: TokenKind.Number, Folded: var figure }]
            ? figure : null;

    private static bool CanHold(CellBlock now, CellBlock old)
    {
        var ((start, end), (oldStart, oldEnd)) = (Columns(now), Columns(old));
        return Width(now.Row.Cells) != Width(old.Row.Cells) || (start <= oldStart && oldEnd <= end);
    }

    private static (int Start, int End) Columns(CellBlock cell)
    {
        var start = Width(cell.Row.Cells.Take(cell.Index));
        return (start, start + Math.Abs(cell.Span));
    }

    private static int Width(IEnumerable<CellBlock> cells) => cells.Sum(cell => Math.Abs(cell.Span));

    // A paragraph that holds it twice is there twice.
    private static List<ParagraphBlock> Holding(RowBlock row, int figure) =>
        [.. row.Paragraphs.SelectMany(paragraph => paragraph.Tokens.Where(token => token.Folded == figure).Select(_ => paragraph))];
}
