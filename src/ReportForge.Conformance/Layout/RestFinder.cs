using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Kinds;

namespace ReportForge.Conformance.Layout;

/// <summary>What stands below the signature.</summary>
/// <param name="Appendices">Parts with the label "Phụ lục".</param>
/// <param name="Attached">
/// Regulations, plans and lists that the document promulgates: no appendices (PL-01, PL-03 are not for them).
/// </param>
/// <param name="AddressLines">Ô 13.</param>
internal sealed record RestOfDocument(
    IReadOnlyList<AppendixBlock> Appendices, IReadOnlyList<AttachedDocument> Attached, IReadOnlyList<Paragraph> AddressLines)
{
    /// <summary>A table without label and title: a list that goes with the document, or an appendix whose label is missing.</summary>
    public bool HasUnnamedPart { get; init; }
}

/// <summary>Parts what follows the signature by what each piece says of itself; what says nothing is let be.</summary>
internal static class RestFinder
{
    /// <summary>Label, title and reference of what is attached stand within so many paragraphs.</summary>
    public const int HeadingParagraphs = 6;

    public static RestOfDocument Find(IReadOnlyList<BodyBlock> blocks, KindProfile? main)
    {
        var address = blocks.OfType<BodyBlock.OfParagraph>().Select(block => block.Paragraph).TakeWhile(paragraph => !IsHeading(paragraph))
            .Where(paragraph => Patterns.AddressLine.IsMatch(paragraph.Comparable)).ToList();
        var attachedAt = AttachedStart(blocks, main);
        var labelAt = Index(blocks, block => AppendixFinder.LabelOf(block) is not null);
        var copyAt = Index(blocks, IsCopyNote);
        if (attachedAt >= 0 && (labelAt < 0 || attachedAt < labelAt))
            return new([], [Attached(blocks, attachedAt)], address); // Appendices behind it are its own, none of the main document's.
        var hasAppendices = labelAt >= 0 && (copyAt < 0 || copyAt > labelAt);
        return new(hasAppendices ? AppendixFinder.Find([.. blocks.Skip(labelAt)]) : [], [], address)
        {
            HasUnnamedPart = labelAt < 0 && copyAt < 0 && blocks.Any(block => block is BodyBlock.OfTable),
        };
    }

    private static bool IsHeading(Paragraph paragraph) => Patterns.AppendixLabel.IsMatch(paragraph.Comparable)
        || Patterns.AppendixReference.IsMatch(paragraph.Comparable);

    private static bool IsCopyNote(BodyBlock block) =>
        block is BodyBlock.OfParagraph { Paragraph: var paragraph } && Patterns.CopyNote.IsMatch(paragraph.Comparable);

    /// <summary>A name of a kind with "(Ban hành kèm theo …)" below it, no label above.</summary>
    private static int AttachedStart(IReadOnlyList<BodyBlock> blocks, KindProfile? main)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] is not BodyBlock.OfParagraph { Paragraph: { IsEmpty: false } title }
                || AppendixFinder.LabelOf(blocks[index]) is not null)
                continue;
            if (!Names(title, main))
                continue;
            if (ReferenceBelow(blocks, index) is not null)
                return index;
        }

        return -1;
    }

    private static bool Names(Paragraph paragraph, KindProfile? main)
    {
        var line = paragraph.Lines.FirstOrDefault(line => !line.IsEmpty);
        if (line is null || paragraph.Format.Alignment != Alignment.Center || !Normal.IsAllCaps(line.Text))
            return false;
        return KindCatalogue.Of(line.Comparable) is not null || KindCatalogue.Opening(line.Comparable) is not null
            || (main?.HasEnactingClause ?? false) || line.Comparable is "ĐIỀU LỆ" or "NỘI QUY" or "ĐỀ CƯƠNG";
    }

    private static TextLine? ReferenceBelow(IReadOnlyList<BodyBlock> blocks, int index)
    {
        var below = blocks.Skip(index).OfType<BodyBlock.OfParagraph>().Where(block => !block.Paragraph.IsEmpty).Take(HeadingParagraphs);
        return below.Select(block => block.Paragraph).TakeWhile(paragraph => !Patterns.AppendixLabel.IsMatch(paragraph.Comparable))
            .SelectMany(paragraph => paragraph.Lines).FirstOrDefault(line => Patterns.AppendixReference.IsMatch(line.Comparable));
    }

    private static AttachedDocument Attached(IReadOnlyList<BodyBlock> blocks, int index)
    {
        var title = ((BodyBlock.OfParagraph)blocks[index]).Paragraph.Lines.First(line => !line.IsEmpty);
        return new(title, ReferenceBelow(blocks, index) ?? title);
    }

    private static int Index(IReadOnlyList<BodyBlock> blocks, Func<BodyBlock, bool> test)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            if (test(blocks[index]))
                return index;
        }

        return -1;
    }
}
