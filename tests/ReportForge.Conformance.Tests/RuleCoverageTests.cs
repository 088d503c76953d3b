using System.Text.RegularExpressions;
using ReportForge.Conformance.Judging;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// Every rule has, in the file of its name, a case that breaks it alone and one that meets it. Cases/ranges.txt lists
/// what has a range, one quantity a line: the rule, the quantity, and the titles of the cases at the lower end, at the
/// upper end, just below and just above; "–" where the range has no such side.
/// </summary>
public sealed partial class RuleCoverageTests
{
    /// <summary>Rules that speak of paper or of other files: they apply to no Word file.</summary>
    private static readonly string[] NeverApply = ["SG-10", "PL-08", "MK-05", "MK-06"];

    /// <summary>A document without the mark meets this rule by giving it nothing to judge.</summary>
    private const string SecrecyMark = "MK-02";

    public static TheoryData<string> JudgedRules() => [.. RulePack.Rules.Select(rule => rule.Id).Except(NeverApply)];

    public static TheoryData<string, string> Ranges()
    {
        var ranges = new TheoryData<string, string>();
        foreach (var range in ReadRanges())
            ranges.Add(range[0], range[1]);
        return ranges;
    }

    [Theory]
    [MemberData(nameof(JudgedRules))]
    public void Rule_has_a_case_that_breaks_it_alone(string rule) =>
        CasesOf(rule).ShouldContain(ruleCase => BreaksAlone(ruleCase, rule));

    [Theory]
    [MemberData(nameof(JudgedRules))]
    public void Rule_has_a_case_that_meets_it(string rule) =>
        CasesOf(rule).ShouldContain(ruleCase => Meets(ruleCase, rule));

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Range_is_met_at_both_ends_and_left_just_beyond(string rule, string quantity)
    {
        var range = ReadRanges().Single(range => range[0] == rule && range[1] == quantity);
        range.Length.ShouldBe(6);
        range[2..4].ShouldContain(title => title != "–");
        range[4..6].ShouldContain(title => title != "–");
        foreach (var title in range[2..4].Where(title => title != "–"))
            Meets(Case(rule, title), rule).ShouldBeTrue(title);
        foreach (var title in range[4..6].Where(title => title != "–"))
            BreaksAlone(Case(rule, title), rule).ShouldBeTrue(title);
    }

    [Fact]
    public void Every_rule_whose_title_names_a_range_is_listed() =>
        RulePack.Rules.Where(rule => NamedRange().IsMatch(rule.Title.Vi)).Select(rule => rule.Id).Except(ReadRanges().Select(range => range[0])).ShouldBeEmpty();

    private static bool BreaksAlone(RuleCase ruleCase, string rule) =>
        ruleCase.Expect.Where(line => line != "stopped").ToList() is [var only] && only.StartsWith(rule + " ", StringComparison.Ordinal);

    private static bool Meets(RuleCase ruleCase, string rule)
    {
        if (!ruleCase.Expect.SequenceEqual(["none"]))
            return false;
        var met = rule == SecrecyMark ? RuleOutcome.NotApplicable : RuleOutcome.Pass;
        return ruleCase.Check().Results.Single(result => result.Rule.Id == rule).Outcome == met;
    }

    private static RuleCase Case(string rule, string title) => CasesOf(rule).Single(ruleCase => ruleCase.Title == title);

    private static IEnumerable<RuleCase> CasesOf(string rule) => RuleCase.Read(Path.Combine(TestDocument.CasesFolder, "rules", rule + ".cases"));

    private static IEnumerable<string[]> ReadRanges() => File
        .ReadLines(Path.Combine(TestDocument.CasesFolder, "ranges.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"\d(?:–| đến )\d", RegexOptions.CultureInvariant)]
    private static partial Regex NamedRange();
}
