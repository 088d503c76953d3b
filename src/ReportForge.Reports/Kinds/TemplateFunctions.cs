using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Reports.Kinds;

/// <summary>What can be said of the functions of a single Word file, which has no contract.</summary>
public static class TemplateFunctions
{
    // What a group has besides functions is never called.
    private static readonly ImmutableArray<string> Functions =
    [
        .. ViFunctions.Groups.SelectMany(
            group => ViFunctions.InWord.FunctionsOf(group).Order(StringComparer.Ordinal).Select(function => $"{group}.{function}"))
            .Except(["date.format", "date.default_format"]),
    ];

    /// <summary>
    /// Functions that do not exist, called or read, and names of groups of functions that are read as if they were data: without
    /// a contract nobody knows whether the data have such a field.
    /// </summary>
    public static ImmutableArray<Finding> Unknown(TemplateNeeds needs, WordTemplatePart file)
    {
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(file);
        var places = new ReadPlaces([file]);
        var read = needs.Knowing(ViFunctions.InWord).Data.Select(need => OfRead(need.Path, PlaceOf));
        return [.. needs.UnknownCalls.Select(name => OfCall(name, PlaceOf(name))).Concat(read.OfType<Finding>())];

        Place PlaceOf(string path) => (ViFunctions.Groups.Contains(path) ? places.OfName(path) : places.Of(path))
            ?? Place.InFile(file.Name);
    }

    /// <summary>A called function that nobody has.</summary>
    internal static Finding OfCall(string name, Place place)
    {
        var finding = KindFindings.UnknownFunction(place, name, Nearest(name));
        return finding with { Hint = finding.Hint ?? KindFindings.HowToCall };
    }

    /// <summary>The name that was most probably meant: the same in another group, or the nearest in its own or in any.</summary>
    internal static string? Nearest(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return Functions.FirstOrDefault(function => function.EndsWith("." + name, StringComparison.Ordinal))
            ?? NameSuggester.Nearest(path, Functions)
            ?? (NameSuggester.Nearest(name, Functions.Select(NameOf)) is { } near
                ? Functions.First(function => NameOf(function) == near)
                : null);
    }

    private static string NameOf(string function) => function[(function.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static Finding? OfRead(string path, Func<string, Place> placeOf)
    {
        var parts = path.Split(['.', '['], 2);
        if (!ViFunctions.Groups.Contains(parts[0]))
            return null;
        // date.year may be a field of the data; date.pars is hardly one, and the groups of this program are no names of data.
        var isOurs = parts[0] is "vi" or "word";
        return parts.Length == 2 && (isOurs || NameSuggester.Nearest(parts[1], ViFunctions.InWord.FunctionsOf(parts[0])) is not null)
            ? KindFindings.UnknownFunction(placeOf(path), path, Nearest(path))
            : KindFindings.GroupRead(placeOf(path), parts[0]);
    }
}
