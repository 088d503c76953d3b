using ReportForge.Findings;
using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// What to say of a paragraph that has no partner in the edited document: deleted by a person it stays deleted; where something
/// else was written in its stead, a comment there tells of the change.
/// </summary>
internal static class MissingPlace
{
    public static (ChangeDeed Deed, ParagraphBlock? Place, Wording Why) Of(ParagraphBlock old, DocumentAlignment toEdited)
    {
        if (old.Owner.Cell is not { } cell)
            return Beside(old, toEdited);
        if (toEdited.PartnerOf(cell.Row) is not { } row)
            return toEdited.PartnerOf(cell.Row.Table) is null ? Beside(cell.Row.Table, toEdited)
                : (ChangeDeed.Deleted, null, MergeReasons.Deleted);
        if (ReshapedRow.Is(cell.Row, row.Right))
            return (ChangeDeed.Kept, FirstOf(row.Right), MergeReasons.CellsMerged);
        return toEdited.PartnerOf(cell) is { } partner && partner.Content.Blocks.OfType<ParagraphBlock>()
            .FirstOrDefault(paragraph => !toEdited.IsTaken(paragraph)) is { } written
            ? (ChangeDeed.Kept, written, MergeReasons.NotFirm)
            : (ChangeDeed.Deleted, null, MergeReasons.Deleted);
    }

    private static (ChangeDeed Deed, ParagraphBlock? Place, Wording Why) Beside(Block old, DocumentAlignment toEdited)
    {
        for (var at = old.Index - 1; at >= 0; at--)
        {
            if (Partner(old.Owner.Blocks[at], toEdited) is { } before)
                return Written(before.Owner, before.Index + 1, toEdited);
        }

        // With nothing known above it, only a figure that it has in common makes the first paragraph what was written in its stead.
        var first = toEdited.PartnerOf(old.Owner)?.Blocks.FirstOrDefault() as ParagraphBlock;
        var isInItsStead = first is not null && old is ParagraphBlock paragraph
            && Figures(paragraph).Intersect(Figures(first)).Any();
        return isInItsStead ? Written(first?.Owner, 0, toEdited) : (ChangeDeed.Deleted, null, MergeReasons.Deleted);
    }

    private static IEnumerable<int> Figures(ParagraphBlock paragraph) =>
        paragraph.Tokens.Where(token => token.Kind == TokenKind.Number).Select(token => token.Folded);

    // What nobody else claims at the place of the old words is what was written in their stead.
    private static (ChangeDeed Deed, ParagraphBlock? Place, Wording Why) Written(
        Container? container, int at, DocumentAlignment toEdited) =>
        container?.Blocks.ElementAtOrDefault(at) is ParagraphBlock { IsBlank: false } written && !toEdited.IsTaken(written)
            ? (ChangeDeed.Kept, written, MergeReasons.NotFirm)
            : (ChangeDeed.Deleted, null, MergeReasons.Deleted);

    private static Block? Partner(Block block, DocumentAlignment toEdited) => block switch
    {
        ParagraphBlock paragraph => toEdited.PartnerOf(paragraph)?.Right,
        TableBlock table => toEdited.PartnerOf(table)?.Right,
        _ => null,
    };

    private static ParagraphBlock? FirstOf(RowBlock row) =>
        row.Cells.SelectMany(cell => cell.Content.Blocks).OfType<ParagraphBlock>().FirstOrDefault();
}
