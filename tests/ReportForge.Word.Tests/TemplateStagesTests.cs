using ReportForge.Word.Authoring;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>What a template is after each stage of its preparation.</summary>
public sealed class TemplateStagesTests
{
    private static readonly byte[] Template = WordFileBuilder.Build([
        new("document", """
            <w:p><w:r><w:t xml:space="preserve">{{ for x in xs }}</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Ông {{ x }}</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">{{ end }}</w:t></w:r></w:p>
            """),
        new("styles", "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/></w:style>"),
    ]);

    [Theory]
    [InlineData(TemplateStage.Tags, """
        /word/document.xml đoạn 1 “{{ for x in xs }}”: {{ for x in xs }} open for
        /word/document.xml đoạn 2 “Ông {{ x }}”: {{ x }} prints
        /word/document.xml đoạn 3 “{{ end }}”: {{ end }} close end

        """)]
    [InlineData(TemplateStage.Blocks, """
        for paragraphs in w:body, đoạn 1 “{{ for x in xs }}”: w:p

        """)]
    [InlineData(TemplateStage.Composition, """
        /[Content_Types].xml: copied
        /_rels/.rels: copied
        /word/_rels/document.xml.rels: copied
        /word/document.xml: rendered
        /word/styles.xml: copied

        """)]
    public void A_stage_is_a_text(TemplateStage stage, string expected) =>
        TemplateStages.Describe("mau.docx", Template, stage).Text.ShouldBe(expected.Replace("\r\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void The_pieces_are_markup_code_and_steps_in_the_order_of_the_document()
    {
        var lines = TemplateStages.Describe("mau.docx", Template, TemplateStage.Pieces).Text.ShouldNotBeNull().Split('\n');
        lines[0].ShouldBe("# /word/document.xml");
        lines.Where(line => line.StartsWith("code", StringComparison.Ordinal)).ShouldBe(["code   for x in xs", "code   x", "code   end"]);
    }

    [Fact]
    public void A_file_that_is_no_template_says_why() =>
        TemplateStages.Describe("mau.docx", "xx"u8.ToArray(), TemplateStage.Tags).Findings.ShouldNotBeEmpty();
}
