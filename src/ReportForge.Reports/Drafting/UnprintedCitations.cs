using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Drafting;

/// <summary>
/// Sections of <c>citations</c> that no Word part of the kind reads: their documents would be missing from the report without
/// a word.
/// </summary>
internal static class UnprintedCitations
{
    private const string Root = "citations";

    public static IEnumerable<Finding> Find(ReportKind kind, ReportData data)
    {
        if (IndicatorValues.Follow(data.Root, Root).AsObject() is not { } citations || kind.PrintedCitations is not { } printed)
            yield break;
        foreach (var (section, documents) in citations.Members)
        {
            if (documents.AsArray() is { Count: > 0 } && !printed.Contains(section))
                yield return DataFindings.UnprintedCitations(
                    data.PlaceOf($"{Root}.{section}"),
                    section,
                    NameSuggester.Nearest(section, printed.Order(StringComparer.Ordinal)));
        }
    }
}
