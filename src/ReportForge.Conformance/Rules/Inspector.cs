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

        return new(subject, results.ToImmutable(), violations.ToImmutable(), []);
    }
}

/// <summary>A document with what all rules say about it, findings still tied to their places in the trees.</summary>
internal sealed record InspectedDocument(
    Subject Subject, ImmutableArray<RuleResult> Results, ImmutableArray<(Rule Rule, Violation Violation)> Violations, ImmutableArray<Finding> Refusal)
{
    public bool IsRefused => !Refusal.IsEmpty;

    public static InspectedDocument Refused(Subject subject, Finding refusal)
    {
        var reason = refusal.Message;
        var results = RuleCatalogue.All.Select(rule => new RuleResult(
            rule.Description,
            rule.Id == refusal.Code ? RuleOutcome.Fail : RuleOutcome.NotEvaluated,
            rule.Id == refusal.Code ? null : reason,
            []));
        return new(subject, [.. results], [], [refusal]);
    }

    public ConformanceReport ToReport(ImmutableArray<Finding> fileFindings) =>
        new(Subject.File, Results, [.. fileFindings, .. Subject.Document.Parts.Findings, .. Refusal])
        {
            IsSigned = Subject.Document.Parts.Package.IsSigned,
        };
}
