using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Words of a paragraph that are replaced.</summary>
/// <param name="Paragraph">The paragraph of the edited document.</param>
/// <param name="Start">Offset of the first character that goes.</param>
/// <param name="End">Offset behind the last.</param>
/// <param name="Text">What comes in their place.</param>
/// <param name="Expected">What the program had written there: the characters that go must say the same.</param>
/// <param name="Dress">The properties of a run where the paragraph has none that could lend its own.</param>
internal sealed record TextEdit(ParagraphBlock Paragraph, int Start, int End, string Text, string Expected, string Dress);

/// <summary>Blocks that are put in.</summary>
/// <param name="Story">The story of the edited document.</param>
/// <param name="At">Offset in the text of its part.</param>
/// <param name="Markup">The paragraphs, rows or tables.</param>
/// <param name="Texts">What their paragraphs say.</param>
/// <param name="Rank">Where they stand in the new document: of what goes to one place the lower stands first.</param>
internal sealed record BlockInsertion(Story Story, int At, string Markup, ImmutableArray<string> Texts, int Rank);

/// <summary>A block that is taken out.</summary>
internal sealed record BlockRemoval(Story Story, MarkupSpan Element);

/// <summary>A comment for the person: where, and about what.</summary>
internal sealed record Remark(ParagraphBlock? Paragraph, RegenerationChange Change);

/// <summary>All that is to be done to the edited document, and all there is to say.</summary>
internal sealed class MergePlan
{
    public List<TextEdit> Texts { get; } = [];

    public List<BlockInsertion> Insertions { get; private set; } = [];

    public List<BlockRemoval> Removals { get; } = [];

    public List<Remark> Remarks { get; private set; } = [];

    public List<RegenerationChange> Changes { get; private set; } = [];

    /// <summary>The hidden marks that become others; null goes.</summary>
    public Dictionary<string, string?> Marks { get; init; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Texts.Count == 0 && Insertions.Count == 0 && Removals.Count == 0 && Remarks.Count == 0;

    /// <summary>Puts what comes in into the order of the new document.</summary>
    public void Order() => Insertions = [.. Insertions.OrderBy(insertion => insertion.Rank)];

    /// <summary>Says of each change of words which field of the data it comes from.</summary>
    public void NameFields(Func<string, string, Wording?> fieldOf)
    {
        RegenerationChange Named(RegenerationChange change) =>
            change.Subject == ChangeSubject.Words ? change with { Field = fieldOf(change.Old, change.New) } : change;
        Changes = Changes.ConvertAll(Named);
        Remarks = Remarks.ConvertAll(remark => remark with { Change = Named(remark.Change) });
    }

    /// <summary>Notes a change that is not made; one that was kept gets a comment.</summary>
    public void Note(RegenerationChange change, ParagraphBlock? place)
    {
        Changes.Add(change);
        if (change.Deed == ChangeDeed.Kept)
            Remarks.Add(new(place, change));
    }

    public bool IsFree(ParagraphBlock paragraph, int start, int end) =>
        Texts.TrueForAll(edit => edit.Paragraph != paragraph || edit.End < start || edit.Start > end
            || (edit.End == start && edit.Start < edit.End && start < end)
            || (edit.Start == end && edit.Start < edit.End && start < end));
}
