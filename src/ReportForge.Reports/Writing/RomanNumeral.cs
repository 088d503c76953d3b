using Humanizer;

namespace ReportForge.Reports.Writing;

/// <summary>Roman numerals for quarters, parts and appendices.</summary>
internal static class RomanNumeral
{
    /// <summary>The largest number that the classical signs can write.</summary>
    public const int Largest = 3999;

    public static bool CanWrite(decimal value) => value is >= 1 and <= Largest && decimal.IsInteger(value);

    public static string Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Largest);
        return value.ToRoman();
    }
}
