using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using static ReportForge.Reports.Functions.Arguments;

namespace ReportForge.Reports.Functions;

/// <summary>vi.number, vi.count, vi.decimal, vi.percent, vi.share, vi.cell, vi.words, vi.roman, vi.letter, vi.compare.</summary>
internal static class ViNumberFunctions
{
    private const int MostDecimals = 10;

    /// <summary>Beyond this a figure is a mistake, and calculating with it could leave the range of decimals.</summary>
    private const decimal Largest = 1_000_000_000_000_000;

    private const decimal Smallest = 0.000_000_001m;

    public static readonly ImmutableArray<HostFunction> All =
    [
        new("number", [Arguments.Input, Optional("decimals")], (call, arguments) =>
            Printed(call, arguments, NumberWriting.Number, NumberWriting.Decimal)),
        new("decimal", [Arguments.Input, new("decimals")], (call, arguments) =>
            Printed(call, arguments, NumberWriting.Number, NumberWriting.Decimal)),
        new("percent", [Arguments.Input, Optional("decimals")], (call, arguments) =>
            Printed(call, arguments, NumberWriting.Percent, NumberWriting.Percent)),
        new("count", [Arguments.Input], (call, arguments) => Printed(call, arguments[0], NumberWriting.Count)),
        new("words", [Arguments.Input], (call, arguments) => Printed(call, arguments[0], NumberWords.Words)),
        new("cell", [Arguments.Input], Cell),
        new("share", [new("part"), new("whole"), Optional("decimals")], Share),
        new("roman", [Arguments.Input], Roman),
        new("letter", [Arguments.Input], Letter),
        new("compare", [new("now"), new("before"), Optional("unit")], Compare),
    ];

    private static Value Printed(CallContext call, Value value, Func<decimal, string> print)
    {
        if (value.IsNull)
            return ViFindings.Blank(call);
        return value.TryGetDecimal(out var number) ? Value.From(print(number)) : ViFindings.NotANumber(call, value);
    }

    private static Value Printed(
        CallContext call, ReadOnlySpan<Value> arguments, Func<decimal, string> asItIs, Func<decimal, int, string> withDecimals)
    {
        if (arguments[1].IsNull)
            return Printed(call, arguments[0], asItIs);
        return IsDecimals(call, arguments[1], out var decimals)
            ? Printed(call, arguments[0], number => withDecimals(number, decimals))
            : Value.Null;
    }

    private static bool IsDecimals(CallContext call, Value value, out int decimals)
    {
        if (IsWhole(value, out decimals) && decimals is >= 0 and <= MostDecimals)
            return true;
        ViFindings.OutOfRange(call, value, new($"số chữ số thập phân từ 0 đến {MostDecimals}", $"0 to {MostDecimals} decimals"));
        return false;
    }

    /// <summary>Not so large, and not so near to zero, that a division by it leaves the range.</summary>
    private static bool IsCalculable(decimal number) => number == 0 || Math.Abs(number) is >= Smallest and <= Largest;

    private static Value TooLarge(CallContext call, Value value) =>
        ViFindings.OutOfRange(call, value, new("số liệu không quá 1.000.000 tỷ", "figures up to 10 to the 15th"));

    /// <summary>A table cell: a number in official form, a text as it is, nothing for a blank.</summary>
    private static Value Cell(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var value = arguments[0];
        if (value.IsNull)
            return Value.From("");
        if (value.TryGetDecimal(out var number))
            return Value.From(NumberWriting.Number(number));
        return IsDate(value, out var date) ? Value.From(DateWriting.Slashed(date)) : Value.From(call.Text(value));
    }

    /// <summary>The share of a part in the whole as a figure, for vi.percent to print.</summary>
    private static Value Share(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var decimals = 2;
        if (!arguments[2].IsNull && !IsDecimals(call, arguments[2], out decimals))
            return Value.Null;
        if (arguments[0].IsNull || arguments[1].IsNull)
            return Value.Null;
        if (!arguments[0].TryGetDecimal(out var part))
            return ViFindings.NotANumber(call, arguments[0]);
        if (!arguments[1].TryGetDecimal(out var whole))
            return ViFindings.NotANumber(call, arguments[1]);
        if (!IsCalculable(part) || !IsCalculable(whole))
            return TooLarge(call, arguments[0]);
        return whole == 0 ? Value.Null : Value.From(NumberWriting.Share(part, whole, decimals));
    }

    private static Value Roman(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetDecimal(out var number))
            return ViFindings.NotANumber(call, arguments[0]);
        return RomanNumeral.CanWrite(number)
            ? Value.From(RomanNumeral.Write((int)number))
            : ViFindings.OutOfRange(
                call,
                arguments[0],
                new($"số nguyên từ 1 đến {RomanNumeral.Largest}", $"a whole number from 1 to {RomanNumeral.Largest}"));
    }

    private static Value Letter(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetDecimal(out var number))
            return ViFindings.NotANumber(call, arguments[0]);
        return PointLetter.CanWrite(number)
            ? Value.From(PointLetter.Write((int)number))
            : ViFindings.OutOfRange(call, arguments[0], new("số nguyên từ 1 đến 23 (a … y)", "a whole number from 1 to 23 (a … y)"));
    }

    private static Value Compare(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].IsNull || arguments[1].IsNull)
            return ViFindings.Blank(call);
        if (!arguments[0].TryGetDecimal(out var now))
            return ViFindings.NotANumber(call, arguments[0]);
        if (!arguments[1].TryGetDecimal(out var before))
            return ViFindings.NotANumber(call, arguments[1]);
        if (!IsCalculable(now) || !IsCalculable(before))
            return TooLarge(call, arguments[0]);
        if (arguments[2].AsString() is { } unit)
            return Value.From(Comparison.InUnits(now, before, unit));
        return before == 0 && now != 0 ? ViFindings.ZeroBase(call) : Value.From(Comparison.InPercent(now, before));
    }
}
