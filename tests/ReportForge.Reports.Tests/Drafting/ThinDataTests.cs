using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>Data that leaves out what it may leave out: the sentence goes, or shows a gap; the draft is made.</summary>
public sealed class ThinDataTests
{
    [Fact]
    public void A_sentence_whose_figure_is_missing_is_not_printed()
    {
        var report = DraftedReport.From(Draft(json => Figures(json).Remove("banner_count")));
        report.All.ShouldNotContain("băng rôn tuyên truyền");
        report.All.ShouldContain("- Đăng 12 tin, bài trên Trang thông tin điện tử của xã.");
    }

    [Fact]
    public void A_second_figure_that_is_missing_prints_as_a_gap_with_a_warning()
    {
        var result = Draft(json => Figures(json).Remove("radio_frequency_per_week"));
        result.TemplateFindings.Select(finding => (finding.Code, finding.Severity)).ShouldBe([("RF3611", Severity.Warning)]);
        DraftedReport.From(result).All.ShouldContain("với tần suất … lần/tuần, trong năm phát 34 lần.");
    }

    [Fact]
    public void A_report_of_words_alone_is_made()
    {
        var result = Draft(json =>
        {
            json["figures"] = new JsonObject();
            json["citations"] = new JsonObject();
            json["narrative"] = new JsonObject { ["direction_management"] = "Ủy ban nhân dân xã chỉ đạo thường xuyên.", ["requests"] = "Không" };
            json.AsObject().Remove("links");
            json.AsObject().Remove("headings");
            json.AsObject().Remove("inspection_shortcomings");
        });
        result.TemplateFindings.Where(finding => finding.IsError).Select(finding => finding.Message.Vi).ShouldBeEmpty();
        var report = DraftedReport.From(result);
        report.Paragraphs.ShouldContain("1. Về công tác chỉ đạo, điều hành cải cách hành chính");
        report.Paragraphs.ShouldContain("Không.");
        report.All.ShouldNotContain("Thực hiện ,");
    }

    private static JsonObject Figures(JsonNode json) => json["figures"].ShouldNotBeNull().AsObject();

    private static DraftResult Draft(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes("hoang-luu-2024-annual-corrected")).ShouldNotBeNull();
        change(json);
        var data = ReportData.Read("thin.json", JsonSerializer.SerializeToUtf8Bytes(json)).Data.ShouldNotBeNull();
        return ReportDrafting.Draft(Repository.KindOf(data), data);
    }
}
