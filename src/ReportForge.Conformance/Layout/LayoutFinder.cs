using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds the parts in the order in which they stand: header, title, addressees, body, signature, appendices.</summary>
internal sealed class LayoutFinder(WordDocument document)
{
    private readonly IReadOnlyList<BodyBlock> _blocks = document.Blocks;

    public DocumentLayout Find()
    {
        var header = HeaderFinder.Find(document);
        var afterHeader = IndexAfter(header);
        var (title, afterTitle) = FindTitle(afterHeader);
        var signing = SigningFinder.Find(document);
        var end = EndOfMainText(signing, afterTitle);
        var (addressees, afterAddressees) = FindAddressees(afterTitle, end);
        var start = Math.Min(afterAddressees, end);
        return new()
        {
            Header = header,
            Title = title,
            Addressees = addressees,
            Body = BodyClassifier.Classify([.. _blocks.Skip(start).Take(end - start)]),
            Signing = signing,
            Appendices = AppendixFinder.Find([.. _blocks.Skip(AfterSigning(signing, end))]),
        };
    }

    private int IndexAfter(HeaderBlock header)
    {
        var last = -1;
        for (var index = 0; index < _blocks.Count; index++)
        {
            var isHeader = _blocks[index] switch
            {
                BodyBlock.OfTable table => table.Table == header.Table,
                BodyBlock.OfParagraph { Paragraph: var paragraph } => paragraph == header.Number?.Paragraph
                    || paragraph == header.PlaceAndDate?.Paragraph || paragraph == header.Motto?.Paragraph,
                _ => false,
            };
            if (isHeader)
                last = index;
        }

        return last + 1;
    }

    private (TitleBlock? Title, int After) FindTitle(int start)
    {
        for (var index = start; index < _blocks.Count; index++)
        {
            if (_blocks[index] is not BodyBlock.OfParagraph { Paragraph: var paragraph })
                continue;
            var lines = paragraph.Lines.Where(line => !line.IsEmpty).ToList();
            if (lines.Count > 0 && Patterns.KindOf(lines[0].Comparable) is not null)
                return ReadTitle(lines, index);
            if (Patterns.Recipients.IsMatch(paragraph.Comparable))
                break;
        }

        return FindTitleInTable(start);
    }

    // Some files keep the title in a table of its own, or in a last row of the header's.
    private (TitleBlock? Title, int After) FindTitleInTable(int start)
    {
        for (var index = Math.Max(0, start - 1); index < Math.Min(_blocks.Count, start + 3); index++)
        {
            if (_blocks[index] is not BodyBlock.OfTable { Table: var table })
                continue;
            var lines = table.Paragraphs.SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty).ToList();
            if (lines.FirstOrDefault(line => Patterns.KindOf(line.Comparable) is not null) is { } kind)
                return (new(kind, [.. SubjectInCell(kind)]), index + 1);
        }

        return (null, start);
    }

    private static IEnumerable<TextLine> SubjectInCell(TextLine kind) => (kind.Paragraph.Cell?.Paragraphs ?? [])
        .SelectMany(paragraph => paragraph.Lines)
        .SkipWhile(line => line.Comparable != kind.Comparable)
        .Skip(1)
        .SkipWhile(line => line.IsEmpty)
        .TakeWhile(line => !line.IsEmpty && !Patterns.IsRule(line.Comparable));

    private (TitleBlock Title, int After) ReadTitle(List<TextLine> kindLines, int index)
    {
        var subject = kindLines.Skip(1).ToList();
        var after = index + 1;
        for (; after < _blocks.Count && _blocks[after] is BodyBlock.OfParagraph { Paragraph: var paragraph }; after++)
        {
            if (!ContinuesSubject(paragraph, subject.Count > 0))
                break;
            subject.AddRange(paragraph.Lines.Where(line => !line.IsEmpty));
        }

        return (new(kindLines[0], subject), after);
    }

    // The first paragraph below the kind is the subject whatever it looks like; more only when they look like it.
    private static bool ContinuesSubject(Paragraph paragraph, bool hasSubject)
    {
        if (paragraph.IsEmpty || Patterns.IsRule(paragraph.Comparable) || Patterns.Addressees.IsMatch(paragraph.Comparable))
            return false;
        if (BodyClassifier.KindOf(paragraph).Kind != BodyKind.Text)
            return false;
        var looksLikeTitle = paragraph.Format.Alignment == Formatting.Alignment.Center
            && paragraph.VisibleRuns.Any(run => run.Format.Bold);
        return !hasSubject || looksLikeTitle;
    }

    private (AddresseeBlock? Addressees, int After) FindAddressees(int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (_blocks[index] is BodyBlock.OfTable { Table: var table } && AddresseesIn(table) is { } inTable)
                return (inTable, index + 1);
            if (_blocks[index] is not BodyBlock.OfParagraph { Paragraph: var opening })
                return (null, start);
            if (opening.IsEmpty || Patterns.IsRule(opening.Comparable))
                continue;
            if (!Patterns.Addressees.IsMatch(opening.Comparable))
                return (null, start);
            var lines = new List<Paragraph>();
            var after = index + 1;
            for (; after < end && opening.Comparable.TrimEnd().EndsWith(':') && IsAddressee(after) is { } line; after++)
                lines.Add(line);
            return (new(opening, lines), after);
        }

        return (null, start);
    }

    private static AddresseeBlock? AddresseesIn(WordTable table)
    {
        var opening = table.Paragraphs.FirstOrDefault(paragraph => !paragraph.IsEmpty);
        if (opening is null || !Patterns.Addressees.IsMatch(opening.Comparable))
            return null;
        return new(opening, [.. table.Paragraphs.Where(paragraph => paragraph != opening && !paragraph.IsEmpty)]);
    }

    private Paragraph? IsAddressee(int index) =>
        _blocks[index] is BodyBlock.OfParagraph { Paragraph: var paragraph } && paragraph.HasDash ? paragraph : null;

    private int EndOfMainText(SigningBlock signing, int start)
    {
        for (var index = start; index < _blocks.Count; index++)
        {
            var ends = _blocks[index] switch
            {
                BodyBlock.OfTable table => table.Table == signing.Table,
                BodyBlock.OfParagraph { Paragraph: var paragraph } => signing.Table is null
                    && (paragraph == signing.RecipientsLabel?.Paragraph || Patterns.AppendixLabel.IsMatch(paragraph.Comparable)
                        || Patterns.Authority.IsMatch(paragraph.Comparable)),
                _ => false,
            };
            if (ends)
                return index;
        }

        return _blocks.Count;
    }

    private int AfterSigning(SigningBlock signing, int end)
    {
        if (signing.Table is not null)
            return Math.Min(end + 1, _blocks.Count);
        for (var index = end; index < _blocks.Count; index++)
        {
            if (_blocks[index] is BodyBlock.OfParagraph { Paragraph: var paragraph } && Patterns.AppendixLabel.IsMatch(paragraph.Comparable))
                return index;
        }

        return _blocks.Count;
    }
}
