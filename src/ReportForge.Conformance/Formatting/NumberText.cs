using System.Globalization;
using System.Text;

namespace ReportForge.Conformance.Formatting;

/// <summary>Prints a list number in the formats that Word names.</summary>
internal static class NumberText
{
    private static readonly (int Value, string Letters)[] RomanUnits =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static string Print(int number, string format) => format switch
    {
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number).ToUpperInvariant(),
        "lowerLetter" => Letter(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Roman numerals up to 3999; other numbers stay Arabic.</summary>
    public static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var (value, letters) in RomanUnits)
        {
            for (; number >= value; number -= value)
                text.Append(letters);
        }

        return text.ToString();
    }

    /// <summary>The value of Roman numerals in their canonical spelling, or null.</summary>
    public static int? FromRoman(string text)
    {
        var value = 0;
        var rest = text.AsSpan();
        foreach (var (unit, letters) in RomanUnits)
        {
            for (; rest.StartsWith(letters, StringComparison.Ordinal); rest = rest[letters.Length..])
                value += unit;
        }

        return rest.IsEmpty && value > 0 && Roman(value) == text ? value : null;
    }

    /// <summary>a … z, aa, bb …, as Word counts.</summary>
    private static string Letter(int number) => number < 1
        ? ""
        : new((char)('a' + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 30));
}
