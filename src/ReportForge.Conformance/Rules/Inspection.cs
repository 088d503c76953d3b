using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>One document under inspection: what all rules look at.</summary>
internal sealed class Subject(string file, WordDocument document, ConformanceOptions options)
{
    public string File => file;

    public WordDocument Document => document;

    public ConformanceOptions Options => options;

    public HouseProfile Profile => options.Profile;

    public bool IsFinal => options.Mode == DocumentMode.Final;

    public DocumentLayout Layout { get; } = DocumentLayout.Find(document);
}

/// <summary>A breach at one place, with the repair that mends it where that is safe.</summary>
internal sealed record Violation(Severity Severity, Spot Spot, Wording Message)
{
    public Wording? Found { get; init; }

    public Wording? Expected { get; init; }

    public Wording? Hint { get; init; }

    public Repair? Repair { get; init; }
}

/// <summary>What one rule says about one document. A rule that says nothing has passed.</summary>
internal sealed class Inspection(Rule rule, Subject subject)
{
    private const int MostFindings = 20;

    private readonly List<Violation> _violations = [];
    private (RuleOutcome Outcome, Wording Reason)? _undecided;
    private int _suppressed;

    public Subject Subject => subject;

    public WordDocument Document => subject.Document;

    public DocumentLayout Layout => subject.Layout;

    public HouseProfile Profile => subject.Profile;

    public bool IsFinal => subject.IsFinal;

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>A breach of the rule's own severity.</summary>
    public void Fail(Spot spot, Wording message, Wording? found = null, Wording? expected = null, Repair? repair = null) =>
        Add(new(rule.Description.Severity, spot, message) { Found = found, Expected = expected, Repair = repair });

    /// <summary>A breach that weighs less than the rule's severity.</summary>
    public void Warn(Spot spot, Wording message, Wording? found = null, Wording? expected = null, Repair? repair = null) =>
        Add(new(Severity.Warning, spot, message) { Found = found, Expected = expected, Repair = repair });

    /// <summary>Worth knowing; the rule still passes.</summary>
    public void Note(Spot spot, Wording message) => Add(new(Severity.Information, spot, message));

    /// <summary>A question to the reader; the rule needs review.</summary>
    public void Ask(Spot spot, Wording message, Wording? hint = null) => Add(new(Severity.Review, spot, message) { Hint = hint });

    public void Add(Violation violation)
    {
        if (_violations.Count < MostFindings)
            _violations.Add(violation);
        else
            _suppressed++;
    }

    public void NotApplicable(string vi, string en) => _undecided = (RuleOutcome.NotApplicable, new(vi, en));

    public void NotEvaluated(string vi, string en) => _undecided = (RuleOutcome.NotEvaluated, new(vi, en));

    public void NeedsReview(string vi, string en) => _undecided = (RuleOutcome.NeedsReview, new(vi, en));

    public RuleResult Result()
    {
        var outcome = Outcome();
        return new(
            rule.Description,
            outcome,
            outcome is RuleOutcome.Pass or RuleOutcome.Fail ? null : _undecided?.Reason,
            [.. _violations.Select(Finding)]);
    }

    private RuleOutcome Outcome()
    {
        if (_violations.Any(violation => violation.Severity >= Severity.Warning))
            return RuleOutcome.Fail;
        if (_violations.Any(violation => violation.Severity == Severity.Review))
            return RuleOutcome.NeedsReview;
        return _undecided?.Outcome ?? RuleOutcome.Pass;
    }

    private Finding Finding(Violation violation, int index)
    {
        var message = _suppressed > 0 && index == _violations.Count - 1
            ? new Wording($"{violation.Message.Vi} (và {_suppressed} chỗ nữa)", $"{violation.Message.En} (and {_suppressed} more)")
            : violation.Message;
        return new(rule.Id, violation.Severity, violation.Spot.ToPlace(subject.File), message)
        {
            Found = violation.Found,
            Expected = violation.Expected,
            Hint = violation.Hint ?? (violation.Repair is null ? null : RepairHint),
            Source = rule.Description.Source,
        };
    }

    private static readonly Wording RepairHint = new("Có thể sửa tự động với --fix.", "Can be mended with --fix.");
}
