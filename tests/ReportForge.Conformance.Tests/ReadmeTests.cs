using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Profiles;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void Table_has_every_rule_as_the_catalogue_has_it()
    {
        var rows = Text.Split('\n').Where(line => line.Length > 8 && line.StartsWith("| ", StringComparison.Ordinal) && line[4] == '-' && char.IsAsciiDigit(line[5]) && line[8] == '|');
        rows.Where(row => row.Split('|').Length == 8).ShouldBe(RulePack.Rules.Select(Row));
    }

    [Fact]
    public void Figures_of_what_is_judged_left_open_and_mended_are_those_of_the_rules()
    {
        var text = string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.ShouldContain($"{RulePack.NamedKinds} kinds with a name, công văn, and appendices as files of their own, by {RulePack.Rules.Length} rules: {RulePack.Count(RuleOrigin.Legal)} of the decree, {RulePack.Count(RuleOrigin.Logic)} of logic or another law, {RulePack.Count(RuleOrigin.Practice)} of practice");
        text.ShouldContain($"headers without a table ({RulePack.OfHeader} rules;");
        text.ShouldContain($"recipients without a table ({RulePack.OfSignature} rules)");
        text.ShouldContain($"(`CertainRepairs`, {RulePack.Mended} rules)");
    }

    [Fact]
    public void Profile_of_the_example_is_read()
    {
        var start = Text.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var yaml = Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
        HouseProfileReader.Read("don-vi.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)).Findings.ShouldBeEmpty();
    }

    private static string Row(RuleDescription rule)
    {
        var isLegal = rule.Origin == RuleOrigin.Legal;
        var clause = isLegal ? rule.Source.Replace("NĐ 30/2020/NĐ-CP, ", "", StringComparison.Ordinal) : "";
        return $"| {rule.Id} | {Letter(rule.Severity)} | {Word(rule.Origin)} | {rule.Title.Vi} | {rule.Title.En} | {clause} |";
    }

    private static string Word(RuleOrigin origin) => origin switch
    {
        RuleOrigin.Legal => "law",
        RuleOrigin.Logic => "logic",
        _ => "practice",
    };

    private static char Letter(Severity severity) => severity.ToString()[0];
}
