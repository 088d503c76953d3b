using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReportForge.Language.Builtins;

/// <summary>Dates as text, with the directives of strftime.</summary>
internal static partial class DateText
{
    public const string DefaultFormat = "%d %b %Y";

    // A composite directive stands for others, none of which is composite.
    private static readonly Dictionary<char, string> Composites = new()
    {
        ['c'] = "%a %b %e %T %Y",
        ['D'] = "%m/%d/%y",
        ['F'] = "%Y-%m-%d",
        ['r'] = "%I:%M:%S %p",
        ['R'] = "%H:%M",
        ['T'] = "%H:%M:%S",
    };

    /// <summary>What a composite directive stands for.</summary>
    public static bool TryExpand(char directive, out string expansion)
    {
        var found = Composites.TryGetValue(directive, out var text);
        expansion = text ?? "";
        return found;
    }

    /// <summary>Formats a date value; <c>%g</c> in front asks for the invariant culture.</summary>
    public static string Format(Value value, string format, CultureInfo culture)
    {
        value.TryGetDate(out var date);
        var offset = value.TryGetOffset(out var known) ? known : TimeSpan.Zero;
        if (format.StartsWith("%g", StringComparison.Ordinal))
        {
            culture = CultureInfo.InvariantCulture;
            format = format.Length == 2 ? DefaultFormat : format[2..];
        }

        var text = new StringBuilder();
        Append(text, date, offset, format, culture);
        return text.ToString();
    }

    /// <summary>A date as people of the culture write it; null when it is none, or lacks the year.</summary>
    public static Value? Parse(string text, CultureInfo culture)
    {
        // What .NET would fill in from the clock must be in the text.
        if (!HasFullDate(text))
            return null;
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;
        if (!DateTime.TryParse(text, culture, Styles | DateTimeStyles.RoundtripKind, out var date))
            return null;
        if (date.Kind == DateTimeKind.Unspecified)
            return Value.From(date);
        return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces, out var instant) ? Value.From(instant) : null;
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

    private static void Append(StringBuilder text, DateTime date, TimeSpan offset, string format, CultureInfo culture)
    {
        for (var index = 0; index < format.Length; index++)
        {
            if (format[index] != '%' || index + 1 == format.Length)
                text.Append(format[index]);
            else if (TryExpand(format[++index], out var expansion))
                Append(text, date, offset, expansion, culture);
            else
                text.Append(Directive(date, offset, format[index], culture));
        }
    }

    private static string Directive(DateTime date, TimeSpan offset, char directive, CultureInfo culture) => directive switch
    {
        'a' => date.ToString("ddd", culture),
        'A' => date.ToString("dddd", culture),
        'b' or 'h' => date.ToString("MMM", culture),
        'B' => date.ToString("MMMM", culture),
        'C' => Padded(date.Year / 100, 2),
        'd' => Padded(date.Day, 2),
        'e' => Blank(date.Day),
        'H' => Padded(date.Hour, 2),
        'I' => Padded(HourOfHalf(date), 2),
        'j' => Padded(date.DayOfYear, 3),
        'k' => Blank(date.Hour),
        'l' => Blank(HourOfHalf(date)),
        'L' => Padded(date.Millisecond, 3),
        'm' => Padded(date.Month, 2),
        'M' => Padded(date.Minute, 2),
        'n' => "\n",
        'N' => Padded(date.Ticks % TimeSpan.TicksPerSecond * 100, 9),
        'p' => date.ToString("tt", culture),
        'P' => date.ToString("tt", culture).ToLower(culture),
        's' => ((date.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        'S' => Padded(date.Second, 2),
        't' => "\t",
        'u' => Padded(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, 1),
        'U' => Padded((date.DayOfYear + 6 - (int)date.DayOfWeek) / 7, 2),
        'v' => $"{Blank(date.Day)}-{date.ToString("MMM", CultureInfo.InvariantCulture).ToUpperInvariant()}-{Padded(date.Year, 4)}",
        'V' => Padded(ISOWeek.GetWeekOfYear(date), 2),
        'W' => Padded((date.DayOfYear + 6 - (((int)date.DayOfWeek + 6) % 7)) / 7, 2),
        'w' => Padded((int)date.DayOfWeek, 1),
        'x' => date.ToString("d", culture),
        'X' => date.ToString("T", culture),
        'y' => Padded(date.Year % 100, 2),
        'Y' => Padded(date.Year, 4),
        'Z' => $"{(offset < TimeSpan.Zero ? '-' : '+')}{Padded(Math.Abs(offset.Hours), 2)}:{Padded(Math.Abs(offset.Minutes), 2)}",
        '%' => "%",
        _ => "%" + directive,
    };

    private static int HourOfHalf(DateTime date) => date.Hour % 12 == 0 ? 12 : date.Hour % 12;

    private static string Padded(long number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static string Blank(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(2);
}
