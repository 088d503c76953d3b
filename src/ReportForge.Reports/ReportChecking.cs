using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports;

/// <summary>Checks report data against the contract and the rules of its kind.</summary>
public static class ReportChecking
{
    private static readonly DraftOptions WithoutConformance = new() { ChecksConformance = false };

    /// <summary>
    /// All findings at once. Data that breaks the contract is not judged by rules: their findings would repeat the same
    /// mistakes. Rules about the document are judged on a draft of it when the template can be rendered.
    /// </summary>
    public static ImmutableArray<Finding> Check(this ReportKind kind, ReportData data, NeighbourReferences? neighbours = null) =>
        [.. ReportDrafting.Draft(kind, data, WithoutConformance with { Neighbours = neighbours }).DataFindings.Where(
            finding => !DraftResult.IsOpenUntilIssued(finding))];

    /// <summary>The contract alone.</summary>
    public static IReadOnlyList<Finding> CheckContract(ReportKind kind, ReportData data)
    {
        var findings = ContractChecker.Check(kind.Contract, data.Root, data.PlaceOf);
        return findings.Any(finding => finding.IsError)
            ? findings
            : [.. findings, .. PeriodChecker.Check(kind.PeriodTypes, data.Root, data.PlaceOf)];
    }

    /// <summary>
    /// What was typed and has no place in the document, what is missing from a whole report, and the rules that need no document.
    /// </summary>
    public static ImmutableArray<Finding> JudgeData(ReportKind kind, ReportData data, ReportScope scope) =>
    [
        .. UnprintedFields.Find(kind.Contract, data.Root, data.PlaceOf),
        .. Completeness.OfData(kind, data),
        .. RuleEngine.Judge(kind.DataRules.For(data), data, scope, new RuleMemory()),
    ];

    /// <summary>
    /// What the document prints: cited documents that it leaves out, headings without a text, and the rules about its text. Nothing
    /// where no document was made.
    /// </summary>
    internal static ImmutableArray<Finding> JudgeDocument(ReportKind kind, ReportData data, ReportScope scope, Value? text)
    {
        if (text is not { } rendered)
            return [];
        scope.SetRendered(rendered);
        return [.. UnprintedCitations.Find(
            kind, data), .. Completeness.OfText(data, rendered), .. RuleEngine.Judge(kind.DocumentRules, data, scope, new RuleMemory())];
    }
}
