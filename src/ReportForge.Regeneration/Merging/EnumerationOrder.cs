using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// Whether a place in the edited document continues an enumeration: “c)” belongs behind the partner of its “b)”, wherever a person
/// has moved the lines that stood between.
/// </summary>
internal sealed class EnumerationOrder(PlanContext context)
{
    private readonly Dictionary<Block, bool> _groups = new(ReferenceEqualityComparer.Instance);

    // The paragraphs of the edited document that the data leave where they are.
    private readonly HashSet<ParagraphBlock> _staying = [.. context.Old.Paragraphs
        .Where(old => context.IsInFresh(old) && !context.IsMoved(old)).Select(context.EditedParagraphOf).OfType<ParagraphBlock>()];

    /// <summary>Whether the new blocks that stand together with one may stand behind a block, or before it.</summary>
    public bool Allows(Block added, Block neighbour, bool isBehind)
    {
        var blocks = added.Owner.Blocks;
        var first = added.Index;
        while (first > 0 && IsNew(blocks[first - 1]))
            first--;
        if (!_groups.TryGetValue(blocks[first], out var allows))
        {
            var members = blocks.Skip(first).TakeWhile(block => block == added || IsNew(block)).OfType<ParagraphBlock>();
            allows = members.All(member => IsContinued(member, first, neighbour.Owner, isBehind ? neighbour.Index : neighbour.Index - 1));
            _groups.Add(blocks[first], allows);
        }

        return allows;
    }

    private bool IsNew(Block fresh) => context.BaselineOf(fresh) is not { } known || context.IsMoved(known);

    // The member that precedes it in the new document has its partner last before the place, of all that came with the draft.
    private bool IsContinued(ParagraphBlock member, int firstOfGroup, Container edited, int at)
    {
        if (Enumerator.Of(member.Text) is not { } number || Last(member.Owner, firstOfGroup - 1, number, _ => true) is not { } before
            || Enumerator.Of(before.Text) is not { } previous || !number.Continues(previous)
            || context.BaselineOf(before) is not ParagraphBlock old || context.EditedParagraphOf(old) is not { } partner
            || !_staying.Contains(partner))
            return true;
        return Last(edited, at, number, _staying.Contains) == partner;
    }

    private static ParagraphBlock? Last(Container container, int at, Enumerator like, Func<ParagraphBlock, bool> counts)
    {
        for (; at >= 0; at--)
        {
            if (container.Blocks[at] is ParagraphBlock paragraph && Enumerator.Of(paragraph.Text)?.Form == like.Form && counts(paragraph))
                return paragraph;
        }

        return null;
    }
}
