using System.Numerics;
using ReportForge.Language.Budgets;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Values;

namespace ReportForge.Language.Rendering;

/// <summary>Arithmetic and comparison of numbers, each pair in the widest kind of the two.</summary>
internal static class NumberOperators
{
    public static Value Integers(RenderContext context, ExpressionNode site, BinaryOperator @operator, long left, long right)
    {
        switch (@operator)
        {
            case BinaryOperator.Add:
                var sum = unchecked(left + right);
                return ((left ^ sum) & (right ^ sum)) < 0 ? Value.From((BigInteger)left + right) : Value.From(sum);
            case BinaryOperator.Subtract:
                var difference = unchecked(left - right);
                return ((left ^ right) & (left ^ difference)) < 0 ? Value.From((BigInteger)left - right) : Value.From(difference);
            case BinaryOperator.Multiply:
                var product = (Int128)left * right;
                return product >= long.MinValue && product <= long.MaxValue ? Value.From((long)product) : Value.From((BigInteger)product);
            case BinaryOperator.Divide:
                return Quotient(context, site, left, right);
            case BinaryOperator.DivideWhole or BinaryOperator.Modulus when right == -1:
                return @operator == BinaryOperator.Modulus ? Value.From(0) : Value.From(-(BigInteger)left);
            case BinaryOperator.DivideWhole:
                return right == 0 ? DivisionByZero(context, site) : Value.From(left / right);
            case BinaryOperator.Modulus:
                return right == 0 ? DivisionByZero(context, site) : Value.From(left % right);
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return Shift(context, site, @operator, left, right);
            case BinaryOperator.RangeIncluding:
                return Value.From(ValueRange.Including(left, right));
            case BinaryOperator.RangeExcluding:
                return Value.From(ValueRange.Excluding(left, right));
            default:
                return Value.From(Operators.Holds(@operator, left.CompareTo(right)));
        }
    }

    public static Value Apply(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (!TryNumber(ref left) || !TryNumber(ref right))
            return Operators.Unsupported(context, site, @operator, left, right);
        if (left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal)
            return Decimals(context, site, @operator, left, right);
        if (left.Kind == ValueKind.Double || right.Kind == ValueKind.Double)
            return Doubles(context, site, @operator, left, right);
        left.TryGetBigInteger(out var leftInteger);
        right.TryGetBigInteger(out var rightInteger);
        return BigIntegers(context, site, @operator, leftInteger, rightInteger);
    }

    public static Value Negate(RenderContext context, Value operand) => operand.Kind switch
    {
        ValueKind.Decimal => Value.From(-operand.Unbox<decimal>()),
        ValueKind.Double => Floating(-operand.AsDouble().GetValueOrDefault(), operand.IsSingle),
        _ => NegateInteger(context, operand),
    };

    private static Value NegateInteger(RenderContext context, Value operand)
    {
        operand.TryGetBigInteger(out var number);
        context.Budget.BuildInteger(Budget.BitsOf(number));
        return Value.From(-number);
    }

    private static bool TryNumber(ref Value value)
    {
        if (value.TryGetBoolean(out var flag))
            value = Value.From(flag ? 1 : 0);
        return value.IsNumber;
    }

    private static Value Decimals(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (Operators.IsComparison(@operator))
            return Value.From(Operators.Holds(@operator, NumberParts.Compare(left, right)));
        if (!left.TryGetDecimal(out var leftNumber) || !right.TryGetDecimal(out var rightNumber))
            return Doubles(context, site, @operator, left, right);
        if (rightNumber == 0 && @operator is BinaryOperator.Divide or BinaryOperator.DivideWhole or BinaryOperator.Modulus && rightNumber == 0)
            return DivisionByZero(context, site);
        try
        {
            return @operator switch
            {
                BinaryOperator.Add => Value.From(leftNumber + rightNumber),
                BinaryOperator.Subtract => Value.From(leftNumber - rightNumber),
                BinaryOperator.Multiply => Value.From(leftNumber * rightNumber),
                BinaryOperator.Divide => Value.From(leftNumber / rightNumber),
                BinaryOperator.DivideWhole => Value.From(Math.Round(leftNumber / rightNumber)),
                BinaryOperator.Modulus => Value.From(leftNumber % rightNumber),
                _ => Operators.Unsupported(context, site, @operator, left, right),
            };
        }
        catch (OverflowException)
        {
            return context.Report(LanguageFindings.NumberTooLarge(site.Place));
        }
    }

