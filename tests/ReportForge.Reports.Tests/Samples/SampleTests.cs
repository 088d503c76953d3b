using System.Text.RegularExpressions;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Samples;

public sealed partial class SampleTests
{
    private static readonly ReportKind Kind = Repository.Kind("cchc-annual");

    public static TheoryData<string> Plantable => [.. PlantPattern()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, "templates", "cchc-annual", "sample.json")))
        .Select(match => match.Groups[1].Value)
        .Distinct()];

    [Fact]
    public void A_thousand_consistent_reports_of_all_provinces_give_no_error()
    {
        var communes = UnitDirectory.Current.Units.Where(unit => unit.IsCommune).Where((_, index) => index % 3 == 0).Take(1000).ToArray();
        communes.Length.ShouldBe(1000);
        foreach (var unit in communes)
        {
            var data = Make(unit, new SamplePlan { Seed = 7 });
            var errors = ReportChecking.CheckContract(Kind, data).Concat(ReportChecking.JudgeData(Kind, data, new ReportScope(Kind.Catalogue, data)))
                .Where(finding => finding.IsError || finding.Code == "RF3203").Select(finding => $"{unit.FullName}: {finding.Code} {finding.Message.Vi}");
            errors.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Plantable))]
    public void A_planted_defect_is_found(string rule)
    {
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        var sample = SampleData.Make(Kind, unit, new SamplePlan { Only = rule });
        sample.Planted.ShouldBe([rule]);
        var data = sample.Data.ShouldNotBeNull();
        ReportChecking.JudgeData(Kind, data, new ReportScope(Kind.Catalogue, data)).Concat(ReportDrafting.Draft(Kind, data).DataFindings)
            .ShouldContain(finding => finding.Code == rule);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_and_another_seed_another()
    {
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        var sample = SampleData.Make(Kind, unit, new SamplePlan { Seed = 3 }).Utf8.ToArray();
        SampleData.Make(Kind, unit, new SamplePlan { Seed = 3 }).Utf8.ToArray().ShouldBe(sample);
        SampleData.Make(Kind, unit, new SamplePlan { Seed = 4 }).Utf8.ToArray().ShouldNotBe(sample);
    }

    [Theory]
    [InlineData("24184")]
    [InlineData("24820")]
    [InlineData("24778")]
    [InlineData("31078")]
    [InlineData("00004")]
    public void A_sample_of_any_kind_of_unit_drafts_to_a_document(string code)
    {
        var data = Make(UnitDirectory.Current.ByCode(code).ShouldNotBeNull(), new SamplePlan());
        var result = ReportDrafting.Draft(Kind, data);
        TableGeometry.Checked(result.Document.ShouldNotBeNull());
        result.Findings.Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.Message.Vi}").ShouldBeEmpty();
    }

    [Fact]
    public void A_share_of_the_reports_breaks_one_rule_each_and_the_others_stay_as_they_were()
    {
        var communes = UnitDirectory.Current.Units.Where(unit => unit.IsCommune).Take(200).ToArray();
        var samples = communes.Select(unit => (Clean: SampleData.Make(Kind, unit, new SamplePlan()), Tried: SampleData.Make(Kind, unit, new SamplePlan { DefectPercent = 30 }))).ToArray();

        var broken = samples.Where(pair => pair.Tried.Planted.Length > 0).ToArray();
        broken.Length.ShouldBeInRange(40, 80);
        broken.ShouldAllBe(pair => pair.Tried.Planted.Length == 1);
        broken.SelectMany(pair => pair.Tried.Planted).Distinct().Count().ShouldBeGreaterThan(20);
        samples.Where(pair => pair.Tried.Planted.IsEmpty).Count(pair => pair.Clean.Utf8.Span.SequenceEqual(pair.Tried.Utf8.Span)).ShouldBe(200 - broken.Length);
    }

    private static ReportData Make(UnitRecord unit, SamplePlan plan)
    {
        var sample = SampleData.Make(Kind, unit, plan);
        sample.Findings.Select(finding => $"{finding.Place.Line}: {finding.Message.Vi}").ShouldBeEmpty();
        return sample.Data.ShouldNotBeNull();
    }

    [GeneratedRegex("sample\\.plant \"([A-Z]+-[0-9]+)\"")]
    private static partial Regex PlantPattern();
}
