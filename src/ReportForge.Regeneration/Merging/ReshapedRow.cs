using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>A row in which a person has merged or split cells: its cells are no longer those of the baseline.</summary>
internal static class ReshapedRow
{
    public static bool Is(RowBlock old, RowBlock now) => now.Cells.Exists(cell => cell.Span != 1)
        && !old.Cells.Select(cell => cell.Span).SequenceEqual(now.Cells.Select(cell => cell.Span));

    /// <summary>
    /// The paragraph of such a row that holds the figure which was all of a cell: no other cell had it, it stands there once, in the same
    /// columns while there are as many, and between the same words. Null where nobody can tell.
    /// </summary>
    public static ParagraphBlock? PlaceOf(ParagraphBlock old, DocumentAlignment toEdited)
    {
        if (FigureOf(old) is not { } figure || old.Owner.Cell is not { } cell
            || toEdited.PartnerOf(cell.Row) is not { IsFirm: true, Right: var row }
            || !Is(cell.Row, row) || Holding(cell.Row, figure).Count != 1)
            return null;
        return Holding(row, figure) is [{ Owner.Cell: { } its } place] && its.Row == row && CanHold(its, cell) && !toEdited.IsTaken(place)
            && KeepsOrder(cell.Row, old, row, place) ? place : null;
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

    // What stood before the figure stands before it, and what stood behind it behind: else a person has typed it elsewhere.
    private static bool KeepsOrder(RowBlock oldRow, ParagraphBlock old, RowBlock row, ParagraphBlock place)
    {
        var (before, now) = (oldRow.Paragraphs.ToList(), row.Paragraphs.ToList());
        var (oldAt, at) = (before.IndexOf(old), now.IndexOf(place));
        return before.Index().All(other => other.Item.IsBlank || other.Index == oldAt
            || now.FindAll(its => its.Folded == other.Item.Folded) is not [var only] || only == place
            || now.IndexOf(only) < at == other.Index < oldAt);
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
