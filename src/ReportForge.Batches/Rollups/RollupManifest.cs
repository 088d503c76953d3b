using System.Collections.Immutable;
using ReportForge.Data.Yaml;
using ReportForge.Findings;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Rollups;

/// <summary>A percentage of the superior unit: it is computed from sums, never from percentages.</summary>
/// <param name="Field">Where it goes.</param>
/// <param name="Part">The sum above the line.</param>
/// <param name="Whole">The sum below the line.</param>
/// <param name="Decimals">Decimals that the report prints.</param>
public sealed record RollupShare(string Field, string Part, string Whole, int Decimals);

/// <summary>A row of the statistical form whose figure stands in the body of the report.</summary>
/// <param name="Own">Where a unit states another figure for the row.</param>
/// <param name="From">The field of the body.</param>
public sealed record RollupRow(string Own, string From);

/// <summary>A percentage of which the units state neither part nor whole: the mean of theirs.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Weight">How much a unit counts; null when each counts once.</param>
/// <param name="Decimals">Decimals that the report prints.</param>
public sealed record RollupMean(string Field, string? Weight, int Decimals);

/// <summary>An answer that the superior takes over where all units gave the same.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Label">The question, as the form prints it.</param>
public sealed record RollupAnswer(string Field, string Label);

/// <summary>A column of the table of units.</summary>
/// <param name="Field">What a unit states.</param>
/// <param name="Label">What stands above it.</param>
public sealed record RollupColumn(string Field, string Label)
{
    /// <summary>Fields that are added up where a unit does not state the field itself.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];
}

/// <summary>An appendix of the superior's report that the rolled up figures fill.</summary>
public sealed record RollupAppendix(string Key, string Label);

/// <summary>How the data of many units becomes the data of their superior: <c>rollup.yaml</c> of a kind. Immutable.</summary>
public sealed record RollupManifest
{
    private const string FileName = "rollup.yaml";

    /// <summary>The kind of the units' reports; empty for any.</summary>
    public string From { get; init; } = "";

    /// <summary>The kind of the superior's report.</summary>
    public required string Into { get; init; }

    /// <summary>Paths of fields that are added up; <c>list[key].member</c> adds rows of the same key.</summary>
    public required ImmutableArray<string> Sums { get; init; }

    public required ImmutableArray<RollupShare> Shares { get; init; }

    /// <summary>Rows of the form that take their figure from a field, unless a unit states one of its own for the row.</summary>
    public ImmutableArray<RollupRow> Rows { get; init; } = [];

    /// <summary>Fields that are the same in all units, such as the name of a row: those of the first unit that has them.</summary>
    public ImmutableArray<string> Same { get; init; } = [];

    /// <summary>Fields of which the smallest and the largest value are named with their units.</summary>
    public required ImmutableArray<string> Extremes { get; init; }

    public required ImmutableArray<RollupColumn> Columns { get; init; }

    public ImmutableArray<RollupMean> Means { get; init; } = [];

    public ImmutableArray<RollupAnswer> Answers { get; init; } = [];

    /// <summary>Appendices that print what was rolled up, with the labels of their forms.</summary>
    public ImmutableArray<RollupAppendix> Appendices { get; init; } = [];

    /// <summary>Days of which the superior has the first of all units.</summary>
    public ImmutableArray<string> Earliest { get; init; } = [];

    /// <summary>Days of which the superior has the last of all units.</summary>
    public ImmutableArray<string> Latest { get; init; } = [];

    /// <summary>The manifest of a kind; null with findings when it has none or a broken one.</summary>
    public static (RollupManifest? Manifest, ImmutableArray<Finding> Findings) Load(
        string templatesFolder, string kindId, IndicatorCatalogue catalogue)
    {
        var findings = new List<Finding>();
        var path = Path.Combine(templatesFolder, kindId, FileName);
        if (!FileSight.IsThere(path))
            return (null, [RollupFindings.NoManifest(kindId)]);
        var name = $"{kindId}/{FileName}";
        if (!InputFile.TryRead(path, name, out var bytes, out var obstacle))
            return (null, [obstacle]);
        if (YamlReader.Read(name, bytes, findings) is not YamlMap map)
            return (null, [.. findings]);
        var manifest = Read(new YamlMapReader(name, map, findings), catalogue) with { From = kindId };
        return (findings.Any(finding => finding.IsError) ? null : manifest, [.. findings]);
    }

    private static RollupManifest Read(YamlMapReader map, IndicatorCatalogue catalogue)
    {
        var addsCatalogue = map.Flag("sum_catalogue");
        var manifest = new RollupManifest
        {
            Into = map.RequiredText("into"),
            Sums = [.. map.Texts("sum").Concat(addsCatalogue ? CountsOf(catalogue) : []).Distinct()],
            Shares = [.. map.Maps("share").Select(Share)],
            Rows = addsCatalogue ? [.. RowsOf(catalogue)] : [],
            Same = map.Texts("same"),
            Extremes = map.Texts("extremes"),
            Columns = [.. map.Maps("table").Select(Column)],
            Means = [.. map.Maps("mean").Select(Mean)],
            Answers = map.Flag("agree_catalogue") ? [.. AnswersOf(catalogue)] : [],
            Earliest = map.Texts("earliest"),
            Latest = map.Texts("latest"),
            Appendices = [.. map.Maps("appendices").Select(Appendix)],
        };
        map.Close();
        return manifest;
    }

    // Counts can be added; percentages and answers cannot.
    private static IEnumerable<string> CountsOf(IndicatorCatalogue catalogue) =>
        from row in catalogue.Rows
        where row.Type == IndicatorType.Number
        select row.From ?? $"indicators.{row.Key}";

    private static IEnumerable<RollupRow> RowsOf(IndicatorCatalogue catalogue) =>
        from row in catalogue.Rows
        where row.Type == IndicatorType.Number
        from source in new[] { row.From }.OfType<string>()
        select new RollupRow($"indicators.{row.Key}", source);

    private static RollupShare Share(YamlMapReader map)
    {
        var share = new RollupShare(map.RequiredText("field"), map.RequiredText("part"), map.RequiredText("whole"),
            map.OptionalNumber("decimals") ?? 2);
        map.Close();
        return share;
    }

    private static IEnumerable<RollupAnswer> AnswersOf(IndicatorCatalogue catalogue) =>
        from row in catalogue.Rows
        where row.Type == IndicatorType.Option
        select new RollupAnswer(row.From ?? $"indicators.{row.Key}", $"{row.Code} {row.In(null).Label}");

    private static RollupMean Mean(YamlMapReader map)
    {
        var mean = new RollupMean(map.RequiredText("field"), map.OptionalText("weight"), map.OptionalNumber("decimals") ?? 2);
        map.Close();
        return mean;
    }

    private static RollupColumn Column(YamlMapReader map)
    {
        var column = new RollupColumn(map.RequiredText("field"), map.RequiredText("label")) { Parts = map.Texts("parts") };
        map.Close();
        return column;
    }

    private static RollupAppendix Appendix(YamlMapReader map)
    {
        var appendix = new RollupAppendix(map.RequiredText("key"), map.RequiredText("label"));
        map.Close();
        return appendix;
    }
}
