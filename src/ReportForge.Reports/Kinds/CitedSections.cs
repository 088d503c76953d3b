using System.Collections.Frozen;
using ReportForge.Reports.Functions;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>Which sections of <c>citations</c> a template reads.</summary>
internal static class CitedSections
{
    private const string Root = "citations";

    /// <summary>The sections whose documents a template prints; null when it takes them by a name of the data.</summary>
    public static FrozenSet<string>? Of(WordTemplate template)
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
