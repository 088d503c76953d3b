using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data;

namespace ReportForge.Word.Charts;

/// <summary>Reads the arguments of <c>word.chart</c>; stops at the first thing that is wrong.</summary>
internal sealed class ChartReader(Func<Value, string> textOf)
{
    public const int MostCategories = 4_000;
    public const int MostSeries = 100;

    /// <summary>What was wrong; null when nothing was.</summary>
    public ChartProblem? Problem { get; private set; }

    /// <summary>The form with <c>categories</c> and <c>series</c>.</summary>
    public ChartData? ReadObject(Value data)
    {
        if (!data.TryGetObject(out var chart)
            || !chart["categories"].TryGetArray(out var categories)
            || !chart["series"].TryGetArray(out var series))
            return Fail(ChartProblems.WrongShape);
        if (!IsSensible(categories.Count, series.Count))
            return null;
        var names = categories.Select(CategoryOf).ToImmutableArray();
        var read = ImmutableArray.CreateBuilder<ChartSeries>(series.Count);
        foreach (var given in series)
        {
            if (ReadSeries(given, names, read.Count + 1) is not { } one)
                return null;
            read.Add(one);
        }

        return new(names, read.ToImmutable());
    }

    /// <summary>The form with a list of rows: one field names the row, each further one is a series.</summary>
    public ChartData? ReadTable(DataArray rows, string label, ImmutableArray<string> columns)
    {
        if (!IsSensible(rows.Count, columns.Length))
            return null;
        var table = rows.Select(row => row.TryGetObject(out var found) ? found : null).OfType<DataObject>().ToImmutableArray();
        if (table.Length < rows.Count)
            return Fail(ChartProblems.WrongShape);
        foreach (var column in columns.Prepend(label))
        {
            if (table.IndexOf(table.FirstOrDefault(row => !row.Contains(column)) ?? new()) is >= 0 and var missing)
                return Fail(ChartProblems.MissingColumn(missing + 1, column));
        }

        var categories = table.Select(row => CategoryOf(row[label])).ToImmutableArray();
        var series = columns.Select(column => new ChartSeries(null, Numbers(column, new(table.Select(row => row[column])), categories)))
            .ToImmutableArray();
        return Problem is null ? new(categories, series) : null;
    }

    private ChartSeries? ReadSeries(Value given, ImmutableArray<string> categories, int number)
    {
        if (!given.TryGetObject(out var series) || !series["values"].TryGetArray(out var values))
            return FailSeries(ChartProblems.WrongShape);
        var name = series["name"].IsNull ? null : ChartText.Clean(textOf(series["name"]));
        var shownName = name ?? number.ToString(CultureInfo.InvariantCulture);
        if (values.Count != categories.Length)
            return FailSeries(ChartProblems.WrongLength(shownName, values.Count, categories.Length));
        var numbers = Numbers(shownName, values, categories);
        return Problem is null ? new(name, numbers) : null;
    }

    private ImmutableArray<string?> Numbers(string series, DataArray values, ImmutableArray<string> categories)
    {
        var numbers = ImmutableArray.CreateBuilder<string?>(values.Count);
        foreach (var value in values)
        {
            var number = NumberText(value);
            if (number is null && !value.IsNull)
                Problem ??= ChartProblems.NotANumber(series, categories[numbers.Count], textOf(value));
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    private static string? NumberText(Value value)
    {
        if (value.TryGetDecimal(out var exact))
            return exact.ToString("0.#############################", CultureInfo.InvariantCulture);
        return value.TryGetDouble(out var number) && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null;
    }

    private string CategoryOf(Value value) => value.IsNull ? "" : ChartText.Clean(textOf(value));

    private bool IsSensible(int categories, int series)
    {
        if (categories == 0 || series == 0)
            Problem = ChartProblems.Empty;
        else if (categories > MostCategories || series > MostSeries)
            Problem = ChartProblems.TooLarge(categories, series);
        return Problem is null;
    }

    private ChartData? Fail(ChartProblem problem)
    {
        Problem = problem;
        return null;
    }

    private ChartSeries? FailSeries(ChartProblem problem)
    {
        Problem = problem;
        return null;
    }
}
