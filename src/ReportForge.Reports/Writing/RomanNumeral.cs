using System.Text;

namespace ReportForge.Reports.Writing;

/// <summary>Roman numerals for quarters, parts and appendices.</summary>
internal static class RomanNumeral
{
    /// <summary>The largest number that the classical signs can write.</summary>
    public const int Largest = 3999;

    private static readonly (int Value, string Sign)[] Signs =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static bool CanWrite(decimal value) => value is >= 1 and <= Largest && decimal.IsInteger(value);

    public static string Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest);
        var text = new StringBuilder();
        foreach (var (worth, sign) in Signs)
        {
            for (; value >= worth; value -= worth)
                text.Append(sign);
        }

        return text.ToString();
    }
}
