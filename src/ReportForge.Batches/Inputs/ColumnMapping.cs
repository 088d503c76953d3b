using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Data.Yaml;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;

namespace ReportForge.Batches.Inputs;

/// <summary>
/// What the columns of somebody else's table mean: a YAML file of lines "title of the column: field". A title without a
/// field is left out on purpose.
/// </summary>
public sealed class ColumnMapping
{
    private readonly string _file;
    private readonly ImmutableArray<ColumnMeaning> _meanings;

    private ColumnMapping(string file, ImmutableArray<ColumnMeaning> meanings) => (_file, _meanings) = (file, meanings);

    public static (ColumnMapping? Mapping, ImmutableArray<Finding> Findings) Read(string file, ReadOnlySpan<byte> utf8)
    {
        var findings = new List<Finding>();
        var root = YamlReader.Read(file, utf8, findings);
        if (root is not YamlMap map)
        {
            if (root is not null)
                findings.Add(BatchInputFindings.MappingShape(file));
            return (null, [.. findings]);
        }

        var reader = new YamlMapReader(file, map, findings);
        var meanings = map.Entries.Select(
            entry => new ColumnMeaning(Composed(entry.Key.Value), FieldOf(reader, entry), entry.Key.Line, entry.Key.Column))
            .ToImmutableArray();
        return (findings.Any(finding => finding.IsError) ? null : new ColumnMapping(file, meanings), [.. findings]);
    }

    /// <summary>Whether the mapping speaks of a column; without a field when it is to be left out.</summary>
    internal bool TryFind(string title, out string? field)
    {
        var meaning = _meanings.FirstOrDefault(meaning => meaning.Title == Composed(title));
        field = meaning?.Field;
        return meaning is not null;
    }

    /// <summary>Fields that the kind does not have.</summary>
    internal IEnumerable<Finding> UnknownFields(ContractField contract) =>
        from meaning in _meanings
        let field = meaning.Field
        where field is not null && contract.At(field) is null
        select BatchInputFindings.MappedToNothing(PlaceOf(meaning), meaning.Title, field ?? "");

    /// <summary>Titles that the table does not have; one that was misspelt would fill nothing.</summary>
    internal IEnumerable<Finding> UnusedTitles(ImmutableArray<string> titles) =>
        from meaning in _meanings
        where meaning.Field is not null && !titles.Select(Composed).Contains(meaning.Title)
        select BatchInputFindings.MappedColumnMissing(PlaceOf(meaning), meaning.Title);

    private Place PlaceOf(ColumnMeaning meaning) => Place.At(_file, meaning.Line, meaning.Column);

    private static string? FieldOf(YamlMapReader reader, YamlEntry entry) =>
        entry.Value is YamlText { IsNull: true } ? null : reader.AsText(entry.Value, entry.Key.Value)?.Trim();

    private static string Composed(string title) =>
        string.Join(' ', UnicodeForm.Compose(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record ColumnMeaning(string Title, string? Field, int Line, int Column);
}
