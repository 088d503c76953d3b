using System.Collections.Immutable;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Cli.Checking;

/// <summary>What a check says about one file.</summary>
/// <param name="Name">The file as the user would name it.</param>
/// <param name="Findings">All findings, in the order of their places.</param>
/// <param name="Verdict">The last word on a document, with how much of it could be judged; data has none.</param>
internal sealed record CheckedFile(string Name, ImmutableArray<Finding> Findings, Wording? Verdict)
{
    /// <summary>What differs from good practice, in one line; null when nothing does or it is told in full.</summary>
    public Wording? Practice { get; init; }

    /// <summary>What applies but could not be judged, and why; a document of which nothing is open may conform.</summary>
    public ImmutableArray<OpenRules> Open { get; init; } = [];

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    public bool HasErrors => Findings.Any(finding => finding.IsError);
}

/// <summary>Rules that were left open for one and the same reason.</summary>
internal sealed record OpenRules(ImmutableArray<string> Ids, Wording Reason)
{
    private const int MostNamed = 6;

    /// <summary>"KG-01", "HD-01, HD-02", or how many they are.</summary>
    public Wording Names => Ids.Length <= MostNamed
        ? Wording.Same(string.Join(", ", Ids))
        : new($"{Ids.Length} quy tắc", $"{Ids.Length} rules");

    public static ImmutableArray<OpenRules> Of(ConformanceReport report) =>
    [
        .. report.Results
            .Where(result => result.Outcome is RuleOutcome.NotEvaluated or RuleOutcome.NeedsReview && result.Reason is not null)
            .GroupBy(result => result.Reason ?? Wording.Same(""))
            .Select(group => new OpenRules([.. group.Select(result => result.Rule.Id)], group.Key)),
    ];
}
