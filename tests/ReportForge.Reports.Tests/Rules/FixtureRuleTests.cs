using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Rules;

public sealed class FixtureRuleTests
{
    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    public static TheoryData<string> Corrected => [.. Repository.FixtureNames.Where(name => name.EndsWith("-corrected", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Every_rule_can_be_judged_on_every_fixture(string name) =>
        Judge(name).Where(finding => finding.Code == "RF3203").Select(finding => finding.Message.En).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Corrected))]
    public void Corrected_data_breaks_no_rule_of_severity_error(string name) =>
        Judge(name).Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.Message.Vi}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Findings_are_whole_sentences_without_gaps_in_both_languages(string name)
    {
        foreach (var finding in Judge(name))
        {
            finding.Message.Vi.ShouldNotBeEmpty();
            finding.Message.En.ShouldNotBeEmpty();
            finding.Message.Vi.ShouldNotContain("{{");
            finding.Message.Vi.IsNormalized().ShouldBeTrue();
        }
    }

    private static ImmutableArray<Finding> Judge(string name)
    {
        var data = Repository.Fixture(name);
        var kind = Repository.KindOf(data);
        return ReportChecking.JudgeData(kind, data, new ReportScope(kind.Catalogue, data));
    }
}
