using System.Globalization;
using System.Numerics;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>math</c>.</summary>
internal static class MathFunctions
{
    private const int MaxDoubleDigits = 15;
    private const int MaxDecimalDigits = 28;

    public static DataObject Create() => new FunctionTable("math")
        .Add("abs", "value", (call, a) => Rounded(call, a[0], Math.Abs, Math.Abs, BigInteger.Abs))
        .Add("ceil", "value", (call, a) => Rounded(call, a[0], Math.Ceiling, Math.Ceiling, static number => number))
        .Add("divided_by", "value divisor", DividedBy)
        .Add("floor", "value", (call, a) => Rounded(call, a[0], Math.Floor, Math.Floor, static number => number))
        .Add("format", "value format culture?", (call, a) => Formats.Apply(call, a[0], a[1], a[2]))
        .Add("is_number", "value", (_, a) => Value.From(a[0].IsNumber))
        .Add("minus", "value with", (call, a) => Calculate(call, BinaryOperator.Subtract, a))
        .Add("modulo", "value with", (call, a) => Calculate(call, BinaryOperator.Modulus, a))
        .Add("plus", "value with", (call, a) => Calculate(call, BinaryOperator.Add, a))
        .Add("random", "minValue maxValue", Random)
        .Add("round", "value precision?", Round)
        .Add("times", "value with", (call, a) => Calculate(call, BinaryOperator.Multiply, a))
        .Add("uuid", "", Uuid)
        .Members;

    private static Value Calculate(CallContext call, BinaryOperator @operator, ReadOnlySpan<Value> arguments) =>
        Operators.Apply(call.Render, call.Site, @operator, arguments[0], arguments[1]);

    private static Value Rounded(
        CallContext call, Value value, Func<double, double> floating, Func<decimal, decimal> exact, Func<BigInteger, BigInteger> whole)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                return Value.Null;
            case ValueKind.Decimal:
                return Value.From(exact(value.AsDecimal().GetValueOrDefault()));
            case ValueKind.Double when value.IsSingle:
                return Value.FromSingle((float)floating(value.AsDouble().GetValueOrDefault()));
            case ValueKind.Double:
                return Value.From(floating(value.AsDouble().GetValueOrDefault()));
            case ValueKind.Integer or ValueKind.BigInteger:
                value.TryGetBigInteger(out var number);
                return Value.From(whole(number));
            default:
                return call.Render.Report(LanguageFindings.NotANumber(call.Place, Kinds.Name(value)));
        }
    }

    // A whole divisor gives a whole number.
    private static Value DividedBy(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var quotient = Calculate(call, BinaryOperator.Divide, arguments);
        if (arguments[1].Kind is not (ValueKind.Integer or ValueKind.BigInteger) || !quotient.TryGetDouble(out var number))
            return quotient;
        if (quotient.TryGetDecimal(out var exact))
            return Value.From(new BigInteger(Math.Floor(exact)));
        return double.IsFinite(number) ? Value.From(new BigInteger(Math.Floor(number))) : quotient;
    }

    private static Value Round(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!call.TryInteger(arguments[1], out var precision))
            return Value.Fault;
        if (precision is < 0 or > MaxDecimalDigits)
            return call.Bad("số chữ số phải từ 0 đến 28", "the number of digits must be 0 to 28");
        var digits = (int)precision;
        return Rounded(
            call,
            arguments[0],
            number => Math.Round(number, Math.Min(digits, MaxDoubleDigits)),
            number => Math.Round(number, digits),
            static number => number);
    }

    private static Value Random(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!call.TryInteger(arguments[0], out var least) || !call.TryInteger(arguments[1], out var most))
            return Value.Fault;
        if (most < least)
            return call.Bad("giá trị lớn nhất nhỏ hơn giá trị nhỏ nhất", "the greatest value is less than the least");
        var width = (UInt128)((Int128)most - least);
        return Value.From(width == 0 ? least : (long)(least + (Int128)(call.Render.NextRandom() % width)));
    }

    private static Value Uuid(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var high = (call.Render.NextRandom() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000;
        var low = (call.Render.NextRandom() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
        var digits = high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);
        return Value.From($"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}");
    }
}
