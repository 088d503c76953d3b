using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>Nothing empty is issued: a draft of it is made with warnings, the issued report is refused in the clerk's words.</summary>
public sealed partial class IncompleteReportTests
{
    public static TheoryData<string> Kinds => [.. Repository.Kinds.Ids];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Data_of_unit_period_subject_and_signer_alone_is_not_issued(string id)
    {
        var kind = Repository.Kind(id);
        var result = ReportIssuing.Issue(kind, Read(new LeastData(kind).Utf8), new IssueOptions { Number = 12, Date = new DateOnly(2024, 11, 6) });
        result.Document.ShouldBeNull();
        var errors = result.DataFindings.Where(finding => finding.IsError).ToList();
        errors.Select(finding => finding.Code).ShouldContain("RF3310");
        errors.Select(finding => finding.Code).ShouldContain("RF3313");
        errors.Select(finding => finding.Message.Vi).Where(message => NotAClerksWord().IsMatch(message)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_data_can_be_drafted(string id)
    {
        var kind = Repository.Kind(id);
        var result = ReportDrafting.Draft(kind, Read(new LeastData(kind).Utf8));
        TableGeometry.Checked(result.Document.ShouldNotBeNull());
        result.DataFindings.Where(finding => finding.Code.StartsWith("RF331", StringComparison.Ordinal)).ShouldAllBe(finding => finding.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("document.subject", "\"Báo cáo kết quả cải cách hành chính năm 2024\"", "RF3315")]
    [InlineData("closing.subject", "\"báo cáo công tác cải cách hành chính\"", "RF3315")]
    [InlineData("recipients", "[{ \"name\": \"Lưu: VT\" }]", "RF3313")]
    [InlineData("recipients", "[{ \"name\": \"Phòng Nội vụ\" }, { \"name\": \"Lưu: VT, TP\" }]", "RF3314")]
    [InlineData("narrative.strengths", "\" \"", "RF3311")]
    [InlineData("procedures_cut", "[]", "RF3312")]
    public void What_must_not_leave_the_house_is_named(string path, string value, string code)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes("hoang-luu-2024-annual-corrected")).ShouldNotBeNull();
        var steps = path.Split('.');
        steps[..^1].Aggregate(json, (node, step) => node[step].ShouldNotBeNull())[steps[^1]] = JsonNode.Parse(value);
        var data = Read(JsonSerializer.SerializeToUtf8Bytes(json));
        ReportChecking.Check(Repository.KindOf(data), data).Select(finding => finding.Code).ShouldContain(code);
    }

    private static ReportData Read(byte[] utf8) => ReportData.Read("data.json", utf8).Data.ShouldNotBeNull();

    [GeneratedRegex(@"\{\{|[a-z]+_[a-z]+|\b(?:narrative|citations|references|headings|recipients|figures|null|true|false)\b")]
    private static partial Regex NotAClerksWord();
}
