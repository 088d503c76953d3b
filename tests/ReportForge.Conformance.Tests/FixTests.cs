using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

public sealed class FixTests
{
    private const string MendableHint = "Can be mended with --fix.";

    public static TheoryData<string, string> MendableCases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestDocument.CasesFolder, "rules"), "*.cases").Order(StringComparer.Ordinal))
        {
            foreach (var ruleCase in RuleCase.Read(file).Where(ruleCase => ruleCase.Check().Findings.Any(IsMendable)))
                cases.Add(Path.GetFileNameWithoutExtension(file), ruleCase.Title);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(MendableCases))]
    public void Fix_mends_what_it_offers_and_breaks_nothing(string rule, string title)
    {
        var ruleCase = RuleCase.Read(Path.Combine(TestDocument.CasesFolder, "rules", rule + ".cases")).Single(ruleCase => ruleCase.Title == title);
        var before = ruleCase.Check();
        var broken = ruleCase.Document().Pack();

        var result = ConformanceFix.Fix("mau.docx", broken, ruleCase.Options());
        var bytes = result.Docx.ShouldNotBeNull();
        var after = ConformanceCheck.Check("mau.docx", bytes, ruleCase.Options());
        after.Findings.Where(IsMendable).Select(finding => FindingText.Heading(finding, MessageLanguage.English)).ShouldBeEmpty();
        RuleCase.Outcome(after).Except(RuleCase.Outcome(before)).ShouldBeEmpty();
        result.Changes.ShouldAllBe(change => change.What.Vi.Length > 0 && change.Place.File == "mau.docx");

        if (!result.Changes.Any(change => change.What.En.StartsWith("insert “", StringComparison.Ordinal) || change.What.En.StartsWith("delete “", StringComparison.Ordinal) || change.What.En.StartsWith("replace “", StringComparison.Ordinal)))
            new DocxFile(bytes).Text().ShouldBe(new DocxFile(broken).Text());
        SchemaErrors(bytes).Except(SchemaErrors(broken)).ShouldBeEmpty();
    }

    [Fact]
    public void Clean_document_is_left_alone()
    {
        var result = ConformanceFix.Fix("mau.docx", TestDocument.Good().Pack());
        result.Docx.ShouldBeNull();
        result.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Signed_file_is_checked_and_never_changed()
    {
        var signed = TestDocument.Good().Replace(TestDocument.Body, """<w:t>- Như trên;""", """<w:t>- Như trên""");
        signed["_xmlsignatures/origin.sigs"] = "x";
        signed.Replace("_rels/.rels", "</Relationships>", """<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>""");
        var bytes = signed.Pack();

        var report = ConformanceCheck.Check("mau.docx", bytes);
        report.IsSigned.ShouldBeTrue();
        RuleCase.Outcome(report).ShouldContain("NN-02 error");
        ConformanceFix.Fix("mau.docx", bytes).ShouldSatisfyAllConditions(
            result => result.Docx.ShouldBeNull(),
            result => result.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4032"));
        ConformanceAnnotation.Annotate("mau.docx", bytes).Docx.ShouldBeNull();
    }

    [Fact]
    public void Document_without_any_header_gets_one_with_the_number()
    {
        var document = TestDocument.Good()
            .ReplaceAll(TestDocument.Body, """<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>""", "");
        var bytes = document.Pack();
        RuleCase.Outcome(ConformanceCheck.Check("mau.docx", bytes)).ShouldBe(["PG-11 error"]);
        var mended = ConformanceFix.Fix("mau.docx", bytes).Docx.ShouldNotBeNull();
        ConformanceCheck.Check("mau.docx", mended).Conforms.ShouldBeTrue();
        SchemaErrors(mended).ShouldBeEmpty();
    }

    [Fact]
    public void Same_file_gives_same_bytes()
    {
        var broken = TestDocument.Good().ReplaceAll(TestDocument.Body, "w:top=\"1134\"", "w:top=\"1000\"").Pack();
        ConformanceFix.Fix("mau.docx", broken).Docx.ShouldNotBeNull().ToArray()
            .ShouldBe(ConformanceFix.Fix("mau.docx", broken).Docx.ShouldNotBeNull().ToArray());
    }

    internal static IEnumerable<string> SchemaErrors(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var document = WordprocessingDocument.Open(stream, false);
        return [.. new OpenXmlValidator().Validate(document).Select(error => error.Description).Distinct()];
    }

    private static bool IsMendable(Finding finding) => finding.Severity >= Severity.Warning && finding.Hint?.En == MendableHint;
}
