using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>The sheet of the workbook that a chart mirrors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reference">How formulas begin that mean it, the exclamation mark included.</param>
internal sealed record ChartSheet(string Name, string Reference)
{
    public static readonly ChartSheet Default = new("Sheet1", "Sheet1!");

    /// <summary>Whether the formulas point to another file.</summary>
    public bool IsOutside => Name.Contains('[', StringComparison.Ordinal);

    public static ChartSheet Of(IEnumerable<MarkupElement> series)
    {
        var formula = series.SelectMany(one => one.Descendants("c:f")).Select(ChartSeriesMarkup.TextOf)
            .FirstOrDefault(text => text.Contains('!', StringComparison.Ordinal));
        if (formula is null)
            return Default;
        var reference = formula[..(formula.LastIndexOf('!') + 1)];
        var name = reference[..^1];
        var isQuoted = name.Length > 2 && name.StartsWith('\'') && name.EndsWith('\'');
        return new(isQuoted ? name[1..^1].Replace("''", "'", StringComparison.Ordinal) : name, reference);
    }
}
