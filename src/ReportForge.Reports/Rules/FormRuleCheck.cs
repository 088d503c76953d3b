using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>Whether a rule that calls itself one about the form reads nothing that differs from report to report.</summary>
internal static class FormRuleCheck
{
    private static readonly string[] FiguresOfRows = ["value", "explicit"];

    public static IEnumerable<Finding> Check(ReportRule rule)
    {
        if (rule.Subject != RuleSubject.Form)
            return [];
        HashSet<string> own = ["rows", .. rule.Lets.Select(let => let.Name)];
        if (rule.Each is { } each)
            own.UnionWith([each.Name, each.IndexName]);
        return Expressions(rule)
            .SelectMany(expression => expression.Needs.Knowing(RuleEngine.Functions).Data)
            .Select(need => need.Path)
            .Where(path => !own.Contains(RootOf(path)) || ReadsFigure(rule, path))
            .Distinct(StringComparer.Ordinal)
            .Select(path => RuleFindings.NotOfTheForm(rule.Place, rule.Name, path));
    }

    private static IEnumerable<CompiledExpression> Expressions(ReportRule rule) =>
        new[] { rule.Each?.List, rule.Check }.OfType<CompiledExpression>()
            .Concat(rule.Conditions.Select(condition => condition.Expression))
            .Concat(rule.Lets.Select(let => let.Expression));

    /// <summary>The name that a path begins with.</summary>
    internal static string RootOf(string path) => path.Split('.', '[')[0];

    // The options of a row have values too; those belong to the form.
    private static bool ReadsFigure(ReportRule rule, string path) =>
        path.Split('.') is [var owner, var member] && FiguresOfRows.Contains(member) && (owner == "rows[]" || owner == rule.Each?.Name);
}
