using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Rollups;

/// <summary>The data of a superior unit, made from those of its units, or the findings that prevented it.</summary>
public sealed record RollupResult(JsonObject? Data, ImmutableArray<Finding> Findings);

/// <summary>
/// Makes the data of a superior unit from those of the units below it. Sums are exact decimals; a percentage is computed
/// from sums and rounded half up, and is 100 only where the part equals the whole.
/// </summary>
public sealed partial class Rollup(RollupManifest manifest, UnitDirectory units)
{
    // Spreadsheets keep fifteen digits; a larger number is no figure of a report.
    private const decimal LargestNumber = 1_000_000_000_000_000m;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, UnitRow> _rows = new(StringComparer.Ordinal);
    private readonly RollupTotals _totals = new(manifest.Sums
        .Concat(manifest.Shares.SelectMany(share => new[] { share.Part, share.Whole }))
        .Concat(manifest.Extremes));

    private readonly RollupMeans _means = new(manifest.Means);
    private readonly RollupAnswers _answers = new(manifest.Answers, manifest.Earliest, manifest.Latest);

    private readonly Dictionary<string, decimal> _ofRows = new(StringComparer.Ordinal);

    private readonly OrderedDictionary<string, (RollupField Field, string Json)> _same = new(StringComparer.Ordinal);

    private readonly List<UnitRecord> _notBelow = [];

    private readonly OrderedDictionary<string, List<(string Unit, Finding Finding)>> _broken = new(StringComparer.Ordinal);

    private JsonNode? _period;
    private string _periodText = "";
    private string _periodKey = "";

    /// <summary>What the rules of the kind say of one unit's own data; nothing where nobody asks.</summary>
    public Func<BatchItem, IEnumerable<Finding>> Judge { get; init; } = _ => [];

    /// <summary>Whether a total is given although units that reported left the field blank.</summary>
    public bool IsPartial { get; init; }

    /// <param name="items">The data of the units, each read once.</param>
    /// <param name="superiorCode">Code of the province.</param>
    /// <param name="frame">What the units do not have: document, signature, recipients, narrative. Its fields win.</param>
    public RollupResult Run(IEnumerable<BatchItem> items, string superiorCode, JsonObject frame)
    {
        if (units.ByCode(superiorCode) is not { IsCommune: false } superior)
            return new RollupResult(null, [RollupFindings.UnknownSuperior(superiorCode)]);
        foreach (var item in items)
            Add(item, superior);
        if (_notBelow.Count > 0)
            _findings.Add(RollupFindings.NotBelow(_notBelow.Count, superior.FullName, Examples(_notBelow)));
        var below = units.CommunesOf(superior.Code).ToList();
        if (_rows.Count == 0)
            _findings.Add(RollupFindings.NoUnits(superior.FullName));
        var missing = below.Where(unit => !_rows.ContainsKey(unit.Code)).ToList();
        if (missing.Count > 0 && _rows.Count > 0)
            _findings.Add(RollupFindings.Missing(missing.Count, below.Count, Examples(missing)));
        _findings.AddRange(_broken.Select(rule => RollupFindings.UnitsBreakRule(rule.Key, rule.Value)));
        var data = _findings.Any(finding => finding.IsError) ? null : Build(superior, below.Count, missing, frame);
        return new RollupResult(data, [.. _findings]);
    }

    private void Add(BatchItem item, UnitRecord superior)
    {
        if (Parse(item) is not { } data || !IsOfTheKind(data, item))
            return;
        var code = RollupField.Find(data, "unit.code") is { ValueKind: JsonValueKind.String } given ? given.GetString() ?? "" : "";
        if (units.ByCode(code) is not { } unit)
        {
            _findings.Add(RollupFindings.UnknownUnit(item.Name, code));
            return;
        }

        if (unit.ParentCode != superior.Code)
        {
            _notBelow.Add(unit);
            return;
        }

        if (!IsOfThePeriod(data, item, unit))
            return;
        if (LargestNumberPath(data, "") is { } tooLarge)
        {
            _findings.Add(RollupFindings.NumberTooLarge(item.Name, tooLarge));
            return;
        }

        if (!_rows.TryAdd(code, RowOf(data, unit)))
        {
            _findings.Add(RollupFindings.Twice(item.Name, unit.FullName));
            return;
        }

        foreach (var finding in Judge(item).Where(finding => finding.IsError))
            NoteBroken(unit, finding);
        _totals.Add(data, code);
        _means.Add(data, code);
        _answers.Add(data);
        foreach (var row in manifest.Rows)
        {
            if ((RollupField.OfColumn(data, row.Own) ?? RollupField.OfColumn(data, row.From)) is { } printed)
                _ofRows[row.Own] = _ofRows.GetValueOrDefault(row.Own) + printed;
        }

        foreach (var field in manifest.Same.Select(RollupField.Parse))
        {
            foreach (var (path, value) in field.Values(data))
                _same.TryAdd(path, (field, value.GetRawText()));
        }
    }

