using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Reports.Functions;

/// <summary>What can be said of the functions of a single Word file, which has no contract.</summary>
public static class TemplateFunctions
{
    /// <summary>The members of <c>vi</c>, <c>word</c> and the language's own groups that are read but do not exist.</summary>
    public static ImmutableArray<Finding> Unknown(TemplateNeeds needs, WordTemplatePart file)
    {
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(file);
        var places = new ReadPlaces([file]);
        return [.. needs.Knowing(ViFunctions.InWord).Data.Select(need => Unknown(need.Path, file, places)).OfType<Finding>()];
    }

    private static Finding? Unknown(string path, WordTemplatePart file, ReadPlaces places) =>
        path.Split('.', 2) is [var owner, _] && ViFunctions.InWord.FunctionsOf(owner) is { Count: > 0 } functions
            ? KindFindings.UnknownFunction(places.Of(path) ?? Place.InFile(file.Name), path, Nearest(owner, path, functions))
            : null;

    /// <summary>The function of a group whose name is nearest to that of a path.</summary>
    internal static string? Nearest(string owner, string path, IEnumerable<string> functions) =>
        NameSuggester.Nearest(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..], functions) is { } near ? $"{owner}.{near}" : null;
}
