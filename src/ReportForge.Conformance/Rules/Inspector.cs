using System.Collections.Immutable;
using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Runs all rules over one document.</summary>
internal static class Inspector
{
    private static readonly Wording SwitchedOff = new("hồ sơ đơn vị tắt quy tắc này", "switched off by the house profile");

    public static InspectedDocument Inspect(string file, WordParts parts, ConformanceOptions options)
    {
        var subject = new Subject(file, WordDocument.Read(parts), options);
        if (Refusals.Of(subject) is { } refusal)
            return InspectedDocument.Refused(subject, refusal);
        var results = ImmutableArray.CreateBuilder<RuleResult>(RuleCatalogue.All.Length);
        var violations = ImmutableArray.CreateBuilder<(Rule, Violation)>();
        foreach (var rule in RuleCatalogue.All)
        {
            if (options.Profile.RulesOff.Contains(rule.Id))
            {
                results.Add(new(rule.Description, RuleOutcome.NotApplicable, SwitchedOff, []));
                continue;
            }

            var inspection = new Inspection(rule, subject);
            rule.Inspect(inspection);
            results.Add(inspection.Result());
            violations.AddRange(inspection.Violations.Select(violation => (rule, violation)));
        }

        return new(subject, results.ToImmutable(), violations.ToImmutable(), null);
    }
}

/// <summary>A document with what all rules say about it, findings still tied to their places in the trees.</summary>
internal sealed record InspectedDocument(
    Subject Subject, ImmutableArray<RuleResult> Results, ImmutableArray<(Rule Rule, Violation Violation)> Violations, Finding? Refusal)
{
    public static InspectedDocument Refused(Subject subject, Finding refusal)
    {
        var results = RuleCatalogue.All.Select(rule => rule.Id == refusal.Code
            ? new RuleResult(rule.Description, RuleOutcome.Fail, null, [refusal])
            : new(rule.Description, RuleOutcome.NotEvaluated, refusal.Message, []));
        return new(subject, [.. results], [], refusal);
    }

    public ConformanceReport ToReport(ImmutableArray<Finding> fileFindings) =>
        new(Subject.File, Results, [.. fileFindings, .. Subject.Document.Parts.Findings, .. RefusalOfFile()])
        {
            IsSigned = Subject.Document.Parts.Package.IsSigned,
        };

    // A refusal by a rule of the catalogue stands among that rule's findings.
    private IEnumerable<Finding> RefusalOfFile() =>
        Refusal is { } refusal && !RuleCatalogue.All.Any(rule => rule.Id == refusal.Code) ? [refusal] : [];
}
