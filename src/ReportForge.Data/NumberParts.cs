using System.Numerics;

namespace ReportForge.Data;

/// <summary>Comparing numbers of different kinds without losing what one of them holds.</summary>
internal static class NumberParts
{
    private static readonly BigInteger MaxDecimal = new(decimal.MaxValue);
    private static readonly BigInteger MinDecimal = new(decimal.MinValue);

    public static bool TryToDecimal(double value, out decimal result)
    {
        // The largest decimal is about 7.9e28; NaN fails both comparisons.
        if (!(value is > -7.9e28 and < 7.9e28))
        {
            result = 0;
            return false;
        }

        result = (decimal)value;
        return true;
    }

    public static bool TryToDecimal(BigInteger value, out decimal result)
    {
        var fits = value >= MinDecimal && value <= MaxDecimal;
        result = fits ? (decimal)value : 0;
        return fits;
    }

    public static int Compare(Value left, Value right)
    {
        if (left.TryGetInteger(out var leftInteger) && right.TryGetInteger(out var rightInteger))
            return leftInteger.CompareTo(rightInteger);
        if (left.TryGetBigInteger(out var leftBig) && right.TryGetBigInteger(out var rightBig))
            return leftBig.CompareTo(rightBig);
        var isFloating = left.Kind == ValueKind.Double || right.Kind == ValueKind.Double;
        if (!isFloating && left.TryGetDecimal(out var leftDecimal) && right.TryGetDecimal(out var rightDecimal))
            return leftDecimal.CompareTo(rightDecimal);
        left.TryGetDouble(out var leftDouble);
        right.TryGetDouble(out var rightDouble);
        return leftDouble.CompareTo(rightDouble);
    }
}
