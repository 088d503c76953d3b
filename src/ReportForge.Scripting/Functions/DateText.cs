using System.Globalization;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Functions;

namespace ReportForge.Scripting.Functions;

/// <summary>Dates in texts. Nothing that a text does not say is taken from the clock.</summary>
internal static partial class DateText
{
    private const int LongestDate = 200;

    // Directives of which each says the year; .NET's own letter for it is y.
    private const string YearDirectives = "YyFDcxv";

    /// <summary>A date as people of the culture write it; null when it is none, or lacks the year.</summary>
    public static DateTime? Parse(string text, CultureInfo culture)
    {
        if (text.Length > LongestDate || !HasFullDate(text))
            return null;
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
        if (!DateTime.TryParse(text, culture, Styles | DateTimeStyles.RoundtripKind, out var date))
            return null;
        if (date.Kind == DateTimeKind.Unspecified)
            return date;
        return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces, out var instant) ? instant.DateTime : null;
    }

    /// <summary>A date that is written by a pattern with the directives of strftime.</summary>
    public static DateTime? Parse(TemplateContext context, string text, string pattern, CultureInfo culture)
    {
        if (text.Length > LongestDate || pattern.Length > LongestDate || !SaysYear(pattern))
            return null;
        var date = DateTimeFunctions.Parse(context, text, pattern, culture.Name);
        if (date is null || date == default(DateTime))
            return null;
        var hasOffset = date.Value.Kind == DateTimeKind.Local && Offset().IsMatch(text);
        return DateTime.SpecifyKind(hasOffset ? date.Value.ToUniversalTime() : date.Value, DateTimeKind.Unspecified);
    }

    private static bool SaysYear(string pattern)
    {
        for (var index = 0; index + 1 < pattern.Length; index++)
        {
            if (pattern[index] == '%' && YearDirectives.Contains(pattern[++index], StringComparison.Ordinal))
                return true;
        }

        return pattern.Contains("yy", StringComparison.Ordinal);
    }

    private static bool HasFullDate(string text)
    {
        var withoutTime = TimeOfDay().Replace(text, " ");
        var groups = Digits().Count(withoutTime);
        return groups >= 3 || (groups == 2 && withoutTime.Any(char.IsLetter)) || (groups == 1 && Digits().Match(withoutTime).Length >= 8)
            || (groups == 2 && FourDigits().IsMatch(withoutTime));
    }

    [GeneratedRegex(@"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([+-]\d{1,2}(:?\d{2})?|Z)?", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"(\+\d|[Zz]\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
