using System.Text;
using ReportForge.Packaging;
using ReportForge.Tests;
using ReportForge.Worker.Pdf;

namespace ReportForge.Worker.Tests.Pdf;

/// <summary>What a document takes from outside of it is known whatever way it is written; what only names a place is let through.</summary>
public sealed class OutsideLinksTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Theory]
    [InlineData("image", "http://127.0.0.1/a.png")]
    [InlineData("image", "file:///etc/passwd")]
    [InlineData("image", "../../../etc/passwd")]
    [InlineData("oleObject", "file:///C:/a.xlsx")]
    [InlineData("subDocument", "b.docx")]
    [InlineData("frame", "b.docx")]
    [InlineData("video", "http://example.com/a.mp4")]
    [InlineData("externalLinkPath", "a.xlsx")]
    [InlineData("anything", "http://example.com")]
    public void A_link_of_a_part_refuses(string kind, string target) =>
        CodeOf(Document("<w:p/>", Relationship(kind, target, isExternal: true))).ShouldBe("RF5204");

    [Fact]
    public void A_chunk_of_another_format_refuses() =>
        CodeOf(Document("<w:p/>", Relationship("aFChunk", "a.html", isExternal: false), ("word/a.html", "<img src='file:///etc/passwd'>"))).ShouldBe("RF5204");

    [Theory]
    [InlineData("INCLUDETEXT \"a.txt\"")]
    [InlineData(" includepicture http://x/a.png \\d")]
    [InlineData("LINK Excel.Sheet.12 \"C:\\\\a.xlsx\"")]
    [InlineData("DDEAUTO cmd")]
    [InlineData("DDE\u00a0cmd")]
    [InlineData("DATABASE \\d x")]
    [InlineData("RD a.docx")]
    [InlineData("IMPORT a.png")]
    public void A_field_that_fetches_refuses(string code)
    {
        var escaped = new System.Xml.Linq.XText(code).ToString();
        var half = escaped.Length / 2;
        CodeOf(Document($"<w:p><w:fldSimple w:instr=\"{escaped.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/></w:p>")).ShouldBe("RF5204");
        CodeOf(Document($"<w:p>{Char("begin")}{Code(escaped)}{Char("separate")}{Char("end")}</w:p>")).ShouldBe("RF5204");
        CodeOf(Document($"<w:p>{Char("begin")}{Code(escaped[..half])}<w:bookmarkStart/>{Code(escaped[half..])}{Char("end")}</w:p>")).ShouldBe("RF5204");
        CodeOf(Document($"<w:p>{Char("begin")}{Code("IF 1 = 1 ")}{Char("begin")}{Code(escaped)}{Char("end")}{Char("end")}</w:p>")).ShouldBe("RF5204");
        CodeOf(Document($"<w:p>{Char("begin")}{Code(escaped)}</w:p>")).ShouldBe("RF5204");
    }

    [Theory]
    [InlineData("PAGE")]
    [InlineData("HYPERLINK \"http://example.com\"")]
    [InlineData("TOC \\o")]
    [InlineData("EMBED Excel.Sheet.12")]
    [InlineData("LINKS")]
    public void Any_other_field_is_let_through(string code) =>
        CodeOf(Document($"<w:p>{Char("begin")}{Code(code)}{Char("separate")}<w:r><w:t>INCLUDETEXT</w:t></w:r>{Char("end")}</w:p>")).ShouldBe("");

    [Theory]
    [InlineData("<v:imagedata src=\"file:///etc/passwd\"/>")]
    [InlineData("<v:fill o:href=\"http://x/a.png\"/>")]
    [InlineData("<v:imagedata o:althref=\"\\\\server\\a.wmf\"/>")]
    public void An_old_picture_with_an_address_refuses(string shape) =>
        CodeOf(Document($"<w:p><w:r><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"><v:shape>{shape}</v:shape></w:pict></w:r></w:p>")).ShouldBe("RF5204");

    [Fact]
    public void The_template_of_a_document_is_cut_and_all_else_stays()
    {
        var document = Document("<w:p/>", Relationship("hyperlink", "http://example.com", isExternal: true),
            ("word/settings.xml", "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"),
            ("word/_rels/settings.xml.rels", Relationships(Relationship("attachedTemplate", "file:///C:/Users/x/Normal.dotm", isExternal: true))));

        var (copy, finding) = OutsideLinks.Without("a.docx", document);

        finding.ShouldBeNull();
        var package = PackageReader.Read("a.docx", copy).Package.ShouldNotBeNull();
        package.RelationshipsOf("/word/settings.xml").ShouldHaveSingleItem().Target.ShouldBe("about:blank");
        package.RelationshipsOf("/word/document.xml").ShouldHaveSingleItem().Target.ShouldBe("http://example.com");
        package.MainDocument.ShouldNotBeNull().Bytes.ToArray().ShouldBe(PackageReader.Read("a.docx", document).Package.ShouldNotBeNull().MainDocument.ShouldNotBeNull().Bytes.ToArray());
    }

    [Theory]
    [InlineData("<html><img src='http://x'></html>")]
    [InlineData("{\\rtf1}")]
    [InlineData("")]
    public void What_is_no_package_is_refused(string text) =>
        OutsideLinks.Without("a.docx", Encoding.UTF8.GetBytes(text)).Finding.ShouldNotBeNull().IsError.ShouldBeTrue();

    private static string CodeOf(byte[] document) => OutsideLinks.Without("a.docx", document).Finding?.Code ?? "";

    private static string Char(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static string Code(string text) => $"<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>";

    private static string Relationship(string kind, string target, bool isExternal) =>
        $"<Relationship Id=\"r1\" Type=\"{Office}/{kind}\" Target=\"{target}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>";

    private static string Relationships(string rows) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{rows}</Relationships>";

    private static byte[] Document(string body, string relationships = "", params (string Name, string Text)[] more)
    {
        const string types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        return SmallPackage.Of(
        [
            ("[Content_Types].xml", $"<Types xmlns=\"{types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"html\" ContentType=\"text/html\"/><Override PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/><Override PartName=\"/word/settings.xml\" ContentType=\"{word}.settings+xml\"/></Types>"),
            ("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/>")),
            ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", Relationships(relationships)),
            .. more,
        ]);
    }
}
