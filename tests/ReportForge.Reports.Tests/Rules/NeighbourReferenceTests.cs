using System.Text.Json.Nodes;
using ReportForge.Reports.Data;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Rules;

/// <summary>Reports that are checked together agree on the dates of the documents of their superiors (DOC-10).</summary>
public sealed class NeighbourReferenceTests
{
    private static readonly string[] Sources = ["but-son-2024-annual", "hoang-luu-2024-annual"];

    [Fact]
    public void The_two_communes_of_one_district_differ_in_two_directives()
    {
        var reports = Sources.Select(name => Changed(name, json => json.Remove("neighbour_references"))).ToArray();
        var found = Judge(reports);
        found[0].ShouldContain("Chỉ thị số 01/CT-UBND của Chủ tịch UBDN tỉnh ghi ngày 01/01/2021; báo cáo của xã Hoàng Lưu ghi ngày 01/01/2022.");
        found[0].ShouldContain("Chỉ thị số 04/CT-UBND của Chủ tịch UBND huyện ghi ngày 25/01/2021; báo cáo của xã Hoàng Lưu ghi ngày 25/01/2022.");
        found[1].ShouldContain("Chỉ thị số 01/CT-UBND của Chủ tịch UBND tỉnh ghi ngày 01/01/2022; báo cáo của thị trấn Bút Sơn ghi ngày 01/01/2021.");
        found[1].Length.ShouldBe(2);
    }

    [Fact]
    public void Only_the_report_that_most_others_contradict_is_told()
    {
        var others = new[] { "An Khê", "Bình Minh", "Cẩm Tú" }.Select(name => Commune(name, "2021-01-01")).ToArray();
        var found = Judge([Commune("Đông Hải", "2022-01-01"), .. others]);
        found[0].ShouldBe(["Chỉ thị số 01/CT-UBND của Chủ tịch UBND tỉnh ghi ngày 01/01/2022; báo cáo của xã An Khê và 02 đơn vị khác ghi ngày 01/01/2021."]);
        found[1..].ShouldAllBe(said => said.Length == 0);
    }

    [Fact]
    public void Own_documents_other_provinces_and_other_subjects_are_not_compared()
    {
        var elsewhere = Changed("hoang-luu-2024-annual-corrected", json => json["unit"]!["province"]!["name"] = "Nghệ An");
        var other = Commune("Bình Minh", "2022-01-01", subject: "phòng, chống thiên tai");
        var sameNumberOfItsOwn = Changed("hoang-luu-2024-annual-corrected", json =>
        {
            json["unit"]!["name"] = "Cẩm Tú";
            json["references"]!["propaganda_plan"]!["date"] = "2024-01-09";
        });
        Judge([Commune("An Khê", "2022-01-01"), elsewhere, other, sameNumberOfItsOwn]).ShouldAllBe(said => said.Length == 0);
    }

    private static ReportData Commune(string name, string date, string? subject = null) => Changed("hoang-luu-2024-annual-corrected", json =>
    {
        json["unit"]!["name"] = name;
        json["references"]!["discipline_directive_province"]!["date"] = date;
        if (subject is not null)
            json["references"]!["discipline_directive_province"]!["subject"] = subject;
    });

    private static ReportData Changed(string fixture, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes(fixture)).ShouldNotBeNull().AsObject();
        change(json);
        return TestKind.Data(json.ToJsonString());
    }

    private static string[][] Judge(ReportData[] reports)
    {
        var neighbours = new NeighbourReferences();
        foreach (var report in reports)
            neighbours.Add(report);
        return [.. reports.Select(report => ReportChecking.Check(Repository.KindOf(report), report, neighbours)
            .Where(finding => finding.Code == "DOC-10").Select(finding => finding.Message.Vi).ToArray())];
    }
}
