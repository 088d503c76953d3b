using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Kinds;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds the parts in the order in which they stand: header, title, addressees, body, signature, appendices.</summary>
internal sealed class LayoutFinder(WordDocument document)
{
    private const int ParagraphsToSignature = 5;

    private readonly IReadOnlyList<BodyBlock> _blocks = document.Blocks;

    public DocumentLayout Find()
    {
        var header = HeaderFinder.Find(document);
        if (header.Form == BlockForm.Missing && StandsAlone(header) is { } alone)
            return alone;
        var afterHeader = IndexAfter(header);
        var isLetter = header.Subject is not null || (header.SymbolOpening is { } opening && KindCatalogue.OfSymbol(opening) is null);
        var (title, afterTitle) = new TitleFinder(
            _blocks,
            mayBeUnlisted: header.Form != BlockForm.Missing && (!isLetter || header.Subject is null)).Find(afterHeader);
        var signing = SigningFinder.Find(document, title?.Profile);
        var end = EndOfMainText(signing, afterTitle);
        var (addressees, afterAddressees) = AddresseeFinder.Find(_blocks, afterTitle, end, header);
        var start = Math.Min(afterAddressees, end);
        var rest = RestFinder.Find([.. _blocks.Skip(AfterSigning(signing, end))], title is null ? null : title.Profile);
        return new()
        {
            Header = header,
            Title = title,
            Addressees = addressees,
            Body = BodyClassifier.Classify([.. _blocks.Skip(start).Take(end - start)], title?.Profile.HasEnactingClause ?? false),
            Signing = signing,
            Appendices = rest.Appendices,
            Attached = rest.Attached,
            AddressLines = rest.AddressLines,
            HasUnnamedPart = rest.HasUnnamedPart,
        };
    }

    // No header at all: an appendix or an attached regulation may be the whole file.
    private DocumentLayout? StandsAlone(HeaderBlock header)
    {
        var rest = RestFinder.Find(_blocks, null);
        var opens = document.Paragraphs.Where(paragraph => !paragraph.IsEmpty).Take(RestFinder.HeadingParagraphs).ToList();
        var isAppendix = rest.Appendices is [{ Anchor: { } anchor }, ..] && opens.Contains(anchor);
        var isAttached = rest.Attached is [var attached, ..] && opens.Contains(attached.Title.Paragraph);
        if (!isAppendix && !isAttached)
            return null;
        return new()
        {
            Header = header,
            Title = null,
            Addressees = null,
            Body = BodyClassifier.Classify([], false),
            Signing = new() { Form = BlockForm.Missing },
            Appendices = rest.Appendices,
            Attached = rest.Attached,
            IsAppendixAlone = isAppendix,
            IsAttachedAlone = isAttached,
        };
    }

    private int IndexAfter(HeaderBlock header)
    {
        var last = -1;
        var tables = new[] { header.Table, header.Number?.Paragraph.Cell?.Row.Table, header.PlaceAndDate?.Paragraph.Cell?.Row.Table }
            .OfType<WordTable>().Select(table => table.Outermost).ToHashSet();
        var paragraphs = new[] { header.Number, header.PlaceAndDate, header.Motto, header.Subject }
            .OfType<TextLine>().Select(line => line.Paragraph).Concat(header.SubjectContinued).ToHashSet();
        for (var index = 0; index < _blocks.Count; index++)
        {
            var isHeader = _blocks[index] switch
            {
                BodyBlock.OfTable { Table: var table } => tables.Contains(table),
                BodyBlock.OfParagraph { Paragraph: var paragraph } => paragraphs.Contains(paragraph),
                _ => false,
            };
            if (isHeader)
                last = index;
        }

        return last + 1;
    }

    private int EndOfMainText(SigningBlock signing, int start)
    {
        if (signing.Table is null && EndMark(start) is { } marked)
            return marked;
        for (var index = start; index < _blocks.Count; index++)
        {
            var ends = _blocks[index] switch
            {
                BodyBlock.OfTable table => table.Table == signing.Table?.Outermost,
                BodyBlock.OfParagraph { Paragraph: var paragraph } => signing.Table is null
                    && (paragraph == signing.RecipientsLabel?.Paragraph || paragraph == signing.Anchor && signing.Form == BlockForm.Plain
                        || Patterns.AppendixLabel.IsMatch(paragraph.Comparable) || SigningFinder.IsTitleParagraph(paragraph)),
                _ => false,
            };
            if (ends)
                return index;
        }

        return _blocks.Count;
    }

    // "./." ends the text where somebody signs below it, in whatever way.
    private int? EndMark(int start)
    {
        for (var index = start; index < _blocks.Count - 1; index++)
        {
            if (_blocks[index] is not BodyBlock.OfParagraph { Paragraph: var paragraph }
                || !paragraph.Comparable.EndsWith("./.", StringComparison.Ordinal))
                continue;
            var below = _blocks.Skip(index + 1)
                .Take(ParagraphsToSignature)
                .OfType<BodyBlock.OfParagraph>()
                .SelectMany(block => block.Paragraph.Lines.Take(ParagraphsToSignature));
            return below.Any(line => Normal.IsAllCaps(line.Text) && Patterns.SignerTitle.IsMatch(line.Comparable)) ? index + 1 : null;
        }

        return null;
    }

    private static bool HoldsNothingBut(BodyBlock block, Paragraph? name) => block switch
    {
        BodyBlock.OfParagraph { Paragraph: var paragraph } => paragraph.IsEmpty || paragraph == name,
        BodyBlock.OfTable { Table: var table } => name?.Cell?.Row.Table == table,
        _ => false,
    };

    private int AfterSigning(SigningBlock signing, int end)
    {
        if (signing.Table is not null)
        {
            var after = Math.Min(end + 1, _blocks.Count);
            while (signing.IsNameOutside && after < _blocks.Count && HoldsNothingBut(_blocks[after], signing.SignerName?.Paragraph))
                after++;
            return after;
        }

        for (var index = end; index < _blocks.Count; index++)
        {
            if (_blocks[index] is BodyBlock.OfParagraph { Paragraph: var paragraph }
                && Patterns.AppendixLabel.IsMatch(paragraph.Comparable))
                return index;
        }

        return _blocks.Count;
    }
}
