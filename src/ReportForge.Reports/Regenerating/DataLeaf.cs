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

    /// <summary>The same data with another value at one path.</summary>
    public static Value With(Value data, string wanted, Value value) => With(data, "", wanted, value);

    private static Value With(Value data, string path, string wanted, Value value)
    {
        if (path == wanted)
            return value;
        if (!wanted.StartsWith(path, StringComparison.Ordinal))
            return data;
        if (data.AsObject() is { } all)
        {
            var copy = new DataObject();
            foreach (var (name, member) in all.Members)
                copy.Set(name, With(member, path.Length == 0 ? name : $"{path}.{name}", wanted, value));
            return Value.From(copy);
        }

        return data.AsArray() is { } list
            ? Value.From(new DataArray(Enumerable.Range(0, list.Count)
                .Select(at => With(list[at], string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"), wanted, value))))
            : data;
    }
}
