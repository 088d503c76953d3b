using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>
/// Puts figures into the markup of a chart (ECMA-376 part 1, §21.2): the caches of categories, values and names, and the
/// cells of the workbook that they mirror. The formatting stays the author's.
/// </summary>
internal sealed class ChartFiller(string markup)
{
    private readonly MarkupDocument _document = MarkupParser.Parse(markup);

    /// <summary>The sheet on which the author's figures stood.</summary>
    public string SheetName { get; private set; } = ChartSheet.Default.Name;

    /// <summary>The figures with the names that the chart shows; empty before <see cref="Fill"/>.</summary>
    public ChartData Filled { get; private set; } = new([], []);

    /// <summary>The markup as it is now.</summary>
    public override string ToString() => _document.ToString();

    /// <summary>The same chart without any figure.</summary>
    public static string Emptied(string markup)
    {
        var document = MarkupParser.Parse(markup);
        foreach (var count in document.Root.Descendants("c:ptCount").ToList())
            count.SetAttribute("val", "0");
        foreach (var point in document.Root.Descendants("c:pt").ToList())
            point.Remove();
        return document.ToString();
    }

    /// <summary>Fills the chart; gives what is in the way when it cannot be filled.</summary>
    public ChartProblem? Fill(ChartData data)
    {
        var groups = _document.Root.Descendants("c:plotArea").FirstOrDefault()?.Elements
            .Where(element => element.Name.EndsWith("Chart", StringComparison.Ordinal))
            .ToList() ?? [];
        var series = groups.SelectMany(group => group.Elements.Where(element => element.Name == "c:ser"))
            .OrderBy(one => ChartSeriesMarkup.Number(one, "c:order"))
            .ToList();
        if (Obstacle(groups, series, data) is { } problem)
            return problem;
        var sheet = ChartSheet.Of(series);
        if (sheet.IsOutside)
            return ChartProblems.LinkedWorkbook;
        Filled = data with
        {
            Series = [.. data.Series.Select((one, index) => one with { Name = one.Name ?? ChartSeriesMarkup.NameOf(series[index]) })],
        };
        SheetName = sheet.Name;
        ChartRemains.Remove(_document.Root);
        Match(series, data.Series.Length);
        var builder = new ChartSeriesMarkup(PrefixOf(series[0]), sheet, Filled.Categories);
        for (var index = 0; index < series.Count; index++)
            builder.Fill(series[index], Filled.Series[index], index + 1);
        return null;
    }

    private static ChartProblem? Obstacle(List<MarkupElement> groups, List<MarkupElement> series, ChartData data)
    {
        if (groups.Find(group => !CanFill(group.Name)) is { } other)
            return ChartProblems.OtherKind(StartTag.NameOf(other.Start));
        if (series.Count == 0)
            return ChartProblems.NothingDesigned;
        if (groups.TrueForAll(group => IsPie(group.Name)) && data.Series.Length > 1)
            return ChartProblems.PieOfSeveral(data.Series.Length);
        var unnamed =
            data.Series.Select((one, index) => (one, index)).FirstOrDefault(pair => pair.one.Name is null && pair.index >= series.Count);
        return unnamed.one is null ? null : ChartProblems.Unnamed(unnamed.index + 1);
    }

    private static bool CanFill(string group) => group is "c:barChart" or "c:bar3DChart" or "c:lineChart" or "c:line3DChart"
        or "c:areaChart" or "c:area3DChart" or "c:radarChart" or "c:doughnutChart" || IsPie(group);

    private static bool IsPie(string group) => group is "c:pieChart" or "c:pie3DChart" or "c:ofPieChart";

    private static void Match(List<MarkupElement> series, int count)
    {
        while (series.Count > count)
        {
            series[^1].Remove();
            series.RemoveAt(series.Count - 1);
        }

        var last = series[^1];
        for (var places = 1; series.Count < count; places++)
        {
            var next = ChartSeriesMarkup.Further(last, places, Highest(series, "c:idx") + 1, Highest(series, "c:order") + 1);
            series[^1].InsertAfter(next);
            series.Add(next);
        }
    }

    private static int Highest(List<MarkupElement> series, string child) => series.Max(one => ChartSeriesMarkup.Number(one, child));

    private static string PrefixOf(MarkupElement element)
    {
        var name = StartTag.NameOf(element.Start);
        return name[..(name.IndexOf(':') + 1)];
    }
}
