using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Where the parts of an official document stand in this file; found by content and position (MS-08).</summary>
internal sealed record DocumentLayout
{
    public required HeaderBlock Header { get; init; }

    public required TitleBlock? Title { get; init; }

    public required AddresseeBlock? Addressees { get; init; }

    public required BodyText Body { get; init; }

    public required SigningBlock Signing { get; init; }

    public required IReadOnlyList<AppendixBlock> Appendices { get; init; }

    /// <summary>A công văn bears no name of kind; its subject stands under the number as "V/v …".</summary>
    public bool IsOfficialLetter => Title is null && Header.Subject is not null;

    /// <summary>Whether a section holds appendices only; a section that the main text shares counts as main text.</summary>
    public bool IsAppendixSection(Section section)
    {
        var mainEnd = Signing.Anchor?.Section ?? Body.Paragraphs.LastOrDefault()?.Section ?? 0;
        return Appendices.Count > 0 && section.Index >= Appendices[0].FirstSection && section.Index > mainEnd;
    }

    public static DocumentLayout Find(WordDocument document) => new LayoutFinder(document).Find();
}

/// <summary>How a block is laid out; only tables are judged by position.</summary>
internal enum BlockForm
{
    Missing,
    Table,
    TextBox,
    Plain,
}

/// <summary>Ô 1–4: names, number, place and date.</summary>
internal sealed record HeaderBlock
{
    public required BlockForm Form { get; init; }
    public WordTable? Table { get; init; }
    public TableCell? NamesCell { get; init; }
    public TableCell? NationCell { get; init; }
    public TextLine? NationalName { get; init; }
    public TextLine? Motto { get; init; }
    public IReadOnlyList<TextLine> SuperiorNames { get; init; } = [];
    public IReadOnlyList<TextLine> IssuerNames { get; init; } = [];
    public TextLine? Number { get; init; }
    public TextLine? PlaceAndDate { get; init; }
    public TextLine? Subject { get; init; }

    /// <summary>The paragraph to point at when something is missing.</summary>
    public Paragraph? Anchor { get; init; }

    public string IssuerName => string.Join(' ', IssuerNames.Select(line => line.Comparable));

    /// <summary>As it is printed: "Hoàng Lưu" stays what it is, where comparing would move the mark.</summary>
    public string PrintedIssuerName => string.Join(' ', IssuerNames.Select(line => Normal.Text(line.Text)));
}

/// <summary>Ô 5a: the name of the kind and the subject.</summary>
internal sealed record TitleBlock(TextLine Kind, IReadOnlyList<TextLine> Subject)
{
    public Paragraph LastParagraph => Subject.Count > 0 ? Subject[^1].Paragraph : Kind.Paragraph;
}

/// <summary>Ô 9a.</summary>
internal sealed record AddresseeBlock(Paragraph Opening, IReadOnlyList<Paragraph> Lines);

/// <summary>Ô 6: the text between title and signature, without tables.</summary>
internal sealed record BodyText(IReadOnlyList<BodyItem> Items, IReadOnlyList<Paragraph> EmptyParagraphs, IReadOnlyList<WordTable> Tables)
{
    public IEnumerable<Paragraph> Paragraphs => Items.Select(item => item.Paragraph);

    /// <summary>Pairs that stand one directly below the other, with no table and no empty paragraph between.</summary>
    public required IReadOnlyList<(BodyItem Above, BodyItem Below)> Neighbours { get; init; }
}

internal enum BodyKind
{
    Text,
    Basis,
    PartLabel,
    PartTitle,
    SectionLabel,
    SectionTitle,
    Roman,
    Arabic,
    SubArabic,
    Letter,
    Dash,
    Article,
    Caption,
}

/// <summary>One paragraph of the body and what it is.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The number as printed: "I", "1", "1.1", "a", "" for text.</param>
/// <param name="Title">The text behind the label.</param>
internal sealed record BodyItem(Paragraph Paragraph, BodyKind Kind, string Label, string Title)
{
    private const int LongestHeading = 220;

    /// <summary>A numbered line that reads as a heading: short and without the punctuation that ends a sentence.</summary>
    public bool ReadsAsHeading => Title.Length is > 0 and <= LongestHeading && Title[^1] is not ('.' or ';' or ':' or ',' or '/');

    public bool IsCentredKind => Kind is BodyKind.PartLabel or BodyKind.PartTitle or BodyKind.SectionLabel or BodyKind.SectionTitle;

    /// <summary>Bold as a whole.</summary>
    public bool IsBold => Paragraph.VisibleRuns.Any() && Paragraph.VisibleRuns.All(run => run.Format.Bold);
}

/// <summary>Ô 7 and 9b: who receives and who signs.</summary>
internal sealed record SigningBlock
{
    public required BlockForm Form { get; init; }
    public WordTable? Table { get; init; }
    public TableRow? Row { get; init; }
    public TableCell? RecipientsCell { get; init; }
    public TableCell? SignatureCell { get; init; }
    public TextLine? RecipientsLabel { get; init; }
    public IReadOnlyList<TextLine> Recipients { get; init; } = [];
    public IReadOnlyList<TextLine> Titles { get; init; } = [];
    public TextLine? SignerName { get; init; }

    /// <summary>Blank height in points between the last title and the name (or the end of the cell).</summary>
    public double BlankPoints { get; init; }

    public Paragraph? Anchor { get; init; }
}

/// <summary>One appendix.</summary>
internal sealed record AppendixBlock
{
    public required int Index { get; init; }
    public TextLine? Label { get; init; }
    public IReadOnlyList<TextLine> Title { get; init; } = [];
    public IReadOnlyList<TextLine> Reference { get; init; } = [];
    public required Paragraph? Anchor { get; init; }
    public required int FirstSection { get; init; }
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];
    public IReadOnlyList<WordTable> Tables { get; init; } = [];

    /// <summary>The last paragraph of the heading: label, title or reference.</summary>
    public Paragraph? LastHeading => (Reference.Count > 0 ? Reference[^1] : Title.Count > 0 ? Title[^1] : Label)?.Paragraph;
}
