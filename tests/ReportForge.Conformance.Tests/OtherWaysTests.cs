using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Files that print the same check the same, however they were made.</summary>
public sealed class OtherWaysTests
{
    [Fact]
    public void Strict_namespaces_check_the_same_and_stay_strict_when_mended()
    {
        Check(OtherWays.Strict()).Conforms.ShouldBeTrue();

        var broken = OtherWays.Strict().Replace(TestDocument.Body, "<w:t>- Lưu: VT, VHXH.</w:t>", "<w:t>- Lưu: VT, VHXH</w:t>").Pack();
        var mended = ConformanceFix.FixText("mau.docx", broken).Docx.ShouldNotBeNull();
        ConformanceCheck.Check("mau.docx", mended).Conforms.ShouldBeTrue();
        new DocxFile(mended).Tree("/word/document.xml").Root.ShouldNotBeNull().Name.NamespaceName.ShouldBe("http://purl.oclc.org/ooxml/wordprocessingml/main");
    }

    [Fact]
    public void Strict_file_is_annotated_with_strict_comments()
    {
        var broken = OtherWays.Strict().Replace(TestDocument.Body, "<w:t>- Lưu: VT, VHXH.</w:t>", "<w:t>- Lưu: VT, VHXH</w:t>").Pack();
        var file = new DocxFile(ConformanceAnnotation.Annotate("mau.docx", broken).Docx.ShouldNotBeNull());
        file.Tree(file.PartNames.Single(name => name.Contains("comments", StringComparison.Ordinal))).Root.ShouldNotBeNull()
            .Name.NamespaceName.ShouldBe("http://purl.oclc.org/ooxml/wordprocessingml/main");
    }

    [Fact]
    public void Direct_formatting_checks_the_same() => Check(OtherWays.DirectFormatting()).Conforms.ShouldBeTrue();

    [Fact]
    public void Theme_font_is_resolved_and_wins_over_the_plain_name()
    {
        Check(OtherWays.ThemeFonts("Times New Roman")).Conforms.ShouldBeTrue();
        RuleCase.Outcome(Check(OtherWays.ThemeFonts("Calibri"))).ShouldBe(["PG-08 error"]);
    }

    [Fact]
    public void Automatic_numbers_check_the_same()
    {
        var document = OtherWays.AutomaticNumbers();
        document[TestDocument.Body].Split("<w:numPr>").Length.ShouldBe(11);
        Check(document).Conforms.ShouldBeTrue();
    }

    [Fact]
    public void Automatic_number_out_of_order_is_found()
    {
        var document = OtherWays.AutomaticNumbers();
        document.Replace("word/numbering.xml", """<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>""", """<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/>""");
        RuleCase.Outcome(Check(document)).ShouldBe(["BD-12 warning"]);
    }

    [Fact]
    public void Vml_lines_check_the_same()
    {
        var document = OtherWays.VmlLines();
        document[TestDocument.Body].ShouldNotContain("w:pBdr");
        Check(document).Conforms.ShouldBeTrue();
    }

    [Fact]
    public void Header_as_text_box_needs_review_and_gets_no_wrong_verdict() => NeedsReview(OtherWays.HeaderAsTextBox());

    [Fact]
    public void Header_as_tabs_needs_review_and_gets_no_wrong_verdict() => NeedsReview(OtherWays.HeaderAsTabs());

    public static TheoryData<string, string, DocumentMode> OwnDocuments()
    {
        var documents = new TheoryData<string, string, DocumentMode>();
        foreach (var way in OtherReports.Ways.Keys)
        {
            foreach (var name in FinishedReports.Names)
            {
                documents.Add(way, name, DocumentMode.Draft);
                documents.Add(way, name, DocumentMode.Final);
            }
        }

        return documents;
    }

    [Theory]
    [MemberData(nameof(OwnDocuments))]
    public void Own_document_made_in_another_way_checks_the_same(string way, string name, DocumentMode mode)
    {
        var original = FinishedReports.Make(name, mode);
        var other = OtherReports.Ways[way](TestDocument.Of(original)).Pack();
        other.Span.SequenceEqual(original.Span).ShouldBeFalse();
        var report = ConformanceCheck.Check("mau.docx", other, FinishedReports.Options(name, mode));
        RuleCase.Outcome(report).ShouldBe(
            RuleCase.Outcome(FinishedReports.Conformance(name, mode)),
            string.Join('\n', report.Findings.Select(finding => FindingText.Heading(finding, MessageLanguage.English))));
    }

    [Fact]
    public void Header_of_an_own_document_as_text_box_needs_review()
    {
        foreach (var name in FinishedReports.Names)
        {
            var document = OtherWays.HeaderAsTextBox(TestDocument.Of(FinishedReports.Make(name, DocumentMode.Final)));
            var report = ConformanceCheck.Check("mau.docx", document.Pack(), FinishedReports.Options(name, DocumentMode.Final));
            report.Results.Where(result => result.Rule.Id.StartsWith("HD-", StringComparison.Ordinal)).ShouldAllBe(result => result.Outcome == RuleOutcome.NeedsReview, name);
            report.Results.Where(result => result.Outcome == RuleOutcome.Fail).Select(result => result.Rule.Id).ShouldBeEmpty(name);
            report.Conforms.ShouldBeFalse();
        }
    }

    [Fact]
    public void Document_saved_by_LibreOffice_checks_the_same()
    {
        var documents = FinishedReports.Names.SelectMany(name => new[] { DocumentMode.Draft, DocumentMode.Final }
            .Select(mode => (Name: $"{name} {mode}", Bytes: FinishedReports.Make(name, mode), Options: FinishedReports.Options(name, mode)))).ToList();
        documents.Add(("good", TestDocument.Good().Pack(), new ConformanceOptions { Mode = DocumentMode.Final }));
        var saved = LibreOffice.Resave([.. documents.Select(document => document.Bytes)]);
        foreach (var (document, bytes) in documents.Zip(saved))
        {
            var report = ConformanceCheck.Check("mau.docx", bytes, document.Options);
            RuleCase.Outcome(report).ShouldBe(
                RuleCase.Outcome(ConformanceCheck.Check("mau.docx", document.Bytes, document.Options)),
                document.Name + "\n" + string.Join('\n', report.Findings.Select(finding => FindingText.Heading(finding, MessageLanguage.English))));
        }
    }

    private static void NeedsReview(TestDocument document)
    {
        var report = Check(document);
        report.Results.Where(result => result.Outcome == RuleOutcome.Fail && result.Rule.Id != "PL-05").Select(result => result.Rule.Id).ShouldBeEmpty();
        var header = report.Results.Where(result => result.Rule.Id.StartsWith("HD-", StringComparison.Ordinal)).ToList();
        header.ShouldAllBe(result => result.Outcome == RuleOutcome.NeedsReview);
        report.Findings.Single(finding => finding.Severity == Severity.Review).Code.ShouldBe("HD-01");
        report.Conforms.ShouldBeFalse();
        report.Verdict.Vi.ShouldBe("chưa thấy lỗi, nhưng còn nội dung chưa xét được");
    }

    private static ConformanceReport Check(TestDocument document)
    {
        document[TestDocument.Body].Length.ShouldBeGreaterThan(1000);
        var good = TestDocument.Good();
        document.Parts.Any(part => !good.Parts.Contains(part) || good[part] != document[part]).ShouldBeTrue("nothing is made in another way");
        return ConformanceCheck.Check("mau.docx", document.Pack(), new() { Mode = DocumentMode.Final });
    }
}
