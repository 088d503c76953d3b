using System.Collections.Immutable;
using System.Text.Json;

namespace ReportForge.Batches.Rollups;

/// <summary>The mean of the percentages of several units.</summary>
/// <param name="Value">Weighted, unrounded; in hundredths of the weights.</param>
/// <param name="Weights">What the weights add up to.</param>
/// <param name="From">Codes of the units that gave percentage and weight.</param>
internal sealed record RollupMeanTotal(decimal Value, decimal Weights, ImmutableHashSet<string> From)
{
    public static readonly RollupMeanTotal None = new(0, 0, []);

    public int Units => From.Count;

    public RollupMeanTotal With(decimal percentage, decimal weight, string unit) =>
        new(Value + (percentage / 100 * weight), Weights + weight, From.Add(unit));
}

/// <summary>
/// Percentages of which units state neither part nor whole: each counts by the weight that the manifest names for it, so
/// that a large unit counts for more than a small one. A unit without a weight does not count.
/// </summary>
internal sealed class RollupMeans(IReadOnlyList<RollupMean> means)
{
    private readonly Dictionary<string, RollupMeanTotal> _totals = new(StringComparer.Ordinal);

    public RollupMeanTotal Of(RollupMean mean) => _totals.GetValueOrDefault(mean.Field, RollupMeanTotal.None);

    public void Add(JsonElement data, string unit)
    {
        foreach (var mean in means)
        {
            if (RollupField.OfColumn(data, mean.Field) is { } percentage && WeightOf(data, mean) is { } weight and > 0)
                _totals[mean.Field] = Of(mean).With(percentage, weight, unit);
        }
    }

    private static decimal? WeightOf(JsonElement data, RollupMean mean) => mean.Weight is { } field ? RollupField.OfColumn(data, field) : 1;
}
