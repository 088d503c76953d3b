using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>The author of a template is told of a field that is read only where another field stands.</summary>
public sealed class GuardedReadTests
{
    private const string Contract = """
        { "type": "object", "properties": { "kind": { "type": "string" }, "a": { "type": "string" }, "b": { "type": "string" },
          "style": { "type": "string", "enum": ["long", "short"] } } }
        """;

    [Theory]
    [InlineData("{{ if a ?? false }}|{{ b }}|{{ end }}")]
    [InlineData("{{ if a ?? false }}|{{ if b ?? false }}|{{ b }}|{{ end }}|{{ end }}")]
    [InlineData("{{ if style ?? false }}|{{ b }}|{{ end }}|{{ a }}")]
    public void Field_inside_a_condition_on_another_is_named(string lines) =>
        Check(Contract, lines).ShouldContain(finding => finding.Code == "RF3140" && finding.Message.Vi.Contains("'b'", StringComparison.Ordinal));

    [Theory]
    [InlineData("{{ if a ?? b ?? false }}|{{ b }}|{{ end }}")]
    [InlineData("{{ if a ?? false }}|{{ b }}|{{ end }}|{{ b }}")]
    [InlineData("{{ if style == \"long\" }}|{{ b }}|{{ else }}|{{ b }}|{{ end }}")]
    [InlineData("{{ if \"a\" == \"a\" }}|{{ b }}|{{ end }}")]
    public void Field_that_is_always_printed_is_no_finding(string lines) => Check(Contract, lines).ShouldBeEmpty();

    [Fact]
    public void What_the_contract_says_about_it_is_no_finding() =>
        Check(Contract.Replace("\"b\": {", "\"b\": { \"printedWith\": [\"a\"],", StringComparison.Ordinal), "{{ if a ?? false }}|{{ b }}|{{ end }}").ShouldBeEmpty();

    private static System.Collections.Immutable.ImmutableArray<Findings.Finding> Check(string contract, string lines)
    {
        using var kind = new TestKind();
        kind.Write("data.schema.json", contract);
        using (var document = WordprocessingDocument.Create(Path.Combine(kind.Folder, "body.docx"), WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(lines.Split('|').Select(line => new Paragraph(new Run(new Text(line))))));
        return kind.Loaded().CheckTemplates();
    }
}
