using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// Finds in the edited document the nearest block or row that the program had dressed like one that is to be put in: it shows what
/// such a block looks like there since another program has written the file.
/// </summary>
internal sealed class ModelFinder(PlanContext context)
{
    public Sibling? Find(Sibling added)
    {
        var dress = DressOf(added.Part, added.Element);
        return added.Row is { } row
            ? Nearest(row.Table.Rows, row.Index, other => DressOf(added.Part, other.Element) == dress ? EditedOf(other) : null)
            : added.Block is { } block
            ? Nearest(block.Owner.Blocks, block.Index, other => DressOf(added.Part, other.Element) == dress ? EditedOf(other) : null)
            : null;
    }

    /// <summary>The first that is found on the way outwards from a place.</summary>
    public static TFound? Nearest<T, TFound>(List<T> all, int index, Func<T, TFound?> find)
        where TFound : class
    {
        for (var step = 1; step < all.Count; step++)
        {
            var found = (index >= step ? find(all[index - step]) : null) ?? (index + step < all.Count ? find(all[index + step]) : null);
            if (found is not null)
                return found;
        }

        return null;
    }

    private Sibling? EditedOf(RowBlock fresh) => context.BaselineOf(fresh) is { } old
        && context.ToEdited.PartnerOf(old) is { IsFirm: true } match
        && match.Right.Cells.Count == fresh.Cells.Count ? Sibling.Of(match.Right) : null;

    private Sibling? EditedOf(Block fresh) =>
        context.BaselineOf(fresh) is { } old && context.EditedOf(old) is { IsFirm: true } match ? match.Now : null;

    // What a page break or a list needs is no matter of how a block looks.
    private static string DressOf(MarkupPart part, MarkupSpan element) => element.Name == "w:tbl" ? "w:tbl" : string.Concat(
        element.SelfAndDescendants().Where(inner => inner.Name
            is "w:pStyle" or "w:vMerge" or "w:gridSpan" or "w:numId" or "w:jc" or "w:tc" or "w:p")
            .Select(inner => inner.Name is "w:tc" or "w:p" ? inner.Name : part.Raw(inner)));
}
