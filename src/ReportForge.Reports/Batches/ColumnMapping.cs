using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Yaml;

namespace ReportForge.Reports.Batches;

/// <summary>What the columns of somebody else's table mean: a YAML file of lines "title of the column: field".</summary>
public sealed class ColumnMapping
{
    private readonly ImmutableDictionary<string, string> _fields;

    private ColumnMapping(ImmutableDictionary<string, string> fields) => _fields = fields;

    public static (ColumnMapping? Mapping, ImmutableArray<Finding> Findings) Read(string file, ReadOnlySpan<byte> utf8)
    {
        var findings = new List<Finding>();
        var root = YamlReader.Read(file, utf8, findings);
        if (root is not YamlMap map)
        {
            if (root is not null)
                findings.Add(BatchFindings.MappingShape(file));
            return (null, [.. findings]);
        }

        var reader = new YamlMapReader(file, map, findings);
        var fields = map.Entries
            .Select(entry => (Title: entry.Key.Value, Field: reader.AsText(entry.Value, entry.Key.Value)))
            .Where(entry => entry.Field is not null)
            .ToImmutableDictionary(entry => entry.Title, entry => entry.Field ?? "", StringComparer.Ordinal);
        return (findings.Any(finding => finding.IsError) ? null : new ColumnMapping(fields), [.. findings]);
    }

    public string? FieldOf(string title) => _fields.GetValueOrDefault(title);
}
