using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>Data that leaves out what it may leave out: the sentence goes, or shows a gap; the draft is made.</summary>
public sealed class ThinDataTests
{
    private const int Shares = 3;

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

    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    /// <summary>Every third number of what stands together in a fixture is empty, or all but it, then the next ones: what is said of it has no code of a template and no key in it.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void What_is_missing_is_told_in_the_words_of_the_form(string name)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes(name)).ShouldNotBeNull();
        var kind = Repository.KindOf(Repository.Fixture(name));
        var groups = Numbers(json).Where(path => !IsElsewhere(path)).GroupBy(path => path[..path.LastIndexOfAny(['.', '['])]).ToList();
        foreach (var missing in from share in Enumerable.Range(0, Shares)
                                from isShare in new[] { true, false }
                                from numbers in groups
                                let paths = numbers.Where((_, index) => index % Shares == share == isShare).ToList()
                                where paths.Count > 0
                                select paths)
        {
            var thin = json.DeepClone();
            foreach (var path in missing.AsEnumerable().Reverse())
                Empty(thin, path);
            foreach (var finding in ReportDrafting.Draft(kind, TestKind.Data(thin.ToJsonString())).TemplateFindings)
                $"{finding.Place.Location?.Vi} {finding.Place.Quote} {finding.Message.Vi} {finding.Hint?.Vi}".ShouldNotMatch(@"[{}|]|\w_\w", missing[0]);
        }
    }

    // The forms of an appendix print blanks for what is not there, and say nothing.
    private static bool IsElsewhere(string path) =>
        new[] { "$.period", "$.document", "$.references", "$.indicators" }.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> Numbers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Numbers(member.Value)),
        JsonArray items => items.SelectMany(Numbers),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [value.GetPath()],
        _ => [],
    };

    private static void Empty(JsonNode root, string path)
    {
        var (owner, at) = (root, path.LastIndexOfAny(['.', '[']));
        foreach (var name in path[2..Math.Max(2, at)].Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            owner = (name.EndsWith(']') ? owner[int.Parse(name.TrimEnd(']'), CultureInfo.InvariantCulture)] : owner[name]).ShouldNotBeNull(path);
        if (owner is JsonObject members)
            members[path[(at + 1)..]] = null;
        else
            owner.AsArray().RemoveAt(int.Parse(path[(at + 1)..].TrimEnd(']'), CultureInfo.InvariantCulture));
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
