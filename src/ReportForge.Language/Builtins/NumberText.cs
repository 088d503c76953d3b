using System.Globalization;
using System.Numerics;

namespace ReportForge.Language.Builtins;

/// <summary>Numbers written as text.</summary>
internal static class NumberText
{
    private const int MaxDigits = 20_000;

    /// <summary>An integer if the text is one, else a double, else null.</summary>
    public static Value Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var integer))
            return Value.From(integer);
        if (text.Length <= MaxDigits && BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var big))
            return Value.From(big);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.From(number) : Value.Null;
    }
}
