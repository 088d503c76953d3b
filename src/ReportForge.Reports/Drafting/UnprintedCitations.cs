using System.Collections.Frozen;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Word;

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

    /// <summary>The sections whose documents a template prints; null when it takes them by a name of the data.</summary>
    public static FrozenSet<string>? SectionsOf(WordTemplate template)
    {
        var paths = template.Needs.Knowing(ViFunctions.InWord).Data
            .Select(need => need.Path)
            .Where(path => path.StartsWith(Root, StringComparison.Ordinal))
            .ToList();
        if (paths.Any(path => !path.StartsWith(Root + ".", StringComparison.Ordinal)))
            return null;
        return paths.Select(path => path[(Root.Length + 1)..].Split('.', '[')[0]).ToFrozenSet(StringComparer.Ordinal);
    }
}
