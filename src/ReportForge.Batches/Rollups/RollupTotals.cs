using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReportForge.Batches.Rollups;

/// <summary>Who has the smallest and who the largest value of a field.</summary>
internal sealed record RollupExtremes(decimal Smallest, string SmallestUnit, decimal Largest, string LargestUnit);

/// <summary>What a field came to over all units.</summary>
internal sealed class RollupTotal
{
    public decimal Sum { get; private set; }

    /// <summary>Codes of the units that gave a number.</summary>
    public IReadOnlyCollection<string> From => _from;

    public int Units => _from.Count;

    public RollupExtremes? Extremes { get; private set; }

    private readonly HashSet<string> _from = new(StringComparer.Ordinal);

    public void Add(decimal value, string unit)
    {
        Sum += value;
        _from.Add(unit);
        Extremes = Extremes is { } known
            ? new RollupExtremes(
                Math.Min(known.Smallest, value), value < known.Smallest ? unit : known.SmallestUnit,
                Math.Max(known.Largest, value), value > known.Largest ? unit : known.LargestUnit)
            : new RollupExtremes(value, unit, value, unit);
    }
}

/// <summary>Adds up the fields of a manifest over units, one after the other.</summary>
internal sealed class RollupTotals(IEnumerable<string> fields)
{
    private readonly IReadOnlyList<RollupField> _fields = [.. fields.Distinct().Select(RollupField.Parse)];
    private readonly Dictionary<string, RollupTotal> _totals = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>
    /// Every field that any unit gave a number for, with rows of lists told apart by their key, in the order of the manifest.
    /// </summary>
    public IEnumerable<(string Path, RollupTotal Total)> All => _order.Select(path => (path, _totals[path]));

    public RollupTotal? Of(string path) => _totals.GetValueOrDefault(path);

    public void Add(JsonElement data, string unit)
    {
        foreach (var field in _fields)
        {
            foreach (var (path, value) in field.Numbers(data))
                TotalOf(path).Add(value, unit);
        }
    }

    private RollupTotal TotalOf(string path)
    {
        if (!_totals.TryGetValue(path, out var total))
        {
            _totals[path] = total = new RollupTotal();
            _order.Add(path);
        }

        return total;
    }
}

/// <summary>A field that is added up: <c>figures.total</c>, or <c>fields[name].received</c> for the rows of a list.</summary>
internal sealed partial record RollupField(string List, string Key, string Member)
{
    public static RollupField Parse(string path)
    {
        var match = ListPath().Match(path);
        return match.Success
            ? new RollupField(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
            : new RollupField("", "", path);
    }

    /// <summary>The numbers that one unit gives for the field, with the path that tells rows apart.</summary>
    public IEnumerable<(string Path, decimal Value)> Numbers(JsonElement data) =>
        Values(data).Where(found => found.Value.ValueKind == JsonValueKind.Number).Select(found => (found.Path, found.Value.GetDecimal()));

    /// <summary>What one unit gives for the field, with the path that tells rows apart.</summary>
    public IEnumerable<(string Path, JsonElement Value)> Values(JsonElement data)
    {
        if (List.Length == 0)
        {
            if (Find(data, Member) is { } own)
                yield return (Member, own);
            yield break;
        }

        if (Find(data, List) is not { ValueKind: JsonValueKind.Array } list)
            yield break;
        foreach (var row in list.EnumerateArray())
        {
            if (Find(row, Key) is { ValueKind: JsonValueKind.String } key && Find(row, Member) is { } value)
                yield return (PathOf(key.GetString() ?? ""), value);
        }
    }

    /// <summary>The path of the row with that key, as totals have it.</summary>
    public string PathOf(string key) => IsOfRows ? $"{List}[{key}].{Member}" : Member;

    public bool IsOfRows => List.Length > 0;

    public bool IsPathOf(string path) => IsOfRows ? KeyOf(path) is not null : path == Member;

    /// <summary>The key of the row that a path of this field belongs to; null when it is another field's.</summary>
    public string? KeyOf(string path) =>
        path.StartsWith(List + "[", StringComparison.Ordinal) && path.EndsWith("]." + Member, StringComparison.Ordinal)
            ? path[(List.Length + 1)..^(Member.Length + 2)]
            : null;

    /// <summary>What one unit has in a column of the table: a field, or with <c>list[].member</c> the sum of the rows.</summary>
    public static decimal? OfColumn(JsonElement data, string path)
    {
        var parts = path.Split("[].", 2);
        if (parts.Length == 1)
            return Find(data, path) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
        if (Find(data, parts[0]) is not { ValueKind: JsonValueKind.Array } list)
            return null;
        var numbers = list.EnumerateArray().Select(row => Find(row, parts[1])).OfType<JsonElement>()
            .Where(value => value.ValueKind == JsonValueKind.Number).ToList();
        return numbers.Count == 0 ? null : numbers.Sum(value => value.GetDecimal());
    }

    /// <summary>The value at a dotted path, or null.</summary>
    public static JsonElement? Find(JsonElement data, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out data))
                return null;
        }

        return data;
    }

    [GeneratedRegex(@"^(.+?)\[([^\]]+)\]\.(.+)$")]
    private static partial Regex ListPath();
}
