using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Kinds;

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

    /// <summary>What the document promulgates: a regulation, a plan, a list.</summary>
    public IReadOnlyList<AttachedDocument> Attached { get; init; } = [];

    public IReadOnlyList<Paragraph> AddressLines { get; init; } = [];

    public bool IsAppendixAlone { get; init; }

    public bool IsAttachedAlone { get; init; }

    /// <summary>Whether a table without label or title follows the signature.</summary>
    public bool HasUnnamedPart { get; init; }

    /// <summary>
    /// A công văn bears no name of kind; its subject stands under the number as "V/v …". Where that is missing too, its symbol
    /// or "Kính gửi" right below the header tells it.
    /// </summary>
    public bool IsOfficialLetter => Title is null && (Header.Subject is not null || Addressees is { IsInvitation: false }
        || (Header.SymbolOpening is { } symbol && KindCatalogue.OfSymbol(symbol) is null))
        && !(Header.Subject is null && Header.SymbolOpening is { } kind && KindCatalogue.OfSymbol(kind) is not null);

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
internal sealed partial record HeaderBlock
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

    /// <summary>Paragraphs below the subject's first that belong to it, where the header is typed with tabs.</summary>
    public IReadOnlyList<Paragraph> SubjectContinued { get; init; } = [];

    /// <summary>The first group of the symbol: "BC" of "Số: 05/BC-UBND"; null where there is none.</summary>
    public string? SymbolOpening => Number is { } number && Symbol().Match(number.Comparable) is { Success: true } match
        ? match.Groups[1].Value
        : null;

    /// <summary>The paragraph to point at when something is missing.</summary>
    public Paragraph? Anchor { get; init; }

    public string IssuerName => string.Join(' ', IssuerNames.Select(line => line.Comparable));

    /// <summary>As it is printed: "Hoàng Lưu" stays what it is, where comparing would move the mark.</summary>
    public string PrintedIssuerName => string.Join(' ', IssuerNames.Select(line => Normal.Text(line.Text)));

    [GeneratedRegex(@"^Số[^/]*/\s*(?:(?:19|20)\d\d\s*/\s*)?([\p{L}\d]+)\s*-", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();
}

/// <summary>Ô 5a: the name of the kind and the subject.</summary>
internal sealed record TitleBlock(TextLine Kind, IReadOnlyList<TextLine> Subject)
{
    public required KindProfile Profile { get; init; }

    /// <summary>The subject stands on the line of the kind's name, in capitals with it.</summary>
    public bool HoldsSubject { get; init; }

    /// <summary>Words behind the kind's name, with a subject below them: "KẾ HOẠCH LIÊN NGÀNH".</summary>
    public bool IsQualified => !HoldsSubject && Profile.IsKnown && Kind.Comparable.TrimEnd(':', ' ').Length > Profile.Name.Length;

    /// <summary>Further lines of such a title.</summary>
    public IReadOnlyList<TextLine> Continued { get; init; } = [];

    public Paragraph LastParagraph => Subject.Count > 0 ? Subject[^1].Paragraph : Kind.Paragraph;
}

/// <summary>Ô 9a.</summary>
internal sealed record AddresseeBlock(Paragraph Opening, IReadOnlyList<Paragraph> Lines)
{
    /// <summary>"… trân trọng kính mời:" of an invitation, "… điện:" of a telegram (specimens 1.7 and 1.6).</summary>
    public bool IsInvitation { get; init; }

    /// <summary>The addressees stand in a cell beside "Kính gửi:", so that one alone is on its line.</summary>
    public bool IsInCells { get; init; }
}

/// <summary>Ô 6: the text between title and signature, without tables.</summary>
internal sealed record BodyText(IReadOnlyList<BodyItem> Items, IReadOnlyList<Paragraph> EmptyParagraphs, IReadOnlyList<WordTable> Tables)
{
    public IEnumerable<Paragraph> Paragraphs => Items.Select(item => item.Paragraph);

    /// <summary>Pairs that stand one directly below the other, with no table and no empty paragraph between.</summary>
    public required IReadOnlyList<(BodyItem Above, BodyItem Below)> Neighbours { get; init; }

    /// <summary>Whether a table is the last thing in it: what the last paragraph says is then not its end.</summary>
    public bool EndsWithTable { get; init; }
}

internal enum BodyKind
{
    Text,

    /// <summary>Who decides, above the căn cứ: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …".</summary>
    Authority,

    Basis,

    /// <summary>"QUYẾT ĐỊNH:".</summary>
    Enacting,

    /// <summary>A centred line that is a heading without number, or parts the text.</summary>
    Display,

    PartLabel,
    PartTitle,
    SectionLabel,
    SectionTitle,

    /// <summary>"A. ĐÁNH GIÁ CHUNG" above the Roman level, of which the decree says nothing.</summary>
    Capital,

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

    public bool IsCentredKind => Kind is BodyKind.PartLabel or BodyKind.PartTitle or BodyKind.SectionLabel or BodyKind.SectionTitle
        or BodyKind.Authority or BodyKind.Enacting or BodyKind.Display;

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

    /// <summary>Ô 7b of a committee: the signer's other office, above the name (mục II.7.đ).</summary>
    public IReadOnlyList<TextLine> OtherOffice { get; init; } = [];

    public TextLine? SignerName { get; init; }

    /// <summary>The name stands below the table, not in its cell.</summary>
    public bool IsNameOutside { get; init; }

    /// <summary>Blank height in points between the last title and the name (or the end of the cell).</summary>
    public double BlankPoints { get; init; }

    public Paragraph? Anchor { get; init; }
}

/// <summary>A document that the main one promulgates.</summary>
internal sealed record AttachedDocument(TextLine Title, TextLine Reference);

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
