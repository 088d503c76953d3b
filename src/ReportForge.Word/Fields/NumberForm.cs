using System.Globalization;
using System.Text;

namespace ReportForge.Word.Fields;

/// <summary>Numbers as the switch <c>\*</c> of a field asks for them (ECMA-376 §17.16.4.3.1), as far as no language comes in.</summary>
internal static class NumberForm
{
    /// <summary>Word writes larger ones otherwise than anybody counts captions.</summary>
    private const int LargestRoman = 3_999;

    private static readonly (int Value, string Digits)[] Romans =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
        (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>Whether a form is one of these; where its letters are small, so are those of the number.</summary>
    public static bool IsKnown(string form) => form.ToUpperInvariant() is "ARABIC" or "ARABICDASH" or "ROMAN" or "ALPHABETIC" or "HEX";

    public static string Write(int number, string form) => form.ToUpperInvariant() switch
    {
        "ROMAN" when number is > 0 and <= LargestRoman => Cased(Roman(number), form),
        "ALPHABETIC" when number > 0 => Cased(Alphabetic(number), form),
        "HEX" => number.ToString("X", CultureInfo.InvariantCulture),
        "ARABICDASH" => string.Create(CultureInfo.InvariantCulture, $"- {number} -"),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Cased(string digits, string form) => char.IsLower(form[0]) ? digits.ToLowerInvariant() : digits;

    private static string Roman(int number)
    {
        var digits = new StringBuilder();
        foreach (var (value, written) in Romans)
        {
            for (; number >= value; number -= value)
                digits.Append(written);
        }

        return digits.ToString();
    }

    // Behind Z come AA, BB and so on.
    private static string Alphabetic(int number) => new((char)('A' + ((number - 1) % 26)), ((number - 1) / 26) + 1);
}
