using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Tests.Drafting;

namespace ReportForge.Reports.Tests.Kinds;

/// <summary>The quarterly one-stop report was added by files alone; its example is sound and adds up.</summary>
public sealed class OneStopQuarterlyTests
{
    [Fact]
    public void The_example_drafts_without_anything_to_mend()
    {
        var result = Draft(Example());
        result.DataFindings.Where(finding => finding.Severity is Severity.Error or Severity.Warning).Select(Said).ShouldBeEmpty();
        result.TemplateFindings.Select(Said).ShouldBeEmpty();
        result.ConformanceFindings.Where(finding => finding.Severity is Severity.Error or Severity.Warning).Select(Said).ShouldBeEmpty();
    }

    [Fact]
    public void Sums_stand_in_the_text_and_in_the_total_row()
    {
        var report = DraftedReport.From(Draft(Example()));
        report.All.ShouldContain("Tổng số hồ sơ tiếp nhận: 725 hồ sơ; trong đó: trực tuyến 564 hồ sơ, trực tiếp và qua dịch vụ bưu chính 146 hồ sơ, từ kỳ trước chuyển qua 15 hồ sơ.");
        report.All.ShouldContain("tỷ lệ giải quyết trước hạn và đúng hạn đạt 99,71%");
        report.Rows.ShouldContain("| 3 | Đất đai | 67 | 48 | 12 | 7 | 55 | 31 | 22 | 2 | 12 | 11 | 1 |");
        report.Rows.ShouldContain("| Tổng cộng | 725 | 564 | 146 | 15 | 695 | 607 | 86 | 2 | 30 | 29 | 1 |");
    }

    [Fact]
    public void The_next_quarter_and_the_addressee_come_from_the_data()
    {
        var report = DraftedReport.From(Draft(Example()));
        report.Paragraphs.ShouldContain("Kính gửi: Văn phòng Ủy ban nhân dân tỉnh");
        report.Paragraphs.ShouldContain("III. NHIỆM VỤ QUÝ II NĂM 2026");
        report.Paragraphs.ShouldContain("- Như trên;");
    }

    [Theory]
    [InlineData("resolved_early", 281, "Q6A-01")]
    [InlineData("previous_pending", 3, "Q6A-02")]
    [InlineData("name", "Hộ tịch", "Q6A-03")]
    public void An_identity_that_does_not_hold_is_found(string field, object value, string rule)
    {
        var data = Example();
        data["fields"].ShouldNotBeNull()[0].ShouldNotBeNull()[field] = JsonValue.Create(value);
        Draft(data).DataFindings.Where(finding => finding.Severity is Severity.Error or Severity.Warning)
            .Select(finding => finding.Code).ShouldBe([rule]);
    }

    private static JsonNode Example() =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "templates", "one-stop-quarterly", "example.json"))).ShouldNotBeNull();

    private static DraftResult Draft(JsonNode json)
    {
        var data = ReportData.Read("example.json", JsonSerializer.SerializeToUtf8Bytes(json)).Data.ShouldNotBeNull();
        return ReportDrafting.Draft(Repository.KindOf(data), data);
    }

    private static string Said(Finding finding) => $"{finding.Code} {finding.Place.Path}{finding.Place.Location?.Vi}: {finding.Message.Vi}";
}
