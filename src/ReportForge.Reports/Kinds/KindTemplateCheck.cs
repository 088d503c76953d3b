using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Functions;
using ReportForge.Scripting;

namespace ReportForge.Reports.Kinds;

/// <summary>
/// What can be said of a kind's Word parts without data: they prepare, read only what the contract has, and drop nothing of it.
/// </summary>
internal static class KindTemplateCheck
{
    // Given to templates beside the data: indicator values by key, the rows of the form.
    private static readonly string[] GivenNames = ["ind", "rows"];

    public static ImmutableArray<Finding> Check(ReportKind kind)
    {
        var prepared = kind.Template;
        var read = prepared.Needs?.Knowing(ViFunctions.InWord).Data ?? [];
        var parts = kind.ReadParts();
        var places = new ReadPlaces(parts);
        return
        [
            .. prepared.Findings,
            .. (prepared.Needs?.UnknownCalls ?? []).Select(name => TemplateFunctions.OfCall(name, PlaceOf(kind, name, places))),
            .. read.Select(need => Unknown(kind, need, places)).OfType<Finding>(),
            .. kind.Contract.Fields.Select(field => field.Key).Where(name => ViFunctions.Groups.Contains(name))
                .Select(name => KindFindings.GroupIsField(PlaceOf(kind, name, places), name)),
            .. GuardedReads.Find(kind.Contract, parts),
        ];
    }

    private static Place PlaceOf(ReportKind kind, string path, ReadPlaces places) => places.Of(path)
        ?? Place.InFile(kind.Files.NameOf("kind.yaml"));

    private static Finding? Unknown(ReportKind kind, DataNeed need, ReadPlaces places)
    {
        var path = need.Path;
        var root = path.Split('.', '[')[0];
        if (GivenNames.Contains(root))
            return null;
        if (path != root && ViFunctions.Groups.Contains(root) && kind.Contract.Field(root) is null)
            return KindFindings.UnknownFunction(PlaceOf(), path, TemplateFunctions.Nearest(path));
        for (var field = kind.Contract; ;)
        {
            var (name, rest) = Step(path);
            var next = name == "[]" ? field.Items : field.Field(name) ?? field.Others;
            if (next is null)
                return IsFree(field, name) ? null : KindFindings.UnknownField(PlaceOf(), need.Path, Nearest(field, name, need.Path));
            if (rest.Length == 0)
                return null;
            (field, path) = (next, rest);
        }

        Place PlaceOf() => KindTemplateCheck.PlaceOf(kind, need.Path, places);
    }

    // An object may be asked for a field whose name is data (references[key]); texts and lists have members of the language's
    // own (rows.size).
    private static bool IsFree(ContractField field, string name) =>
        (name == "[]" && field.Allows(FieldTypes.Object))
        || (name != "[]" && field.AllowsOthers && (field.Fields.IsEmpty || field.Others is not null))
        || (name == "size" && !field.Allows(FieldTypes.Object));

    private static string? Nearest(ContractField field, string name, string path)
    {
        var near = NameSuggester.Nearest(name, field.Fields.Select(known => known.Key));
        var at = path.LastIndexOf(name, StringComparison.Ordinal);
        return near is null ? null : path[..at] + near + path[(at + name.Length)..];
    }

    private static (string Name, string Remainder) Step(string path)
    {
        if (path.StartsWith('['))
            return ("[]", path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart('.'));
        var end = path.IndexOfAny(['.', '[']);
        return end < 0 ? (path, "") : (path[..end], path[end..].TrimStart('.'));
    }
}
