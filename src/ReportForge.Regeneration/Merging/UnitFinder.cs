using System.Collections.Immutable;
using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// Paragraphs of the three documents that are merged together: one each, or more where a person has split or joined some.
/// </summary>
internal sealed record MergeUnit(TokenLine Old, TokenLine Now, TokenLine Fresh, bool IsFirm)
{
    public ImmutableArray<Hunk> Hunks { get; } = TokenMerge.Merge(Old, Now, Fresh);
}

/// <summary>Finds what a changed paragraph is to be merged with.</summary>
internal sealed class UnitFinder(DocumentAlignment toEdited, DocumentAlignment toFresh)
{
    private const double Firm = 0.75;
    private const double Better = 0.05;

    public MergeUnit? Find(ParagraphBlock old, ParagraphBlock fresh)
    {
        if (toEdited.PartnerOf(old) is not { } match)
            return Joined(old, fresh) ?? SplitBeside(old, fresh) ?? Reshaped(old, fresh);
        var single = new MergeUnit(TokenLine.Of(old), TokenLine.Of(match.Right), TokenLine.Of(fresh), match.IsFirm);
        var isSettled = single.IsFirm && single.Hunks.All(hunk => hunk.Deed != ChangeDeed.Kept);
        return isSettled ? single : Split(single, match.Right) ?? Joined(old, fresh) ?? single;
    }

    // A person has pressed Enter inside the paragraph: what follows or precedes its partner is the other half.
    private MergeUnit? Split(MergeUnit single, ParagraphBlock partner)
    {
        var (before, after) = (Untaken(partner, -1), Untaken(partner, 1));
        var candidates = new List<ImmutableArray<ParagraphBlock>>();
        if (after is not null)
            candidates.Add([partner, after]);
        if (before is not null)
            candidates.Add([before, partner]);
        if (before is not null && after is not null)
            candidates.Add([before, partner, after]);
        var least = Math.Max(Firm, Likeness(single.Old, single.Now) + Better);
        return Best(single, candidates, least) is not { } best ? null : best with { IsFirm = best.IsFirm && !HasRival(best, partner) };
    }

    // Somebody has written, beside a half, what reads like that half: nobody could say which of the two it is.
    private bool HasRival(MergeUnit split, ParagraphBlock partner)
    {
        var halves = split.Now.Paragraphs;
        var before = halves[0] != partner ? Untaken(halves[0], -1) : null;
        var after = halves[^1] != partner ? Untaken(halves[^1], 1) : null;
        var least = Likeness(split.Old, split.Now) - Better;
        return (before is not null && Likeness(split.Old, TokenLine.Of([before, .. halves[1..]])) >= least)
            || (after is not null && Likeness(split.Old, TokenLine.Of([.. halves[..^1], after])) >= least);
    }

    private MergeUnit? SplitBeside(ParagraphBlock old, ParagraphBlock fresh)
    {
        if (Sibling(old, -1) is not { } before || toEdited.PartnerOf(before)?.Right is not { } partner
            || Untaken(partner, 1) is not { } first || Untaken(first, 1) is not { } second)
            return null;
        return Best(new(TokenLine.Of(old), TokenLine.Of(first), TokenLine.Of(fresh), false), [[first, second]], Firm);
    }

    // A person has merged cells, or split one: a figure that stood in one of them alone is known by itself.
    private MergeUnit? Reshaped(ParagraphBlock old, ParagraphBlock fresh) =>
        ReshapedRow.PlaceOf(old, toEdited) is { } place && ReshapedRow.FigureOf(fresh) is not null
            ? new(TokenLine.Of(old), TokenLine.Of(place), TokenLine.Of(fresh), true) : null;

    private static MergeUnit? Best(MergeUnit single, List<ImmutableArray<ParagraphBlock>> candidates, double least)
    {
        var best = candidates.Select(paragraphs => TokenLine.Of(paragraphs)).Select(line => (line, likeness: Likeness(single.Old, line)))
            .Where(pair => pair.likeness >= least).OrderByDescending(pair => pair.likeness).FirstOrDefault();
        return best.line is null ? null : new(single.Old, best.line, single.Fresh, IsInItsStory(single.Old, best.line));
    }

    // A person has joined two paragraphs: the partner of one of them holds both.
    private MergeUnit? Joined(ParagraphBlock old, ParagraphBlock fresh)
    {
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            if (Sibling(old, step) is not { } neighbour || Sibling(fresh, step) is not { } its || toFresh.PartnerOf(neighbour)?.Right != its
                || OnlyPartner(old, neighbour) is not { } partner)
                continue;
            var line = step < 0 ? TokenLine.Of(neighbour, old) : TokenLine.Of(old, neighbour);
            var now = TokenLine.Of(partner);
            var apart = Math.Max(Likeness(TokenLine.Of(neighbour), now), Likeness(TokenLine.Of(old), now));
            var isBoth = Likeness(line, now) >= Math.Max(Firm, apart + Better);
            if (isBoth)
                return new(line, now, step < 0 ? TokenLine.Of(its, fresh) : TokenLine.Of(fresh, its), IsInItsStory(line, now));
        }

        return null;
    }

    // What went into a text box or a footnote is no longer a place of the data.
    private static bool IsInItsStory(TokenLine old, TokenLine now) =>
        old.Paragraphs[0].Owner.Story.Kind == now.Paragraphs[0].Owner.Story.Kind;

    private ParagraphBlock? OnlyPartner(ParagraphBlock one, ParagraphBlock other)
    {
        var (ones, others) = (toEdited.PartnerOf(one)?.Right, toEdited.PartnerOf(other)?.Right);
        return ones is null ? others : others is null ? ones : null;
    }

    private static ParagraphBlock? Sibling(ParagraphBlock paragraph, int step) =>
        paragraph.Owner.Blocks.ElementAtOrDefault(paragraph.Index + step) as ParagraphBlock;

    private ParagraphBlock? Untaken(ParagraphBlock paragraph, int step) =>
        Sibling(paragraph, step) is { IsBlank: false } sibling && !toEdited.IsTaken(sibling) ? sibling : null;

    private static double Likeness(TokenLine one, TokenLine other) =>
        (0.6 * TokenMatching.Likeness(one.Tokens, other.Tokens, token => token.Shape)) + (0.4 * TokenMatching.Likeness(one.Tokens,
            other.Tokens, token => token.Folded));
}