    private static Value Doubles(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        left.TryGetDouble(out var leftNumber);
        right.TryGetDouble(out var rightNumber);
        if (Operators.IsComparison(@operator))
            return Value.From(Compare(@operator, leftNumber, rightNumber));
        var isSingle = (left.IsSingle || right.IsSingle) && !IsDouble(left) && !IsDouble(right);
        return @operator switch
        {
            BinaryOperator.Add => Floating(leftNumber + rightNumber, isSingle),
            BinaryOperator.Subtract => Floating(leftNumber - rightNumber, isSingle),
            BinaryOperator.Multiply => Floating(leftNumber * rightNumber, isSingle),
            BinaryOperator.Divide when rightNumber == 0 && !context.Lenient => DivisionByZero(context, site),
            BinaryOperator.Divide => Floating(leftNumber / rightNumber, isSingle),
            BinaryOperator.DivideWhole when rightNumber == 0 && !context.Lenient => DivisionByZero(context, site),
            BinaryOperator.DivideWhole => Floating(Math.Round(leftNumber / rightNumber), isSingle),
            BinaryOperator.Modulus when rightNumber == 0 && !context.Lenient => DivisionByZero(context, site),
            BinaryOperator.Modulus => Floating(leftNumber % rightNumber, isSingle),
            _ => Operators.Unsupported(context, site, @operator, left, right),
        };
    }

    private static bool Compare(BinaryOperator @operator, double left, double right) => @operator switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        _ => left >= right,
    };

    private static bool IsDouble(Value value) => value.Kind == ValueKind.Double && !value.IsSingle;

    private static Value Floating(double number, bool isSingle) => isSingle ? Value.FromSingle((float)number) : Value.From(number);

    private static Value BigIntegers(RenderContext context, ExpressionNode site, BinaryOperator @operator, BigInteger left, BigInteger right)
    {
        if (Operators.IsComparison(@operator))
            return Value.From(Operators.Holds(@operator, left.CompareTo(right)));
        if (right.IsZero && @operator is BinaryOperator.DivideWhole or BinaryOperator.Modulus && right.IsZero)
            return DivisionByZero(context, site);
        var bits = @operator == BinaryOperator.Multiply
            ? Budget.BitsOf(left) + Budget.BitsOf(right)
            : Math.Max(Budget.BitsOf(left), Budget.BitsOf(right)) + 1;
        context.Budget.BuildInteger(bits);
        return @operator switch
        {
            BinaryOperator.Add => Value.From(left + right),
            BinaryOperator.Subtract => Value.From(left - right),
            BinaryOperator.Multiply => Value.From(left * right),
            BinaryOperator.Divide => Quotient(context, site, (double)left, (double)right),
            BinaryOperator.DivideWhole => Value.From(left / right),
            BinaryOperator.Modulus => Value.From(left % right),
            BinaryOperator.RangeIncluding => Value.From(ValueRange.Including(left, right)),
            BinaryOperator.RangeExcluding => Value.From(ValueRange.Excluding(left, right)),
            _ => Shift(context, site, @operator, left, right),
        };
    }

    private static Value Shift(RenderContext context, ExpressionNode site, BinaryOperator @operator, BigInteger left, BigInteger count)
    {
        if (BigInteger.Abs(count) > int.MaxValue)
            return context.Report(LanguageFindings.NumberTooLarge(site.Place));
        var shift = @operator == BinaryOperator.ShiftLeft ? (int)count : -(int)count;
        context.Budget.BuildInteger(Math.Max(1, Budget.BitsOf(left) + shift));
        return Value.From(left << shift);
    }

    private static Value Quotient(RenderContext context, ExpressionNode site, double left, double right) =>
        right == 0 && !context.Lenient ? DivisionByZero(context, site) : Value.From(left / right);

    private static Value DivisionByZero(RenderContext context, ExpressionNode site) =>
        context.Report(LanguageFindings.DivisionByZero(site.Place));
}
