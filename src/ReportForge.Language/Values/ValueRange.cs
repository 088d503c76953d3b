using System.Numerics;

namespace ReportForge.Language.Values;

/// <summary>What <c>left..right</c> gives: counts up or down by one, from the first to the last, and is never laid out in memory.</summary>
internal sealed record ValueRange(BigInteger First, BigInteger Last, bool IsEmpty)
{
    public BigInteger Count => IsEmpty ? BigInteger.Zero : BigInteger.Abs(Last - First) + 1;

    public bool Descends => Last < First;

    public static ValueRange Including(BigInteger left, BigInteger right) => new(left, right, false);

    public static ValueRange Excluding(BigInteger left, BigInteger right) => left == right
        ? new(left, right, true)
        : new(left, left < right ? right - 1 : right + 1, false);

    public Value At(BigInteger index) => Value.From(Descends ? First - index : First + index);
}
