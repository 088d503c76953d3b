using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>An office drafts before it has all figures: what is missing is a blank in the draft, not a refusal.</summary>
public sealed class SparseDataTests
{
    private static readonly ReportKind Kind = Repository.Kind("cchc-annual");

    private static readonly JsonObject Whole = MakeWhole();

    public static TheoryData<string> Figures => [.. Whole["figures"].ShouldNotBeNull().AsObject().Select(figure => figure.Key)];

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_report_is_drafted_without_one_of_its_figures(string figure) => Drafts(report => report["figures"]?.AsObject().Remove(figure));

    [Theory]
    [InlineData("options")]
    [InlineData("narrative")]
    [InlineData("headings")]
    [InlineData("closing")]
    [InlineData("archive")]
    [InlineData("addressees")]
    [InlineData("indicators")]
    [InlineData("inspection_shortcomings")]
    [InlineData("linked_groups")]
    [InlineData("as_printed")]
    public void A_report_is_drafted_without_one_of_its_blocks(string block) => Drafts(report => report.Remove(block));

    private static void Drafts(Action<JsonObject> change)
    {
        var report = Whole.DeepClone().AsObject();
        change(report);
        var result = ReportDrafting.Draft(Kind, TestKind.Data(report.ToJsonString()));
        result.TemplateFindings.Where(finding => finding.IsError).Select(finding => finding.Message.En).ShouldBeEmpty();
        TableGeometry.Checked(result.Document.ShouldNotBeNull());
    }

    private static JsonObject MakeWhole()
    {
        var sample = SampleData.Make(Kind, UnitDirectory.Current.Units.First(unit => unit.IsCommune), new SamplePlan());
        return JsonSerializer.Deserialize<JsonObject>(sample.Utf8.Span).ShouldNotBeNull();
    }
}
