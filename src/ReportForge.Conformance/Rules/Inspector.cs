using System.Collections.Immutable;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Understanding;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Runs all rules over one document.</summary>
internal static class Inspector
{
    private static readonly Wording SwitchedOff = new("hồ sơ đơn vị tắt quy tắc này", "switched off by the house profile");

    public static InspectedDocument Inspect(string file, WordParts parts, ConformanceOptions options)
    {
        var document = WordDocument.Read(parts);
        var subject = new Subject(file, document, options, DocumentUnderstanding.Of(document));
        if (Refusals.Of(subject) is { } refusal)
            return InspectedDocument.Refused(subject, refusal);
        var results = ImmutableArray.CreateBuilder<RuleResult>(RuleCatalogue.All.Length);
        var violations = ImmutableArray.CreateBuilder<(Rule, Violation)>();
        var repairs = ImmutableArray.CreateBuilder<OfferedRepair>();
        var defects = ImmutableArray.CreateBuilder<RuleDefect>();
        foreach (var rule in RuleCatalogue.All)
        {
            if (options.Profile.RulesOff.Contains(rule.Id))
            {
                results.Add(new(rule.Description, RuleOutcome.NotApplicable, SwitchedOff, []));
                continue;
            }

            if (RuleScope.WhyNot(rule, subject) is { } outside)
            {
                results.Add(new(rule.Description, outside.Outcome, outside.Reason, []));
                continue;
            }

            var inspection = new Inspection(rule, subject);
            inspection.Run();
            results.Add(inspection.Result());
            violations.AddRange(inspection.Violations.Select(violation => (rule, violation)));
            repairs.AddRange(inspection.Repairs);
            if (inspection.Defect is { } defect)
                defects.Add(new(rule.Id, defect));
        }

        return new(subject, results.ToImmutable(), violations.ToImmutable(), null)
        {
            Repairs = repairs.ToImmutable(),
            Defects = defects.ToImmutable(),
        };
    }
}

/// <summary>A document with what all rules say about it, findings still tied to their places in the trees.</summary>
internal sealed record InspectedDocument(
    Subject Subject, ImmutableArray<RuleResult> Results, ImmutableArray<(Rule Rule, Violation Violation)> Violations, Finding? Refusal)
{
    public ImmutableArray<OfferedRepair> Repairs { get; init; } = [];

    public ImmutableArray<RuleDefect> Defects { get; init; } = [];

    public static InspectedDocument Refused(Subject subject, Finding refusal)
    {
        var results = RuleCatalogue.All.Select(rule => rule.Id == refusal.Code
            ? new RuleResult(rule.Description, RuleOutcome.Fail, null, [refusal])
            : new(rule.Description, RuleOutcome.NotEvaluated, refusal.Message, []));
        return new(subject, [.. results], [], refusal);
    }

    public ConformanceReport ToReport(ImmutableArray<Finding> fileFindings) =>
        new(
            Subject.File,
            Results,
            [.. fileFindings, .. Subject.Document.Parts.Findings, .. RefusalOfFile(), .. NotJudged(), .. OwnDefects()],
            Subject.Options.TellsPractice)
        {
            IsSigned = Subject.Document.Parts.Package.IsSigned,
            Understood = Subject.Understanding.Summary,
            Defects = Defects,
        };

    private IEnumerable<Finding> NotJudged() => Refusal is null && Subject.Understanding.WhyNotJudged is { } reason
        ? [DocumentFindings.NotJudged(Subject.File, reason)]
        : [];

    private IEnumerable<Finding> OwnDefects() => Defects.Select(defect => DocumentFindings.OwnDefect(Subject.File, defect.RuleId));

    // A refusal by a rule of the catalogue stands among that rule's findings.
    private IEnumerable<Finding> RefusalOfFile() =>
        Refusal is { } refusal && !RuleCatalogue.All.Any(rule => rule.Id == refusal.Code) ? [refusal] : [];
}
