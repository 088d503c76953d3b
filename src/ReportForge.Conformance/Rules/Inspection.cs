using System.Globalization;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Kinds;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Understanding;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>One document under inspection: what all rules look at.</summary>
internal sealed class Subject(string file, WordDocument document, ConformanceOptions options, DocumentUnderstanding understanding)
{
    private Landmarks? _landmarks;

    public string File => file;

    public WordDocument Document => document;

    public ConformanceOptions Options => options;

    public HouseProfile Profile => options.Profile;

    public bool IsFinal => options.Mode == DocumentMode.Final;

    /// <summary>What kind of document this is, and where its blocks stand.</summary>
    public DocumentUnderstanding Understanding => understanding;

    public DocumentLayout Layout => understanding.Layout;

    /// <summary>By what a reader finds a place in this document.</summary>
    public Landmarks Landmarks => _landmarks ??= Landmarks.Of(Layout, document);

    /// <summary>The number on the page of a paragraph; null where it is not known.</summary>
    public string? PageOf(Paragraph paragraph) =>
        options.Pages is { } pages && document.PositionOf(paragraph) is { } position && pages.Of(position) is { } page
            ? page.ToString(CultureInfo.InvariantCulture)
            : null;
}

/// <summary>A breach at one place, with the repair that mends it where that is safe.</summary>
internal sealed record Violation(Severity Severity, Spot Spot, Wording Message)
{
    public Wording? Found { get; init; }

    public Wording? Expected { get; init; }

    public Wording? Hint { get; init; }

    public Repair? Repair { get; init; }
}

/// <summary>A certain repair that a rule offers, whether its finding is among those that are printed or not.</summary>
internal sealed record OfferedRepair(Rule Rule, Spot Spot, Repair Repair);

/// <summary>What one rule says about one document. A rule that says nothing has passed.</summary>
internal sealed class Inspection(Rule rule, Subject subject)
{
    /// <summary>Beyond so many places of one rule a document is no more than counted.</summary>
    private const int MostKept = 400;

    private readonly List<Violation> _violations = [];
    private readonly List<OfferedRepair> _repairs = [];
    private (RuleOutcome Outcome, Wording Reason)? _undecided;
    private int _uncounted;

    public Subject Subject => subject;

    public WordDocument Document => subject.Document;

    public DocumentLayout Layout => subject.Layout;

    /// <summary>What the document's kind demands, allows and forbids.</summary>
    public KindProfile Kind => subject.Understanding.Profile;

    public HouseProfile Profile => subject.Profile;

    public bool IsFinal => subject.IsFinal;

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>All certain repairs, however many findings are printed.</summary>
    public IReadOnlyList<OfferedRepair> Repairs => _repairs;

    /// <summary>Runs the rule. A defect of ours ends the rule, never the check of the document.</summary>
    public void Run()
    {
        try
        {
            rule.Inspect(this);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            Defect = defect;
            _violations.Clear();
            _repairs.Clear();
            NotEvaluated("lỗi của chương trình khi xét quy tắc này", "a defect of the program in this rule");
        }
    }

    /// <summary>What went wrong in the rule itself, or null.</summary>
    public Exception? Defect { get; private set; }

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
        if (_violations.Count < MostKept)
            _violations.Add(violation);
        else
            _uncounted++;
        if (violation.Repair is { } repair && (CertainRepairs.OfFormat(rule, violation) || CertainRepairs.OfText(violation)))
            _repairs.Add(new(rule, violation.Spot, repair));
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
            [.. CauseFindings.Of(_violations, _uncounted).Select(cause => Finding(cause.First, cause.Message))]);
    }

    private RuleOutcome Outcome()
    {
        if (_violations.Any(violation => violation.Severity >= Severity.Warning))
            return RuleOutcome.Fail;
        if (_violations.Any(violation => violation.Severity == Severity.Review))
            return RuleOutcome.NeedsReview;
        return _undecided?.Outcome ?? RuleOutcome.Pass;
    }

    private Finding Finding(Violation violation, Wording message) => new(rule.Id, violation.Severity, PlaceOf(violation.Spot), message)
    {
        Found = violation.Found,
        Expected = violation.Expected,
        Hint = violation.Hint ?? HintOf(violation),
        Source = rule.Description.Source,
    };

    private Place PlaceOf(Spot spot)
    {
        var place = spot.ToPlace(subject.File);
        if (place.Location is not { } location || spot.Paragraph is not { } paragraph)
            return place;
        if (subject.PageOf(paragraph) is { } page)
            location = new($"trang {page}, {location.Vi}", $"page {page}, {location.En}");
        return place with
        {
            Location = subject.Landmarks.Near(paragraph) is { } near
                ? new($"{location.Vi} ({near.Vi})", $"{location.En} ({near.En})")
                : location,
        };
    }

    private Wording? HintOf(Violation violation)
    {
        if (subject.Understanding.WhyNotMended is not null)
            return null;
        if (CertainRepairs.OfFormat(rule, violation))
            return FormatHint;
        return CertainRepairs.OfText(violation) ? TextHint : null;
    }

    private static readonly Wording FormatHint = new("Có thể sửa tự động với --fix.", "Can be mended with --fix.");
    private static readonly Wording TextHint = new("Có thể sửa chữ này với --fix-text.", "These words can be mended with --fix-text.");
}
