using ReportForge.Conformance.Judging;

namespace ReportForge.Conformance.Tests;

public sealed class ConformanceReportTests
{
    [Fact]
    public void Coverage_line_counts_every_rule_once()
    {
        var report = ConformanceCheck.Check("mau.docx", TestDocument.Good().ReplaceAll(TestDocument.Body, "w:top=\"1134\"", "w:top=\"1000\"").Pack(), new() { Mode = DocumentMode.Final });
        var judged = report.Count(RuleOutcome.Pass) + report.Count(RuleOutcome.Fail);
        report.Coverage.En.ShouldBe($"{judged} of {RulePack.Rules.Length} rules evaluated, 2 fail; {report.Count(RuleOutcome.NotApplicable)} not applicable, 0 not evaluated, 0 need review");
        report.Verdict.Vi.ShouldBe("còn lỗi thể thức");
        report.Results.Select(result => result.Rule.Id).ShouldBe(RulePack.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Words_of_conformity_stand_only_when_nothing_is_left_open()
    {
        var open = TestDocument.Good()
            .Replace(TestDocument.Body, "<w:t>Kính gửi:</w:t>", "<w:t>Nơi gửi</w:t>");
        var report = ConformanceCheck.Check("mau.docx", open.Pack(), new() { Mode = DocumentMode.Final });
        report.Results.Single(result => result.Rule.Id == "KG-01").Outcome.ShouldBe(RuleOutcome.NotEvaluated);
        report.Conforms.ShouldBeFalse();
        report.Verdict.Vi.ShouldNotBe("đúng thể thức");
    }

    [Fact]
    public void Party_document_is_refused()
    {
        var document = TestDocument.Good()
            .Replace(TestDocument.Body, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
            .Replace(TestDocument.Body, "<w:t>Độc lập - Tự do - Hạnh phúc</w:t>", "<w:t> </w:t>");
        var report = ConformanceCheck.Check("mau.docx", document.Pack());
        report.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4031");
        report.Results.ShouldAllBe(result => result.Outcome == RuleOutcome.NotEvaluated);
        report.Conforms.ShouldBeFalse();
    }

    [Fact]
    public void Place_is_told_without_page_numbers()
    {
        var document = TestDocument.Good().Replace(TestDocument.Body, "<w:t>- Lưu: VT, VHXH.</w:t>", "<w:t>- Lưu: VT, VHXH</w:t>");
        var finding = ConformanceCheck.Check("mau.docx", document.Pack()).Findings.Single(finding => finding.Code == "NN-03");
        finding.Place.Location?.Vi.ShouldBe("phần 1, bảng 2, hàng 1, ô 1, đoạn 4 (nơi nhận)");
        finding.Place.Location?.En.ShouldBe("section 1, table 2, row 1, cell 1, paragraph 4 (recipients)");
        finding.Place.Quote.ShouldBe("- Lưu: VT, VHXH");
        finding.Source.ShouldBe("NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9");
    }

    [Fact]
    public void Pack_is_that_of_the_decree()
    {
        (RulePack.Id, RulePack.ValidFrom, RulePack.ValidTo).ShouldBe(("nd30-2020", new DateOnly(2020, 3, 5), null));
        RulePack.Rules.Select(rule => rule.Id).ShouldBeUnique();
    }
}
