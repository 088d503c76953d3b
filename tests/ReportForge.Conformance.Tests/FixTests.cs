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

        new DocxFile(bytes).Text().ShouldBe(new DocxFile(broken).Text());
        SchemaErrors(bytes).Except(SchemaErrors(broken)).ShouldBeEmpty();
    }

    [Fact]
    public void Zeros_of_one_line_go_each_to_its_own_number()
    {
        var document = TestDocument.Good().Replace(TestDocument.Body, "ngày 06 tháng 3 năm 2026</w:t>", "ngày 5 tháng 1 năm 2026</w:t>");
        var result = ConformanceFix.FixText("mau.docx", document.Pack());
        new DocxFile(result.Docx.ShouldNotBeNull()).Text().ShouldContain("ngày 05 tháng 01 năm 2026");
        result.Changes.Length.ShouldBe(2);
    }

    [Fact]
    public void Mark_of_a_line_with_an_automatic_dash_goes_to_its_end()
    {
        var document = OtherWays.AutomaticNumbers()
            .Replace(TestDocument.Body, "<w:t>- Đảng ủy xã (để b/c);</w:t>", "<w:t>Đảng ủy xã (để b/c)</w:t>")
            .ReplaceAll(TestDocument.Body, """<w:pStyle w:val="Recipients"/></w:pPr><w:r><w:t>Đảng""", """<w:pStyle w:val="Recipients"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>Đảng""");
        new DocxFile(ConformanceFix.FixText("mau.docx", document.Pack()).Docx.ShouldNotBeNull()).Text().ShouldContain("Đảng ủy xã (để b/c);");
    }

    [Fact]
    public void Words_are_left_to_the_person_by_a_plain_fix()
    {
        var document = TestDocument.Good().Replace(TestDocument.Body, "<w:t>- Lưu: VT, VHXH.</w:t>", "<w:t>- Lưu: VT, VHXH</w:t>").Pack();
        ConformanceFix.Fix("mau.docx", document).Docx.ShouldBeNull();
        ConformanceFix.FixText("mau.docx", document).Changes.ShouldHaveSingleItem().What.Vi.ShouldBe("thêm “.”");
    }

    [Fact]
    public void Document_whose_blocks_were_not_understood_is_left_alone()
    {
        var document = OtherWays.HeaderAsTabs().ReplaceAll(TestDocument.Body, "w:top=\"1134\"", "w:top=\"1000\"").Pack();
        var result = ConformanceFix.Fix("mau.docx", document);
        result.Docx.ShouldBeNull();
        result.Findings.ShouldContain(finding => finding.Code == "RF4036");
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
