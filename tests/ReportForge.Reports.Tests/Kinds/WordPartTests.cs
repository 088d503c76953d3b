using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ReportForge.Reports.Tests.Kinds;

/// <summary>The Word files that authors open: valid, all with the same named styles, all on the paper of the decree.</summary>
public sealed class WordPartTests
{
    private static readonly string Templates = Path.Combine(Repository.Root, "templates");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Templates, "*.docx", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Templates, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Part_opens_without_repair(string file)
    {
        using var document = Open(file);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Part_has_the_styles_of_the_heading(string file)
    {
        using var heading = Open(Path.Combine("parts", "heading.docx"));
        using var document = Open(file);
        Styles(document).ShouldBe(Styles(heading));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_paragraph_has_a_named_style_and_no_size_of_its_own(string file)
    {
        using var document = Open(file);
        var body = Body(document);
        body.Descendants<Paragraph>().ShouldAllBe(paragraph => paragraph.ParagraphProperties != null && paragraph.ParagraphProperties.ParagraphStyleId != null);
        body.Descendants<FontSize>().ShouldBeEmpty();
        body.Descendants<RunFonts>().ShouldBeEmpty();
        body.Descendants<Color>().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Paper_is_A4_with_the_margins_of_the_decree(string file)
    {
        using var document = Open(file);
        var section = Body(document).Elements<SectionProperties>().ShouldHaveSingleItem();
        var paper = section.GetFirstChild<PageSize>().ShouldNotBeNull();
        var isLandscape = paper.Orient?.Value == PageOrientationValues.Landscape;
        (paper.Width?.Value, paper.Height?.Value).ShouldBe(isLandscape ? (16838u, 11906u) : (11906u, 16838u));
        var margins = section.GetFirstChild<PageMargin>().ShouldNotBeNull();
        (margins.Top?.Value, margins.Bottom?.Value, margins.Left?.Value, margins.Right?.Value).ShouldBe((1134, 1134, 1701u, 851u));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rows_of_tables_with_borders_stay_whole_and_their_heads_repeat(string file)
    {
        using var document = Open(file);
        foreach (var table in Body(document).Descendants<Table>().Where(table => table.Descendants<TableStyle>().Any()))
        {
            var rows = table.Elements<TableRow>().ToList();
            rows.ShouldAllBe(row => row.Descendants<CantSplit>().Any());
            rows[0].Descendants<TableHeader>().ShouldNotBeEmpty();
            rows.SkipWhile(row => row.Descendants<TableHeader>().Any()).ShouldAllBe(row => !row.Descendants<TableHeader>().Any());
        }
    }

    private static WordprocessingDocument Open(string file) => WordprocessingDocument.Open(Path.Combine(Templates, file), isEditable: false);

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart.ShouldNotBeNull().Document.Body.ShouldNotBeNull();

    private static string Styles(WordprocessingDocument document) =>
        document.MainDocumentPart.ShouldNotBeNull().StyleDefinitionsPart.ShouldNotBeNull().Styles.ShouldNotBeNull().OuterXml;
}
