using System.Globalization;
using ReportForge.Language.Values;

namespace ReportForge.Language.Rendering;

/// <summary>The order in which builtins sort: nulls, booleans, numbers, dates, time spans, strings, then the rest as equals.</summary>
internal static class ValueOrder
{
    public static int Compare(CultureInfo culture, Value left, Value right)
    {
        var rank = Rank(left).CompareTo(Rank(right));
        if (rank != 0)
            return rank;
        if (left.IsNumber)
            return NumberParts.Compare(left, right);
        if (left.TryGetString(out var leftText) && right.TryGetString(out var rightText))
            return culture.CompareInfo.Compare(leftText, rightText);
        return left.Kind is ValueKind.Boolean or ValueKind.Date or ValueKind.TimeSpan ? left.Bits.CompareTo(right.Bits) : 0;
    }

    private static int Rank(Value value) => value.Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean => 1,
        ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal => 2,
        ValueKind.Date => 3,
        ValueKind.TimeSpan => 4,
        ValueKind.String => 5,
        _ => 6,
    };
}
