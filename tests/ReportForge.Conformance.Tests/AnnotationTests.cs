using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

public sealed class AnnotationTests
{
    private static readonly System.Xml.Linq.XNamespace W = DocxFile.W;

    [Fact]
    public void Finding_becomes_a_comment_at_its_paragraph_and_the_text_stays()
    {
        var broken = TestDocument.Good()
            .Replace(TestDocument.Body, "<w:t>- Lưu: VT, VHXH.</w:t>", "<w:t>- Lưu: VT, VHXH</w:t>")
            .ReplaceAll(TestDocument.Body, "w:top=\"1134\"", "w:top=\"1000\"")
            .Pack();

        var result = ConformanceAnnotation.Annotate("mau.docx", broken);
        var file = new DocxFile(result.Docx.ShouldNotBeNull());
        var comments = file.Tree(file.PartNames.Single(name => name.Contains("comments", StringComparison.Ordinal))).Descendants(W + "comment").ToList();

        comments.Count.ShouldBe(result.Comments);
        var texts = comments.Select(comment => string.Join('\n', comment.Elements(W + "p").Select(DocxFile.TextOf))).ToList();
        texts.ShouldContain("""
            PG-03 (lỗi): Lề trên là 17,6 mm
            Tìm thấy: 17,6 mm
            Cần là: 20 mm đến 25 mm
            Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.3
            """.ReplaceLineEndings("\n").TrimEnd());
        var archive = (string?)comments.Single(comment => DocxFile.TextOf(comment).Contains("NN-03", StringComparison.Ordinal)).Attribute(W + "id");
        var marked = file.Paragraphs.Single(paragraph => paragraph.Elements(W + "commentRangeStart").Any(start => (string?)start.Attribute(W + "id") == archive));
        DocxFile.TextOf(marked).ShouldBe("- Lưu: VT, VHXH");
        file.Text().ShouldBe(new DocxFile(broken).Text());
        FixTests.SchemaErrors(result.Docx.ShouldNotBeNull()).ShouldBeEmpty();
    }

    [Fact]
    public void Comments_that_are_there_stay_and_ids_go_on()
    {
        var document = TestDocument.Good().With("word/comments.xml", "comments", "wordprocessingml.comments+xml", """
            <w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="B"><w:p><w:r><w:t>Ghi chú cũ</w:t></w:r></w:p></w:comment></w:comments>
            """);
        var result = ConformanceAnnotation.Annotate("mau.docx", document.Pack(), null, MessageLanguage.English);
        var comments = new DocxFile(result.Docx.ShouldNotBeNull()).Tree("/word/comments.xml").Descendants(W + "comment").ToList();
        comments.Select(comment => (string?)comment.Attribute(W + "id")).ShouldBe(["7", "8"]);
        DocxFile.TextOf(comments[0]).ShouldBe("Ghi chú cũ");
        DocxFile.TextOf(comments[1]).ShouldStartWith("MS-10 (warning): Comments are left");
    }

    [Fact]
    public void Document_without_findings_is_not_written() =>
        ConformanceAnnotation.Annotate("mau.docx", TestDocument.Good().Pack()).Docx.ShouldBeNull();
}
