using System.Text.Json.Nodes;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Rollups;

/// <summary>What the data says about its own making: who reported, what came from whom, the table of the units.</summary>
public sealed partial class Rollup
{
    private JsonObject RollupRecord(int expected, List<UnitRecord> missing) => new()
    {
        ["expected"] = expected,
        ["reported"] = _rows.Count,
        ["missing"] = new JsonArray(
            [.. missing.Select(unit => (JsonNode)new JsonObject { ["code"] = unit.Code, ["name"] = unit.FullName })]),
        ["sources"] = Sources(),
        ["extremes"] = new JsonArray([.. manifest.Extremes.Select(ExtremesOf).OfType<JsonNode>()]),
        ["totals"] = new JsonArray([.. manifest.Columns.Select((_, index) => (JsonNode?)SumOfColumn(index))]),
        ["columns"] = new JsonArray(
            [.. manifest.Columns.Select(column => (JsonNode)new JsonObject { ["field"] = column.Field, ["label"] = column.Label })]),
        ["units"] = new JsonArray([.. _rows.Values.OrderBy(row => row.Unit.Code, StringComparer.Ordinal).Select(RowJson)]),
    };

    private JsonArray Sources()
    {
        var sources = new JsonArray();
        foreach (var (path, total) in _totals.All)
            Add(new() { ["field"] = path, ["rule"] = "sum", ["units"] = total.Units, ["blank"] = _rows.Count - total.Units });
        foreach (var share in manifest.Shares)
            Add(new() { ["field"] = share.Field, ["rule"] = "share", ["part"] = share.Part, ["whole"] = share.Whole });
        foreach (var (mean, count) in manifest.Means.Select(mean => (mean, _means.Of(mean).Units)).Where(mean => mean.Units > 0))
        {
            Add(new()
            {
                ["field"] = mean.Field,
                ["rule"] = "mean",
                ["weight"] = mean.Weight,
                ["units"] = count,
                ["blank"] = _rows.Count - count,
            });
        }

        foreach (var answer in manifest.Answers.Where(answer => _answers.CountsOf(answer).Count == 1))
            Add(new() { ["field"] = answer.Field, ["rule"] = "same", ["units"] = _answers.CountsOf(answer).Values.First() });
        foreach (var day in manifest.Earliest.Where(field => _answers.DayOf(field) is not null))
            Add(new() { ["field"] = day, ["rule"] = "earliest" });
        foreach (var day in manifest.Latest.Where(field => _answers.DayOf(field) is not null))
            Add(new() { ["field"] = day, ["rule"] = "latest" });
        return sources;

        void Add(JsonObject source) => sources.Add((JsonNode)source);
    }

    private JsonValue? SumOfColumn(int index)
    {
        var numbers = _rows.Values.Select(row => row.Values[index]).OfType<decimal>().ToList();
        return numbers.Count == 0 ? null : JsonValue.Create(numbers.Sum());
    }

    // A column of the table has its extremes from what it prints; another field has them from its own numbers.
    private JsonObject? ExtremesOf(string field)
    {
        var column = manifest.Columns.Select((one, index) => (one, index)).FirstOrDefault(pair => pair.one.Field == field);
        var extremes = column.one is null ? _totals.Of(field)?.Extremes : ExtremesOfColumn(column.index);
        return extremes is null ? null : new JsonObject
        {
            ["field"] = field,
            ["label"] = column.one?.Label,
            ["smallest"] = ExtremeOf(extremes.Smallest, extremes.SmallestUnit),
            ["largest"] = ExtremeOf(extremes.Largest, extremes.LargestUnit),
        };
    }

    private JsonObject ExtremeOf(decimal value, string unit) =>
        new() { ["value"] = value, ["code"] = unit, ["name"] = units.ByCode(unit)?.FullName };

    private RollupExtremes? ExtremesOfColumn(int index)
    {
        var total = new RollupTotal();
        foreach (var row in _rows.Values.OrderBy(row => row.Unit.Code, StringComparer.Ordinal))
        {
            if (row.Values[index] is { } value)
                total.Add(value, row.Unit.Code);
        }

        return total.Extremes;
    }

    private static JsonNode RowJson(UnitRow row) => new JsonObject
    {
        ["code"] = row.Unit.Code,
        ["name"] = row.Unit.FullName,
        ["values"] = new JsonArray([.. row.Values.Select(value => value is { } number ? (JsonNode?)JsonValue.Create(number) : null)]),
    };
}
