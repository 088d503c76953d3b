using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Data.Yaml;

/// <summary>
/// Takes a map apart by its known keys. Every complaint (missing key, wrong shape, unknown key) is gathered; <see cref="Close"/>
/// reports the keys that nobody asked for.
/// </summary>
public sealed class YamlMapReader(string file, YamlMap map, List<Finding> findings)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string File => file;

    public List<Finding> Findings => findings;

    public Place Place => At(map);

    public Place At(YamlNode node) => Place.At(file, node.Line, node.Column);

    public YamlNode? Optional(string key)
    {
        known.Add(key);
        return map.Find(key) is { } node and not YamlText { IsNull: true } ? node : null;
    }

    /// <summary>The key stands there, if only with the value null.</summary>
    public bool Has(string key) => map.Find(key) is not null;

    public YamlNode? Required(string key)
    {
        var node = Optional(key);
        if (node is null)
            findings.Add(ManifestFindings.MissingKey(Place, key));
        return node;
    }

    public string? OptionalText(string key) => Optional(key) is { } node ? AsText(node, key) : null;

    /// <summary>Empty when it is missing; the finding says so.</summary>
    public string RequiredText(string key) => Required(key) is { } node ? AsText(node, key) ?? "" : "";

    public bool Flag(string key)
    {
        var node = Optional(key);
        switch (node)
        {
            case null or YamlText { Value: "false" }:
                return false;
            case YamlText { Value: "true" }:
                return true;
            default:
                findings.Add(ManifestFindings.WrongShape(At(node), key, new("true hoặc false", "true or false")));
                return false;
        }
    }

    public int? OptionalNumber(string key)
    {
        var node = Optional(key);
        if (node is null)
            return null;
        if (node is YamlText text && int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        findings.Add(ManifestFindings.WrongShape(At(node), key, new("số nguyên", "a whole number")));
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public ImmutableArray<string> Texts(string key) => Optional(key) switch
    {
        null => [],
        YamlText text => [text.Value],
        YamlList list => [.. list.Items.Select(item => AsText(item, key)).OfType<string>()],
        { } other => Wrong<string>(other, key),
    };

    public ImmutableArray<YamlMapReader> Maps(string key) => Optional(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(item => AsMap(item, key)).OfType<YamlMapReader>()],
        { } other => Wrong<YamlMapReader>(other, key),
    };

    public YamlMapReader? OptionalMap(string key) => Optional(key) is { } node ? AsMap(node, key) : null;

    /// <summary>Every entry of a map whose keys are free, such as variants by their id.</summary>
    public IEnumerable<YamlEntry> Entries => map.Entries;

    public YamlMapReader? AsMap(YamlNode node, string key)
    {
        if (node is YamlMap inner)
            return new YamlMapReader(file, inner, findings);
        findings.Add(ManifestFindings.WrongShape(At(node), key, new("các dòng 'tên: giá trị'", "lines 'key: value'")));
        return null;
    }

    public string? AsText(YamlNode node, string key)
    {
        if (node is YamlText text)
            return text.Value;
        findings.Add(ManifestFindings.WrongShape(At(node), key, new("một văn bản", "a text")));
        return null;
    }

    /// <summary>A sentence in both languages: a map with vi and en, or one text for both.</summary>
    public Wording? OptionalWording(string key)
    {
        var node = Optional(key);
        if (node is null or YamlText)
            return node is YamlText text ? Wording.Same(text.Value) : null;
        if (AsMap(node, key) is not { } both)
            return null;
        var wording = new Wording(both.RequiredText("vi"), both.RequiredText("en"));
        both.Close();
        return wording;
    }

    public Wording RequiredWording(string key)
    {
        Required(key);
        return OptionalWording(key) ?? Wording.Same("");
    }

    /// <summary>Reports the keys that were not asked for, each with the known key that it may mean.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key.Value)).Take(YamlReader.MaxFindings))
            findings.Add(ManifestFindings.UnknownKey(At(entry.Key), entry.Key.Value, NameSuggester.Nearest(entry.Key.Value, known)));
    }

    private ImmutableArray<T> Wrong<T>(YamlNode node, string key)
    {
        findings.Add(ManifestFindings.WrongShape(At(node), key, new("một danh sách", "a list")));
        return [];
    }
}
