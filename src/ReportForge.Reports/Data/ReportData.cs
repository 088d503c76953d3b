using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Findings;

namespace ReportForge.Reports.Data;

/// <summary>The outcome of reading report data; the data is null when findings say why there is none.</summary>
public sealed record ReportDataResult(ReportData? Data, ImmutableArray<Finding> Findings);

/// <summary>
/// One report's data: a JSON object, or a workbook read into the same shape. Immutable; shared by threads. It knows where in
/// its file every value stands.
/// </summary>
public sealed class ReportData
{
    private readonly Func<string, Place> placeOf;

    internal ReportData(string file, Value root, Func<string, Place> placeOf)
    {
        File = file;
        Root = root;
        this.placeOf = placeOf;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The object whose members are the names that templates and rules see.</summary>
    public Value Root { get; }

    /// <summary>The id of the kind, or an empty text when the data names none.</summary>
    public string KindId => TextAt("kind") ?? "";

    public string? UnitCode => Root.TryGetMember("unit", out var unit) && unit.TryGetMember("code", out var code) ? code.AsString() : null;

    /// <summary>Reads a JSON file.</summary>
    public static ReportDataResult Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var json = JsonData.Read(file, utf8);
        if (json.Findings.Any(finding => finding.IsError))
            return new ReportDataResult(null, json.Findings);
        if (!json.Value.TryGetObject(out _))
            return new ReportDataResult(null, [.. json.Findings, DataFindings.NotAnObject(Place.InFile(file))]);
        var index = new Lazy<JsonPlaceIndex>(() => new JsonPlaceIndex(utf8));
        if (utf8.Length > TextAmount.MostOfOne && TextAmount.Excess(json.Value) is { } path)
            return new ReportDataResult(null, [.. json.Findings, DataFindings.TooMuchText(Locate(file, index.Value, path))]);
        return new ReportDataResult(new ReportData(file, json.Value, path => Locate(file, index.Value, path)), json.Findings);
    }

    /// <summary>Data made by a program, such as a generated sample.</summary>
    public static ReportData From(string file, DataObject root) => new(file, Value.From(root), path => Place.InData(path, file));

    /// <summary>Where a value stands: line and column of a JSON file, the cell of a workbook, and its path.</summary>
    public Place PlaceOf(string path) => placeOf(path);

    /// <summary>The same data with some root members replaced; places stay those of this file.</summary>
    internal ReportData With(params ReadOnlySpan<(string Name, Value Value)> replaced)
    {
        var root = new DataObject();
        if (Root.TryGetObject(out var members))
        {
            foreach (var (name, value) in members.Members)
                root.Set(name, value);
        }

        foreach (var (name, value) in replaced)
            root.Set(name, value);
        return new ReportData(File, Value.From(root), placeOf);
    }

    internal string? TextAt(string name) => Root.TryGetMember(name, out var value) ? value.AsString() : null;

    private static Place Locate(string file, JsonPlaceIndex index, string path)
    {
        const int longestQuote = 200;
        var (line, column) = index.Locate(path);
        return Place.At(file, line, column) with { Path = path.Length == 0 ? null : path, Quote = index.LineText(line, longestQuote) };
    }
}
