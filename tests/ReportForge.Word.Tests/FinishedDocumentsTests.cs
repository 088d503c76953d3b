using System.Buffers;
using ReportForge.Data;
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

    private static string Together()
    {
        var parts = new[] { "một", "{{ hai }}" }.Select((text, index) => new WordTemplatePart($"{index}.docx", Document(text)) { StartsSection = true, RestartsPages = true });
        var prepared = WordTemplate.Prepare(new([.. parts]), new() { HasTags = false });
        var output = new ArrayBufferWriter<byte>();
        prepared.Template.ShouldNotBeNull().Render(new() { Data = Value.From(new DataObject()) }, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        WordFileReader.Validate(output.WrittenSpan.ToArray()).ShouldBeEmpty();
        return WordFileReader.Part(output.WrittenSpan.ToArray(), "word/document.xml");
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
}
