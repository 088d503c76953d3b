using System.Collections.Frozen;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>
/// What <c>--fix</c> may do unasked: formats that the decree fixes and that print one way only. What is a matter of taste, what
/// may be meant (emphasis, a line that stands elsewhere) and every word is left to the person.
/// </summary>
internal static class CertainRepairs
{
    /// <summary>Page, letters, alignment, indent and spacing of recognised blocks, the line of the header's names, page numbers.</summary>
    private static readonly FrozenSet<string> Formats = FrozenSet.Create(
        StringComparer.Ordinal,
        "PG-01", "PG-03", "PG-04", "PG-05", "PG-08", "PG-10", "PG-11", "PG-12",
        "HD-01", "HD-02", "HD-04", "HD-05", "HD-07", "HD-08", "HD-09", "HD-10", "HD-14",
        "TL-01", "TL-02", "TL-03", "TL-05", "KG-02", "KG-03",
        "BD-01", "BD-02", "BD-03", "BD-04", "BD-05", "BD-06", "BD-08", "BD-09", "BD-10", "BD-13",
        "SG-01", "SG-02", "SG-06", "NN-01", "NN-02", "NN-05", "NN-07",
        "PL-03", "PL-04", "PL-05", "PL-07");

    /// <summary>A rule whose every breach is certain although it weighs no more than a warning.</summary>
    private static readonly FrozenSet<string> CertainWarnings = FrozenSet.Create(StringComparer.Ordinal, "KG-03", "NN-05");

    /// <summary>Whether a fix mends formats for this rule at all.</summary>
    public static bool Covers(string rule) => Formats.Contains(rule);

    public static bool OfFormat(Rule rule, Violation violation) =>
        violation is { Repair.Edit: null } && Formats.Contains(rule.Id)
        && (violation.Severity == Severity.Error || (violation.Severity == Severity.Warning && CertainWarnings.Contains(rule.Id)));

    public static bool OfText(Violation violation) => violation is { Repair.Edit: not null, Severity: >= Severity.Warning };
}
