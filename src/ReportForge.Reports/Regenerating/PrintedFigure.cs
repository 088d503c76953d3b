using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportForge.Reports.Regenerating;

/// <summary>Figures as reports print them: <c>1.122</c>, <c>99,7%</c>, <c>05</c>.</summary>
internal static partial class PrintedFigure
{
    /// <summary>The figures of a text, in order.</summary>
    public static IReadOnlyList<decimal> In(string text) =>
        [.. Figure().Matches(text).Select(match => Read(match.Value)).OfType<decimal>()];

    /// <summary>The figure that a text is; null when it is none, or more than one.</summary>
    public static decimal? Read(string text)
    {
        text = text.Trim().TrimEnd('%').Trim();
        if (!Whole().IsMatch(text))
            return null;
        var plain = Grouped().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    [GeneratedRegex(@"\d(?:[\d.,]*\d)?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$")]
    private static partial Regex Grouped();
}
