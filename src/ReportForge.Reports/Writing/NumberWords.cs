using System.Globalization;
using Humanizer;

namespace ReportForge.Reports.Writing;

/// <summary>
/// Numbers in Vietnamese words, in the spelling of official texts: "linh", "nghìn", "tỷ", "mốt" and "tư" and "lăm" after tens.
/// </summary>
internal static class NumberWords
{
    private const int Thousand = 1_000;

    /// <summary>Fractions up to this length are read as a number, longer ones digit by digit.</summary>
    private const int LongestReadFraction = 2;

    private static readonly string[] Digits =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly CultureInfo Vietnamese = new("vi");

    private static readonly string[] Scales = ["", "nghìn", "triệu"];

    public static string Words(decimal value)
    {
        if (value < 0)
            return "âm " + Words(-value);
        var whole = decimal.Truncate(value);
        var text = value.ToString("0.############################", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? Whole(whole) : $"{Whole(whole)} phẩy {Fraction(text[(point + 1)..])}";
    }

    private static string Whole(decimal value) => value == 0 ? Digits[0] : string.Join(' ', Billions(value, isFirst: true));

    /// <summary>Groups of nine digits: what stands above a billion is itself a number of billions ("một nghìn tỷ").</summary>
    private static List<string> Billions(decimal value, bool isFirst)
    {
        const decimal billion = 1_000_000_000;
        var words = new List<string>();
        var above = decimal.Truncate(value / billion);
        if (above > 0)
        {
            words.AddRange(Billions(above, isFirst));
            words.Add("tỷ");
        }

        words.AddRange(BelowBillion((int)(value % billion), isFirst && above == 0));
        return words;
    }

    private static IEnumerable<string> BelowBillion(int value, bool isFirst)
    {
        for (var scale = Scales.Length - 1; scale >= 0; scale--)
        {
            var group = value / (int)Math.Pow(Thousand, scale) % Thousand;
            if (group == 0)
                continue;
            yield return Group(group, isFirst);
            if (scale > 0)
                yield return Scales[scale];
            isFirst = false;
        }
    }

    /// <summary>
    /// Three digits; a group that is not the first names its missing hundreds and tens: "không trăm linh một". Humanizer
    /// writes the groups; whole numbers it cannot be asked for: it leaves out "không trăm" and ends at a thousand billions.
    /// </summary>
    private static string Group(int value, bool isFirst)
    {
        var words = value.ToWords(Vietnamese);
        if (isFirst || value >= 100)
            return words;
        return value < 10 ? $"không trăm linh {words}" : $"không trăm {words}";
    }

    private static string Fraction(string digits) => digits.Length > LongestReadFraction || digits[0] == '0'
        ? string.Join(' ', digits.Select(digit => Digits[digit - '0']))
        : Whole(decimal.Parse(digits, CultureInfo.InvariantCulture));
}
