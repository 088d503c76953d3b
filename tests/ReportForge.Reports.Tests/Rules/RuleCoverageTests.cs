namespace ReportForge.Reports.Tests.Rules;

/// <summary>Every rule of the five families has a case that breaks it and no other; the cases stand in the other tests of this folder.</summary>
public sealed class RuleCoverageTests
{
    private static readonly string[] Families = ["cchc-annual", "cchc-index-review", "cchc-summary", "tthc-monthly"];

    private static readonly SortedSet<string> Rules = new(Families.SelectMany(id => Repository.Kind(id).RuleList).Select(rule => rule.Id), StringComparer.Ordinal);

    [Fact]
    public void The_five_families_have_101_rules() => Rules.Count.ShouldBe(101);

    [Fact]
    public void Each_rule_has_a_case_that_breaks_it_alone()
    {
        var cases = PlantedRuleTests.BrokenAlone.Concat(SoundSampleTests.BrokenAlone).Concat(RuleCaseTests.BrokenAlone).ToHashSet(StringComparer.Ordinal);
        Rules.Except(cases).ShouldBeEmpty();
    }
}
