using System.Globalization;
using ReportForge.Data;

namespace ReportForge.Reports.Regenerating;

/// <summary>A value of report data that has no members, and the path to it.</summary>
internal readonly record struct DataLeaf(string Path, Value Value)
{
    // What a source report printed in its own way stands beside the value that it is printed for.
    private const string AsPrinted = "as_printed";

    /// <summary>All of them in the order of the data.</summary>
    public static IEnumerable<DataLeaf> Of(Value value, string path = "")
    {
        if (value.AsObject() is { } all)
            return all.Members.Where(member => member.Key != AsPrinted)
                .SelectMany(member => Of(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}"));
        if (value.AsArray() is { } list)
            return Enumerable.Range(0, list.Count)
                .SelectMany(at => Of(list[at], string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]")));
        return [new(path, value)];
    }
}
