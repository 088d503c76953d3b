using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>A place between blocks of the edited document.</summary>
/// <param name="Story">Where it is.</param>
/// <param name="At">The offset in the markup.</param>
/// <param name="Neighbour">The block or row beside it.</param>
/// <param name="IsInOrder">Whether an enumeration goes on there.</param>
internal sealed record BlockPlace(Story Story, int At, Sibling Neighbour, bool IsInOrder);

/// <summary>The three documents, and which of their blocks belong together.</summary>
internal sealed class PlanContext(DocumentText old, DocumentText edited, DocumentText fresh)
{
    private readonly Dictionary<object, object> _baseline = new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<object> _moved = new(ReferenceEqualityComparer.Instance);

    private EnumerationOrder? _order;

    public DocumentText Old => old;

    public DocumentText Edited => edited;

    public DocumentText Fresh => fresh;

    public DocumentAlignment ToEdited { get; } = new DocumentAligner(old, edited, BlockTerms.OfPeople).Align();

    public DocumentAlignment ToFresh { get; } = new DocumentAligner(old, fresh, BlockTerms.OfProgram).Align();

    public PlanContext Prepare()
    {
        foreach (var paragraph in old.Paragraphs)
            Note(paragraph, ToFresh.PartnerOf(paragraph)?.Right);
        foreach (var table in old.Stories.SelectMany(story => story.Tables))
        {
            Note(table, ToFresh.PartnerOf(table)?.Right);
            table.Rows.ForEach(row => Note(row, ToFresh.PartnerOf(row)?.Right));
        }

        foreach (var story in fresh.Stories)
            NoteMoved(story.Root);
        return this;
    }

    /// <summary>Whether the data have put a paragraph or a row of the baseline elsewhere among its like.</summary>
    public bool IsMoved(object old) => _moved.Contains(old);

    /// <summary>The block of the baseline that a block of the new document continues.</summary>
    public Block? BaselineOf(Block fresh) => _baseline.GetValueOrDefault(fresh) as Block;

    public RowBlock? BaselineOf(RowBlock fresh) => _baseline.GetValueOrDefault(fresh) as RowBlock;

    public bool IsInFresh(Block block) => block switch
    {
        ParagraphBlock paragraph => ToFresh.PartnerOf(paragraph) is not null,
        TableBlock table => ToFresh.PartnerOf(table) is not null,
        _ => true,
    };

    public (Sibling Now, bool IsFirm)? EditedOf(Block block) => block switch
    {
        ParagraphBlock paragraph when ToEdited.PartnerOf(paragraph) is { } match => (Sibling.Of(match.Right), match.IsFirm),
        TableBlock table when ToEdited.PartnerOf(table) is { } match => (Sibling.Of(match.Right), match.IsFirm),
        _ => null,
    };

    public ParagraphBlock? EditedParagraphOf(ParagraphBlock old) => ToEdited.PartnerOf(old)?.Right;

    public ParagraphBlock? FirstIn(RowBlock old) =>
        ToEdited.PartnerOf(old)?.Right.Cells.SelectMany(cell => cell.Content.Blocks).OfType<ParagraphBlock>().FirstOrDefault();

    /// <summary>
    /// Where a new block goes: behind the firm partner of what precedes it in the new document, else before that of what follows
    /// it. What is new beside it goes to the same place, in its order.
    /// </summary>
    public BlockPlace? PlaceFor(Sibling added)
    {
        if (Neighbour(added, -1) is { } before)
            return new(before.Story, before.Element.End, before, IsInOrder(added, before, isBehind: true));
        return Neighbour(added, 1) is { } after
            ? new(after.Story, after.Element.Start, after, IsInOrder(added, after, isBehind: false))
            : null;
    }

    private bool IsInOrder(Sibling added, Sibling neighbour, bool isBehind) =>
        added.Block is not { } block || neighbour.Block is not { } beside || (_order ??= new(this)).Allows(block, beside, isBehind);

    private Sibling? Neighbour(Sibling added, int step)
    {
        if (added.Row is { } row)
        {
            for (var at = row.Index + step; row.Table.Rows.ElementAtOrDefault(at) is { } other; at += step)
            {
                if (BaselineOf(other) is { } known && !IsMoved(known))
                    return ToEdited.PartnerOf(known) is { IsFirm: true } match ? Sibling.Of(match.Right) : null;
            }

            return null;
        }

        for (var at = (added.Block?.Index ?? 0) + step; added.Block?.Owner.Blocks.ElementAtOrDefault(at) is { } other; at += step)
        {
            if (BaselineOf(other) is not { } known || IsMoved(known))
                continue;
            if (EditedOf(known) is { IsFirm: true } match)
                return match.Now;
            if (other is not ParagraphBlock { IsBlank: true })
                return null;
        }

        return null;
    }

    private void NoteMoved(Container container)
    {
        // One alone has kept its order, and there is one in nearly every cell.
        if (container.Blocks is [ParagraphBlock])
            return;
        NoteMoved([.. container.Blocks.Select(BaselineOf).OfType<ParagraphBlock>().Where(paragraph => !paragraph.IsBlank)
            .Select(paragraph => ((object)paragraph, paragraph.Index))]);
        foreach (var table in container.Blocks.OfType<TableBlock>())
        {
            var rows = table.Rows.Select(BaselineOf).OfType<RowBlock>().ToList();
            if (rows.Select(row => row.Table).Distinct().Count() == 1)
                NoteMoved([.. rows.Select(row => ((object)row, row.Index))]);
            foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                NoteMoved(cell.Content);
        }
    }

    private void NoteMoved(List<(object Old, int Index)> inNewOrder)
    {
        var frame = LongestRise.Of([.. inNewOrder.Select(pair => pair.Index)]).ToHashSet();
        for (var at = 0; at < inNewOrder.Count; at++)
        {
            if (!frame.Contains(at))
                _moved.Add(inNewOrder[at].Old);
        }
    }

    private void Note(object block, object? partner)
    {
        if (partner is not null)
            _baseline[partner] = block;
    }
}
