using System.Globalization;

namespace ReportForge.Language.Rendering;

/// <summary>Conversions that Scriban makes where it expects a number.</summary>
internal static class Numbers
{
    /// <summary>An integer from any number (rounded to even, as .NET converts), a boolean, or a text that is an integer.</summary>
    public static bool TryToInteger(Value value, out long result)
    {
        result = 0;
        switch (value.Kind)
        {
            case ValueKind.Null:
                return !value.IsFault;
            case ValueKind.Integer:
                return value.TryGetInteger(out result);
            case ValueKind.Boolean:
                result = value.Truthy ? 1 : 0;
                return true;
            case ValueKind.String:
                return long.TryParse(value.AsString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out result);
            case ValueKind.Double or ValueKind.Decimal or ValueKind.BigInteger:
                return TryRound(value, out result);
            default:
                return false;
        }
    }

    private static bool TryRound(Value value, out long result)
    {
        result = 0;
        if (!value.TryGetDecimal(out var number))
            return false;
        var rounded = Math.Round(number, MidpointRounding.ToEven);
        if (rounded is < long.MinValue or > long.MaxValue)
            return false;
        result = (long)rounded;
        return true;
    }
}
