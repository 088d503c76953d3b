using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>What a rule came to for one document.</summary>
public enum RuleOutcome
{
    /// <summary>The rule applies and is met.</summary>
    Pass,

    /// <summary>The rule applies and is broken; the findings say where.</summary>
    Fail,

    /// <summary>The document has nothing that the rule speaks of, or the house has switched the rule off.</summary>
    NotApplicable,

    /// <summary>The rule may apply but could not be judged.</summary>
    NotEvaluated,

    /// <summary>A person has to look.</summary>
    NeedsReview,
}

/// <summary>Where a rule comes from.</summary>
public enum RuleOrigin
{
    /// <summary>The decree's text or its specimens.</summary>
    Legal,

    /// <summary>Good practice; a house profile may switch it off or narrow it.</summary>
    Practice,
}

/// <summary>A rule as a catalogue prints it.</summary>
/// <param name="Id">Stable id, such as PG-03; never renumbered.</param>
/// <param name="Severity">How much a breach weighs; single findings may weigh less.</param>
/// <param name="Origin">Law or practice.</param>
/// <param name="Title">What the rule is about.</param>
/// <param name="Source">Clause of the decree, or what the practice rests on.</param>
public sealed record RuleDescription(string Id, Severity Severity, RuleOrigin Origin, Wording Title, string Source);

/// <summary>One rule's result for one document.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reason">Why it was not judged or does not apply; null for pass and fail.</param>
/// <param name="Findings">What was found; a passed rule may carry information.</param>
public sealed record RuleResult(RuleDescription Rule, RuleOutcome Outcome, Wording? Reason, ImmutableArray<Finding> Findings);

/// <summary>All results of one document. Immutable.</summary>
public sealed record ConformanceReport
{
    internal ConformanceReport(string file, ImmutableArray<RuleResult> results, ImmutableArray<Finding> fileFindings)
    {
        File = file;
        Results = results;
        FileFindings = fileFindings;
        Findings = [.. fileFindings, .. results.SelectMany(result => result.Findings)];
    }

    public string File { get; }

    /// <summary>The rules by which the document was judged, such as nd30-2020.</summary>
    public string Pack { get; } = RulePack.Id;

    /// <summary>One result for each rule of the pack, in the order of the catalogue; empty when the file could not be read.</summary>
    public ImmutableArray<RuleResult> Results { get; }

    /// <summary>What is wrong with the file itself: not readable, refused.</summary>
    public ImmutableArray<Finding> FileFindings { get; }

    /// <summary>All findings, those of the file first, then in the order of the rules.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Whether the file carries a digital signature: it is checked but never mended.</summary>
    public bool IsSigned { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.IsError);

    public int Count(RuleOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>
    /// Whether the document may be called "đúng thể thức": read, no error, no breach of a rule of the decree, and nothing
    /// that applies was left unjudged.
    /// </summary>
    public bool Conforms => Results.Length > 0 && !HasErrors
        && Results.All(result => result.Outcome is not (RuleOutcome.NotEvaluated or RuleOutcome.NeedsReview))
        && !Results.Any(result => result is { Outcome: RuleOutcome.Fail, Rule.Origin: RuleOrigin.Legal });

    /// <summary>"đã xét 87/110 quy tắc, 3 không đạt …".</summary>
    public Wording Coverage
    {
        get
        {
            var failed = Count(RuleOutcome.Fail);
            var judged = Count(RuleOutcome.Pass) + failed;
            var absent = Count(RuleOutcome.NotApplicable);
            var open = Count(RuleOutcome.NotEvaluated);
            var review = Count(RuleOutcome.NeedsReview);
            return new(
                string.Create(CultureInfo.InvariantCulture, $"đã xét {judged}/{Results.Length} quy tắc, {failed} không đạt; {absent} không áp dụng, {open} chưa xét được, {review} cần người xem"),
                string.Create(CultureInfo.InvariantCulture, $"{judged} of {Results.Length} rules evaluated, {failed} fail; {absent} not applicable, {open} not evaluated, {review} need review"));
        }
    }

    /// <summary>The verdict in words.</summary>
    public Wording Verdict
    {
        get
        {
            if (Results.Length == 0)
                return new("không kiểm tra được", "could not be checked");
            if (Conforms)
                return new("đúng thể thức", "conforms to the decree");
            var fails = HasErrors || Results.Any(result => result is { Outcome: RuleOutcome.Fail, Rule.Origin: RuleOrigin.Legal });
            return fails
                ? new("còn lỗi thể thức", "does not conform")
                : new("chưa thấy lỗi, nhưng còn nội dung chưa xét được", "no breach found, but not everything could be judged");
        }
    }
}
