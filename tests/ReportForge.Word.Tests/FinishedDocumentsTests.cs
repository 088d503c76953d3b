using System.Buffers;
using ReportForge.Data;
using ReportForge.Tests;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>Finished documents that are put together: what looks like a tag is text, what counts begins again.</summary>
public sealed class FinishedDocumentsTests
{
    private const string Section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";

    private static byte[] Document(string text) => WordFileBuilder.Build([new("document",
        $"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"muc\"/><w:r><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
        + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> REF muc \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + $"<w:r><w:t>{text}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink w:anchor=\"muc\"><w:r><w:t>đến</w:t></w:r></w:hyperlink></w:p>" + Section)]);

    private static string Together() => WordFileReader.Part(Together([Document("một"), Document("{{ hai }}")]), "word/document.xml");

    private static byte[] Together(IEnumerable<byte[]> documents)
    {
        var parts = documents.Select((document, index) => new WordTemplatePart($"{index}.docx", document) { StartsSection = true, RestartsPages = true });
        var prepared = WordTemplate.Prepare(new([.. parts]), new() { HasTags = false });
        var output = new ArrayBufferWriter<byte>();
        prepared.Template.ShouldNotBeNull().Render(new() { Data = Value.From(new DataObject()) }, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        WordFileReader.Validate(output.WrittenSpan.ToArray()).ShouldBeEmpty();
        TableGeometry.Problems(output.WrittenSpan.ToArray()).ShouldBeEmpty();
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void What_looks_like_a_tag_is_text() => Together().ShouldContain("<w:t>{{ hai }}</w:t>");

    [Fact]
    public void References_follow_the_bookmark_of_their_own_document()
    {
        var document = Together();
        document.ShouldContain("w:name=\"muc_2\"");
        document.ShouldContain(" REF muc_2 \\h ");
        document.ShouldContain("w:anchor=\"muc_2\"");
    }

    [Fact]
    public void Pages_and_footnotes_of_each_count_from_one()
    {
        var document = Together();
        document.Split("<w:pgNumType w:start=\"1\"/>").Length.ShouldBe(3);
        document.Split("<w:numRestart w:val=\"eachSect\"/>").Length.ShouldBe(3);
    }

    [Fact]
    public void Document_without_settings_of_a_section_is_on_pages_of_its_own()
    {
        var plain = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>x</w:t></w:r></w:p>")]);
        WordFileReader.Part(Together([plain, plain, plain]), "word/document.xml").Split("<w:sectPr>").Length.ShouldBe(4);
    }

    [Fact]
    public void Section_that_went_on_on_the_page_before_begins_a_page()
    {
        var flowing = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>x</w:t></w:r></w:p><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>")]);
        WordFileReader.Part(Together([flowing, flowing]), "word/document.xml").ShouldNotContain("continuous");
    }

    [Fact]
    public void First_section_does_not_take_over_the_header_of_the_document_before()
    {
        var document = WordFileBuilder.Build([
            new("document", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/></w:sectPr>"),
            new("header1", "<w:p><w:r><w:t>đầu</w:t></w:r></w:p>")]);
        var file = Together([document, document, document]);
        WordFileReader.Part(file, "word/document.xml").Split("<w:headerReference").Length.ShouldBe(6);
        WordFileReader.Part(file, "word/headerEmpty.xml").ShouldNotContain("đầu");
    }

    [Fact]
    public void Captions_and_pages_are_those_of_each_document()
    {
        const string caption = "<w:p><w:fldSimple w:instr=\" SEQ Bảng \\* ARABIC \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";
        var document = WordFileBuilder.Build([
            new("document", caption + caption + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/></w:sectPr>"),
            new("footer1", "<w:p><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>")]);
        var file = Together([document, document]);
        WordFileReader.Part(file, "word/document.xml").Split("SEQ Bảng \\* ARABIC \\r 1\"").Length.ShouldBe(3);
        WordFileReader.Part(file, "word/footer1.xml").ShouldContain(" SECTIONPAGES ");
        WordFileReader.Part(file, "word/footer2.xml").ShouldContain(" SECTIONPAGES ");
    }

    [Fact]
    public void Comments_of_each_come_along()
    {
        var document = WordFileBuilder.Build([
            new("document", "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p><w:sectPr/>"),
            new("comments", "<w:comment w:id=\"0\" w:author=\"Nguyễn Văn A\" w:initials=\"A\"><w:p><w:r><w:t>xem lại</w:t></w:r></w:p></w:comment>")]);
        var file = Together([document, document, document]);
        WordFileReader.Part(file, "word/comments.xml").Split("<w:comment ").Length.ShouldBe(4);
        WordFileReader.Readable(file, "document").ShouldContain("<w:commentReference w:id=\"2\"/>");
    }
}
