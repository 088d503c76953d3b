using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration;

/// <summary>Words that a person has written in the place of what the program had written.</summary>
/// <param name="Place">Where they stand, in words that a clerk finds again.</param>
/// <param name="Old">What the program had written.</param>
/// <param name="Now">What stands there.</param>
public sealed record HandEdit(Wording Place, string Old, string Now);

/// <summary>Finds what people have changed in a document, at places that are certain.</summary>
public static class HandEdits
{
    /// <summary>The replaced words in the order of the document; what was only added or deleted is none of them.</summary>
    /// <param name="baseline">The document as the program made it.</param>
    /// <param name="edited">The document as it is now.</param>
    public static ImmutableArray<HandEdit> Find(OpcPackage baseline, OpcPackage edited)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(edited);
        if (ReadableDocument.Of(baseline).Main is not { } oldMain || ReadableDocument.Of(edited).Main is not { } nowMain)
            return [];
        var vocabulary = new Vocabulary();
        var (old, now) = (DocumentText.Read(baseline, oldMain, vocabulary), DocumentText.Read(edited, nowMain, vocabulary));
        var alignment = new DocumentAligner(old, now, BlockTerms.OfPeople).Align();
        return
        [
            .. old.Paragraphs.Where(paragraph => !paragraph.Owner.Story.IsShadow)
                .SelectMany(paragraph => alignment.PartnerOf(paragraph) is { IsFirm: true } match ? Of(paragraph, match.Right) : []),
        ];
    }

    private static IEnumerable<HandEdit> Of(ParagraphBlock old, ParagraphBlock now)
    {
        if (old.Exact == now.Exact)
            return [];
        var (before, after) = (TokenLine.Of(old), TokenLine.Of(now));
        return TokenMerge.Merge(before, before, after)
            .Select(hunk => new HandEdit(
                PlaceNames.Of(now), before.QuoteOf(hunk.OldStart, hunk.OldEnd), after.QuoteOf(hunk.NewStart, hunk.NewEnd)))
            .Where(edit => edit.Old.Length > 0 && edit.Now.Length > 0)
            .SelectMany(ByFigure);
    }

    // Of “411/412” a person has changed one figure or both, and each has a field of its own.
    private static IEnumerable<HandEdit> ByFigure(HandEdit edit)
    {
        var (old, now) = (edit.Old.Split('/'), edit.Now.Split('/'));
        var isOfFigures = old.Length == now.Length && old.Length > 1 && old.Concat(now).All(piece => piece is [>= '0' and <= '9', ..]);
        return isOfFigures
            ? old.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => edit with { Old = pair.First, Now = pair.Second })
            : [edit];
    }
}
