using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Rules;

/// <summary>Made-up reports whose figures hang together raise no alarm, whatever the figures are.</summary>
public sealed class SoundSampleTests
{
    private const int Seed = 20261120;

    private static readonly UnitRecord[] Communes = [.. UnitDirectory.Current.Units.Where(unit => UnitDirectory.Current.ParentOf(unit) is not null)];

    public static TheoryData<string, int> Kinds => new()
    {
        { "cchc-annual", 1000 },
        { "cchc-index-review", 1000 },
        { "cchc-summary", 1000 },
        { "one-stop-quarterly", 1000 },
        { "tthc-monthly", 1000 },
    };

    public static TheoryData<string, string> Planted
    {
        get
        {
            var planted = new TheoryData<string, string>();
            foreach (var (kind, rule) in PlantedRules)
                planted.Add(kind, rule);
            return planted;
        }
    }

    /// <summary>Ids of the rules that a case of this class breaks alone.</summary>
    internal static IEnumerable<string> BrokenAlone => PlantedRules.Select(planted => planted.Rule);

    private static IEnumerable<(string Kind, string Rule)> PlantedRules =>
        ((string[])["cchc-index-review", "cchc-summary", "one-stop-quarterly", "tthc-monthly"]).SelectMany(kind => PlantedIn(kind).Select(rule => (kind, rule)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Consistent_reports_of_many_communes_raise_no_alarm(string id, int count)
    {
        var kind = Repository.Kind(id);
        foreach (var number in Enumerable.Range(0, count))
        {
            var unit = Communes[number * 37 % Communes.Length];
            Judge(kind, unit, new SamplePlan { Seed = Seed + number }).ShouldBeEmpty($"{unit.FullName}, seed {Seed + number}");
        }
    }

    /// <summary>The rules about the text, the template and the decree have nothing to say either.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Consistent_reports_draft_to_documents_without_error(string id, int count)
    {
        const int step = 40;
        var kind = Repository.Kind(id);
        for (var number = 0; number < count; number += step)
        {
            var sample = SampleData.Make(kind, Communes[number * 37 % Communes.Length], new SamplePlan { Seed = Seed + number }).Data.ShouldNotBeNull();
            var drafted = ReportDrafting.Draft(kind, sample);
            TableGeometry.Checked(drafted.Document.ShouldNotBeNull());
            drafted.DataFindings.ShouldBeEmpty();
            drafted.Findings.Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.Message.Vi}").ShouldBeEmpty($"seed {Seed + number}");
        }
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_defect_is_found_and_nothing_else(string id, string rule) =>
        Judge(Repository.Kind(id), Communes[0], new SamplePlan { Seed = Seed, Only = rule }).Distinct().ShouldBe([rule]);

    private static string[] Judge(ReportKind kind, UnitRecord unit, SamplePlan plan)
    {
        var sample = SampleData.Make(kind, unit, plan);
        sample.Findings.ShouldBeEmpty();
        var data = sample.Data.ShouldNotBeNull();
        return
        [
            .. ReportChecking.CheckContract(kind, data).Select(finding => finding.Code),
            .. ReportChecking.JudgeData(kind, data, new ReportScope(kind.Catalogue, data)).Select(finding => finding.Code),
        ];
    }

    private static IEnumerable<string> PlantedIn(string kind) =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "templates", kind, "sample.json")), "sample\\.plant \"([A-Z0-9]+-[0-9]+)\"")
            .Select(match => match.Groups[1].Value)
            .Where(rule => !rule.StartsWith('<'));
}
