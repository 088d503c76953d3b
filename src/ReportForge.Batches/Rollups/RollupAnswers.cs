using System.Collections.Immutable;
using System.Text.Json;

namespace ReportForge.Batches.Rollups;

/// <summary>
/// Answers, which cannot be added: the superior has that of its units where all gave the same one. Days: the first or the
/// last of all.
/// </summary>
internal sealed class RollupAnswers(ImmutableArray<RollupAnswer> fields, ImmutableArray<string> earliest, ImmutableArray<string> latest)
{
    private readonly Dictionary<string, SortedDictionary<string, int>> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _days = new(StringComparer.Ordinal);

    public void Add(JsonElement data)
    {
        foreach (var field in fields)
        {
            if (RollupField.Find(data, field.Field) is { ValueKind: not JsonValueKind.Null } answer)
                Count(field.Field, answer.GetRawText());
        }

        foreach (var field in earliest)
            KeepDay(data, field, sign: -1);
        foreach (var field in latest)
            KeepDay(data, field, sign: 1);
    }

    /// <summary>Answers as JSON with the number of units that gave each.</summary>
    public IReadOnlyDictionary<string, int> CountsOf(RollupAnswer field) =>
        _counts.TryGetValue(field.Field, out var counts) ? counts : ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The day of a field; null when no unit gave one.</summary>
    public string? DayOf(string field) => _days.GetValueOrDefault(field);

    private void Count(string field, string json)
    {
        if (!_counts.TryGetValue(field, out var counts))
            _counts[field] = counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        counts[json] = counts.GetValueOrDefault(json) + 1;
    }

    // Days are written year first, so that texts compare as days do.
    private void KeepDay(JsonElement data, string field, int sign)
    {
        if (RollupField.Find(data, field) is not { ValueKind: JsonValueKind.String } given || given.GetString() is not { } day)
            return;
        if (!_days.TryGetValue(field, out var known) || string.CompareOrdinal(day, known) * sign > 0)
            _days[field] = day;
    }
}
