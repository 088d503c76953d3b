using System.Globalization;
using System.Text.Json.Nodes;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;

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
    public void A_reason_overrides_the_errors_and_stays_out_of_the_document()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var kind = Repository.KindOf(data);
        var issued = ReportIssuing.Issue(kind, data, Options with { OverrideReason = " Số liệu chốt theo yêu cầu của huyện " }).Document.ShouldNotBeNull();
        issued.ToArray().ShouldBe(ReportIssuing.Issue(kind, data, Options with { OverrideReason = "Lý do khác" }).Document.ShouldNotBeNull().ToArray());
    }

    [Theory]
    [MemberData(nameof(DraftingTests.Fixtures), MemberType = typeof(DraftingTests))]
    public void An_issued_document_carries_hashes_only(string name)
    {
        var data = Repository.Fixture(name);
        var options = Options with { OverrideReason = "Kiểm thử", Number = NumberOf(data) ?? 5, Date = DateOf(data) ?? Options.Date };
        var issued = ReportIssuing.Issue(Repository.KindOf(data), data, options).Document.ShouldNotBeNull();
        var origin = DraftingTests.OriginOf(issued);
        origin.Elements().ShouldBeEmpty();
        origin.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => attribute.Name.LocalName)
            .ShouldBe(["state", "kind", "report", "template", "data", "version", "seal"]);
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

    private static int? NumberOf(ReportData data) => (int?)IndicatorValues.Follow(data.Root, "document.number").AsInteger();

    private static DateOnly? DateOf(ReportData data) =>
        IndicatorValues.Follow(data.Root, "document.date").AsString() is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public static TheoryData<string, string?, int> KindsWithAppendices => new()
    {
        { "cchc-annual", "portrait", 2 },
        { "cchc-annual", "landscape", 2 },
        { "cchc-index-review", "landscape", 1 },
        { "cchc-index-review", "portrait", 1 },
        { "cchc-summary", null, 1 },
        { "one-stop-quarterly", null, 1 },
    };

    [Theory]
    [MemberData(nameof(KindsWithAppendices))]
    public void On_paper_each_appendix_names_the_report_that_it_belongs_to(string id, string? orientation, int appendices)
    {
        var (lines, data) = AppendixLines(id, orientation, "paper");
        var date = DateOnly.ParseExact(IndicatorValues.Follow(data.Root, "document.date").AsString().ShouldNotBeNull(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var month = date.Month <= 2 ? $"0{date.Month}" : $"{date.Month}";
        lines.ShouldBe(Enumerable.Repeat($"(Kèm theo Báo cáo số 05/BC-UBND ngày {date.Day:00} tháng {month} năm {date.Year} của Ủy ban nhân dân xã Hoằng Châu)", appendices));
    }

    /// <summary>The signature of an electronic document carries number and date: the line stays open (rule PL-05).</summary>
    [Theory]
    [MemberData(nameof(KindsWithAppendices))]
    public void Of_an_electronic_document_the_line_of_an_appendix_stays_open(string id, string? orientation, int appendices) =>
        AppendixLines(id, orientation, "electronic").Lines.ShouldBe(Enumerable.Repeat("(Kèm theo Báo cáo số /BC-UBND ngày tháng năm của Ủy ban nhân dân xã Hoằng Châu)", appendices));

    /// <summary>The lines under the names of the appendices of an issued report, which has no error of figures or form.</summary>
    private static (string[] Lines, ReportData Data) AppendixLines(string id, string? orientation, string mode)
    {
        var kind = Repository.Kind(id);
        var unit = UnitDirectory.Current.Units.First(unit => unit.FullName == "Xã Hoằng Châu");
        var json = JsonNode.Parse(SampleData.Make(kind, unit, new SamplePlan { Seed = 11 }).Utf8.Span).ShouldNotBeNull();
        json["document"].ShouldNotBeNull()["number"] = null;
        json["document"].ShouldNotBeNull()["mode"] = mode;
        if (orientation is not null)
        {
            foreach (var (_, appendix) in json["appendices"].ShouldNotBeNull().AsObject())
                appendix.ShouldNotBeNull()["orientation"] = orientation;
        }

        var data = TestKind.Data(json.ToJsonString());
        var date = DateOnly.ParseExact(json["document"].ShouldNotBeNull()["date"].ShouldNotBeNull().GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var result = ReportIssuing.Issue(kind, data, new IssueOptions { Number = 5, Date = date });
        result.Findings.Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.Message.Vi}").ShouldBeEmpty();
        return ([.. DraftedReport.From(result).Paragraphs.Where(paragraph => paragraph.StartsWith("(Kèm theo Báo cáo", StringComparison.Ordinal))], data);
    }
}
