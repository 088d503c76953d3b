using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Conformance.Judging;

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

    /// <summary>Plain logic (arithmetic, the calendar, one place of the document against another), or another law.</summary>
    Logic,
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

/// <summary>A rule that ended by a defect of this program: it is left unjudged, the others go on.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Defect">What was thrown, for those who mend the program.</param>
public sealed record RuleDefect(string RuleId, Exception Defect);

/// <summary>All results of one document. Immutable.</summary>
public sealed record ConformanceReport
{
    internal ConformanceReport(
        string file, ImmutableArray<RuleResult> results, ImmutableArray<Finding> fileFindings, bool tellsPractice = false)
    {
        File = file;
        Results = results;
        FileFindings = fileFindings;
        Practice = [.. results.Where(IsPractice)
            .SelectMany(result => result.Findings)
            .Where(finding => finding.Severity >= Severity.Warning)
            .Select(Quieter)];
        Findings = [.. fileFindings, .. results.Where(result => !IsPractice(result))
            .SelectMany(result => result.Findings), .. tellsPractice ? Practice : []];
    }

    public string File { get; }

    /// <summary>One result for each rule of the pack, in the order of the catalogue; empty when the file could not be read.</summary>
    public ImmutableArray<RuleResult> Results { get; }

    /// <summary>What is wrong with the file itself: not readable, refused.</summary>
    public ImmutableArray<Finding> FileFindings { get; }

    /// <summary>
    /// All findings, those of the file first, then in the order of the rules. Matters of practice stand among them only when
    /// <see cref="ConformanceOptions.TellsPractice"/> asks for it.
    /// </summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>
    /// What differs from good practice, on which the decree is silent; as information, one level below a rule of the decree.
    /// </summary>
    public ImmutableArray<Finding> Practice { get; }

    /// <summary>"12 thông lệ trình bày khác (TB-01, TB-03 …)" in one line; null when there are none.</summary>
    public Wording? PracticeLine
    {
        get
        {
            if (Practice.IsEmpty)
                return null;
            var rules = string.Join(", ", Practice.Select(finding => finding.Code).Distinct());
            return new($"{Practice.Length} thông lệ trình bày khác ({rules})", $"{Practice.Length} matters of practice ({rules})");
        }
    }

    /// <summary>Whether the file carries a digital signature: it is checked but never mended.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What the document was taken for, and by what evidence.</summary>
    public Wording? Understood { get; init; }

    /// <summary>
    /// Rules that ended by a defect of this program; each has a finding too. Empty unless there is something to mend here.
    /// </summary>
    public ImmutableArray<RuleDefect> Defects { get; init; } = [];

    public bool HasErrors => Findings.Any(finding => finding.IsError);

    private static bool IsPractice(RuleResult result) => result.Rule.Origin == RuleOrigin.Practice;

    private static Finding Quieter(Finding finding) => finding with { Severity = Severity.Information };

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
            var failed = Results.Count(result => result.Outcome == RuleOutcome.Fail && !IsPractice(result));
            var judged = Count(RuleOutcome.Pass) + Count(RuleOutcome.Fail);
            var absent = Count(RuleOutcome.NotApplicable);
            var open = Count(RuleOutcome.NotEvaluated);
            var review = Count(RuleOutcome.NeedsReview);
            return new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"đã xét {judged}/{Results.Length} quy tắc, {failed} không đạt; {absent} không áp dụng, {open} chưa xét được, "
                        + $"{review} cần người xem"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{judged} of {Results.Length} rules evaluated, {failed} fail; {absent} not applicable, {open} not evaluated, "
                        + $"{review} need review"));
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
