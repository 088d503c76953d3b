using System.Text;
using ReportForge.Cli.Validating;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Validating;

/// <summary>What Word would not open as it is; and what only a validator minds.</summary>
public sealed class MarkupCheckTests
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    [Theory]
    [InlineData("<w:p><w:r><w:t>Một<w:t>hai</w:t></w:t></w:r></w:p>", "RF5480")]
    [InlineData("<w:r><w:t>Một</w:t></w:r><w:p/>", "RF5480")]
    [InlineData("<w:p><w:r><w:t>Một</w:t></w:r><w:p/></w:p>", "RF5480")]
    [InlineData("<w:p><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:p>", "RF5480")]
    [InlineData("<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>Một</w:t></w:r></w:hyperlink></w:p>", "RF5481")]
    [InlineData("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl><w:p/>", "RF5482")]
    public void What_Word_would_refuse_is_told(string body, string code)
    {
        var finding = MarkupCheck.Of("mau.docx", FileOf(body)).ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Place.Location.ShouldNotBeNull().Vi.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("<w:p><w:r><w:rPr><w:sz w:val=\"20\"/><w:b/></w:rPr><w:t>thứ tự của định dạng</w:t></w:r></w:p>")]
    [InlineData("<w:p w:rsidR=\"00AB\" w:foo=\"1\"><w:pPr><w:jc w:val=\"both\"/><w:keepNext/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")]
    [InlineData("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>")]
    [InlineData("<w:p><w:r><w:t>{{ for x in rows }}</w:t></w:r></w:p>")]
    public void What_Word_lets_pass_is_not_told(string body) => MarkupCheck.Of("mau.docx", FileOf(body)).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("not a package")]
    public void File_that_cannot_be_opened_is_left_to_others(string text) => MarkupCheck.Of("mau.docx", Encoding.UTF8.GetBytes(text)).ShouldBeEmpty();

    [Fact]
    public void A_part_that_is_something_else_than_it_should_be_is_told() =>
        MarkupCheck.Of("mau.docx", TestDocx.OfDocument("<w:document xmlns:w=\"urn:other\"><w:body/></w:document>")).ShouldHaveSingleItem().Code.ShouldBe("RF5483");

    [Fact]
    public void Markup_deeper_than_anybody_writes_ends_nothing()
    {
        const int Levels = 60_000;
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", Levels)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", Levels));
        MarkupCheck.Of("mau.docx", FileOf(deep)).ShouldBeEmpty();
    }

    private static byte[] FileOf(string body) => SmallPackage.Of(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"));
}