    private void NoteBroken(UnitRecord unit, Finding finding)
    {
        if (!_broken.TryGetValue(finding.Code, out var of))
            _broken[finding.Code] = of = [];
        of.Add((unit.FullName, finding));
    }

    private JsonElement? Parse(BatchItem item)
    {
        _findings.AddRange(item.Findings);
        if (item.Data is null || item.Findings.Any(finding => finding.IsError))
            return null;
        using var document = JsonDocument.Parse(item.Json);
        return document.RootElement.Clone();
    }

    /// <summary>The path of a number that could not be added up exactly over all units of the country; null when there is none.</summary>
    private static string? LargestNumberPath(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) && Math.Abs(number) <= LargestNumber ? null : path,
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => LargestNumberPath(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))
            .FirstOrDefault(found => found is not null),
        JsonValueKind.Array => value.EnumerateArray().Select((item, index) => LargestNumberPath(item, $"{path}[{index}]"))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    // Data that names no kind is taken for what it is said to be.
    private bool IsOfTheKind(JsonElement data, BatchItem item)
    {
        var kind = RollupField.Find(data, "kind") is { ValueKind: JsonValueKind.String } given ? given.GetString() ?? "" : manifest.From;
        if (manifest.From.Length == 0 || kind == manifest.From)
            return true;
        _findings.Add(RollupFindings.AnotherKind(item.Name, kind, manifest.From));
        return false;
    }

    private bool IsOfThePeriod(JsonElement data, BatchItem item, UnitRecord unit)
    {
        var period = RollupField.Find(data, "period") is { } given ? JsonSerializer.Serialize(given) : "";
        if (_period is null && period.Length > 0)
            (_period, _periodText, _periodKey) = (JsonNode.Parse(period), period, item.Data is { } first ? BatchPeriod.Of(first.Root) : "");
        if (period == _periodText)
            return true;
        _findings.Add(
            RollupFindings.OtherPeriod(item.Name, unit.FullName, item.Data is { } own ? BatchPeriod.Of(own.Root) : "", _periodKey));
        return false;
    }

    private UnitRow RowOf(JsonElement data, UnitRecord unit) => new(unit,
        [.. manifest.Columns.Select(column => RollupField.OfColumn(data, column.Field) ?? SumOf(data, column.Parts))]);

    private static decimal? SumOf(JsonElement data, ImmutableArray<string> fields)
    {
        var numbers = fields.Select(field => RollupField.OfColumn(data, field)).OfType<decimal>().ToList();
        return numbers.Count == 0 ? null : numbers.Sum();
    }

    private JsonObject Build(UnitRecord superior, int expected, List<UnitRecord> missing, JsonObject frame)
    {
        var data = new JsonObject
        {
            ["kind"] = manifest.Into,
            ["unit"] = IdentityOf(superior),
            ["period"] = _period?.DeepClone(),
        };
        foreach (var (path, (field, value)) in _same)
            Set(data, field, path, JsonNode.Parse(value));
        foreach (var field in manifest.Sums)
            SetSums(data, field);
        foreach (var share in manifest.Shares)
            SetShare(data, share);
        foreach (var row in manifest.Rows.Where(IsStatedApart))
            JsonPath.Set(data, row.Own, JsonValue.Create(_ofRows[row.Own]));
        foreach (var mean in manifest.Means)
            SetMean(data, mean);
        foreach (var day in manifest.Earliest.Concat(manifest.Latest).Where(field => _answers.DayOf(field) is not null))
            JsonPath.Set(data, day, JsonValue.Create(_answers.DayOf(day)));
        foreach (var answer in manifest.Answers)
            SetAnswer(data, answer, frame);
        foreach (var appendix in manifest.Appendices)
            JsonPath.Set(data, $"appendices.{appendix.Key}.label", JsonValue.Create(appendix.Label));
        data["rollup"] = RollupRecord(expected, missing);
        Overlay("", data, frame);
        return data;
    }

    // Contracts know the codes of communes; a province stands by its name, which is also that of its level.
    private static JsonObject IdentityOf(UnitRecord superior) => new()
    {
        ["code"] = null,
        ["kind"] = superior.Kind.ToLowerInvariant(),
        ["name"] = superior.Name,
        ["province"] = new JsonObject { ["kind"] = superior.Kind.ToLowerInvariant(), ["name"] = superior.Name },
    };

    // Where the rows of the units do not add up to the field of the body, the form of the superior states its own figure too.
    private bool IsStatedApart(RollupRow row) => _ofRows.TryGetValue(row.Own, out var printed) && _totals.Of(row.From)?.Sum != printed;

    private void SetSums(JsonObject data, string name)
    {
        var field = RollupField.Parse(name);
        foreach (var (path, total) in _totals.All.Where(one => field.IsPathOf(one.Path)))
        {
            if (field.IsOfRows || IsGiven(path, total.From))
                Set(data, field, path, JsonValue.Create(total.Sum));
        }
    }

    // A part is never printed as the whole: a total without all units that reported stays blank unless it was asked for.
    private bool IsGiven(string path, IReadOnlyCollection<string> from)
    {
        if (from.Count == _rows.Count)
            return true;
        var without = _rows.Values.Where(row => !from.Contains(row.Unit.Code)).Select(row => row.Unit)
            .OrderBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        _findings.Add(IsPartial
            ? RollupFindings.Partial(path, without.Count, _rows.Count, Examples(without))
            : RollupFindings.LeftBlank(path, without.Count, _rows.Count, Examples(without)));
        return IsPartial;
    }

    private bool IsWhole(RollupField field, RollupTotal total) => field.IsOfRows || IsPartial || total.From.Count == _rows.Count;

    private static void Set(JsonObject data, RollupField field, string path, JsonNode? value)
    {
        if (field.IsOfRows)
            JsonPath.SetRow(data, field.List, field.Key, field.KeyOf(path) ?? "", field.Member, value);
        else
            JsonPath.Set(data, path, value);
    }

    private void SetShare(JsonObject data, RollupShare share)
    {
        var (field, part, whole) = (RollupField.Parse(share.Field), RollupField.Parse(share.Part), RollupField.Parse(share.Whole));
        foreach (var (path, total) in _totals.All.Where(one => part.IsPathOf(one.Path)).ToList())
        {
            var key = part.KeyOf(path) ?? "";
            if (_totals.Of(whole.PathOf(key)) is { Sum: > 0 } of && IsWhole(part, total) && IsWhole(whole, of))
                Set(data, field, field.PathOf(key), JsonValue.Create(Percentage(total.Sum, of.Sum, share.Decimals)));
            else if (field.IsOfRows)
                Set(data, field, field.PathOf(key), null);
        }
    }

    private void SetMean(JsonObject data, RollupMean mean)
    {
        var total = _means.Of(mean);
        if (total.Units > 0 && IsGiven(mean.Field, total.From))
            JsonPath.Set(data, mean.Field, JsonValue.Create(Percentage(total.Value, total.Weights, mean.Decimals)));
    }

    private void SetAnswer(JsonObject data, RollupAnswer answer, JsonObject frame)
    {
        var counts = _answers.CountsOf(answer);
        if (counts.Count == 1)
            JsonPath.Set(data, answer.Field, JsonNode.Parse(counts.Keys.First()));
        else if (counts.Count > 1 && JsonPath.Find(frame, answer.Field) is null)
            _findings.Add(RollupFindings.AnswersDiffer(answer.Field, answer.Label, counts));
    }

    /// <summary>Half up at the printed decimals; 100 only when part and whole are equal, 0 only when there is no part.</summary>
    internal static decimal Percentage(decimal part, decimal whole, int decimals)
    {
        var rounded = Math.Round(part / whole * 100, decimals, MidpointRounding.AwayFromZero);
        var step = (decimal)Math.Pow(10, -decimals);
        if (rounded == 100 && part < whole)
            return 100 - step;
        return rounded == 0 && part > 0 ? step : rounded;
    }

    private void Overlay(string around, JsonObject data, JsonObject frame)
    {
        foreach (var (name, value) in frame)
        {
            var path = around.Length == 0 ? name : $"{around}.{name}";
            if (data[name] is JsonObject below && value is JsonObject above)
            {
                Overlay(path, below, above);
                continue;
            }

            if (data[name] is { } rolledUp && !JsonNode.DeepEquals(rolledUp, value))
                _findings.Add(RollupFindings.Replaced(path, rolledUp.ToJsonString(), value?.ToJsonString() ?? "null"));
            data[name] = value?.DeepClone();
        }
    }

    private static string Examples(List<UnitRecord> missing)
    {
        const int shown = 5;
        return string.Join("; ", missing.Take(shown).Select(unit => unit.FullName)) + (missing.Count > shown ? "; …" : "");
    }

    private sealed record UnitRow(UnitRecord Unit, ImmutableArray<decimal?> Values);
}
