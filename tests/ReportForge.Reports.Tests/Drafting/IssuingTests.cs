
namespace ReportForge.Reports.Tests.Drafting;

public sealed class IssuingTests
{
    private static readonly IssueOptions Options = new() { Number = 5, Date = new DateOnly(2024, 11, 6) };

    [Fact]
    public void An_issued_report_has_number_and_date()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual-corrected");
        var issued = DraftedReport.From(ReportIssuing.Issue(Repository.KindOf(data), data, Options));
        issued.All.ShouldContain("Số: 05/BC-UBND");
        issued.Paragraphs.ShouldContain(paragraph => paragraph.EndsWith(", ngày 06 tháng 11 năm 2024", StringComparison.Ordinal));
        DraftingTests.OriginOf(issued.Document).Attribute("state")?.Value.ShouldBe("issued");
    }

    [Fact]
    public void A_report_with_errors_is_refused()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var result = ReportIssuing.Issue(Repository.KindOf(data), data, Options);
        result.Document.ShouldBeNull();
        result.Findings.ShouldContain(finding => finding.Code == "RF3301" && finding.Message.Vi.Contains("BAL-06", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reason_overrides_the_errors_and_stays_in_the_document()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var result = ReportIssuing.Issue(Repository.KindOf(data), data, Options with { OverrideReason = " Số liệu chốt theo yêu cầu của huyện " });
        var passedOver = DraftingTests.OriginOf(result.Document.ShouldNotBeNull()).Elements().Single(element => element.Name.LocalName == "override");
        passedOver.Value.ShouldBe("Số liệu chốt theo yêu cầu của huyện");
        passedOver.Attribute("codes")?.Value.Split(' ').ShouldContain("BAL-06");
    }

    [Fact]
    public void Data_that_has_a_number_keeps_it()
    {
        var data = Repository.Fixture("but-son-2024-annual-corrected");
        var result = ReportIssuing.Issue(Repository.KindOf(data), data, Options);
        result.Document.ShouldBeNull();
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3302");
    }

    [Fact]
    public void Data_that_has_a_date_keeps_it()
    {
        var data = Repository.Fixture("but-son-2024-annual-corrected");
        var result = ReportIssuing.Issue(Repository.KindOf(data), data, Options with { Number = 128, Date = new DateOnly(2024, 11, 7) });
        result.Document.ShouldBeNull();
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3303");
    }

    [Fact]
    public void Issuing_twice_gives_the_same_bytes()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual-corrected");
        var kind = Repository.KindOf(data);
        ReportIssuing.Issue(kind, data, Options).Document.ShouldNotBeNull().ToArray()
            .ShouldBe(ReportIssuing.Issue(kind, data, Options).Document.ShouldNotBeNull().ToArray());
    }
}
