using System.Numerics;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Rendering;

/// <summary>
/// What operators give. The kinds are tried in Scriban's order: a string makes the other side a string, then arrays,
/// nulls, decimals, doubles, integers, booleans, dates.
/// </summary>
internal static class Operators
{
    public static Value Apply(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (left.TryGetInteger(out var leftInteger) && right.TryGetInteger(out var rightInteger))
            return NumberOperators.Integers(context, site, @operator, leftInteger, rightInteger);
        if (left.IsFault || right.IsFault)
            return Value.Fault;
        if (left.Kind == ValueKind.String || right.Kind == ValueKind.String)
            return Texts(context, site, @operator, left, right);
        if (left.IsEmptyVariable || right.IsEmptyVariable)
            return WithEmpty(context, site, @operator, left, right);
        if (left.Kind is ValueKind.Array or ValueKind.Range || right.Kind is ValueKind.Array or ValueKind.Range)
            return ArrayOperators.Apply(context, site, @operator, left, right);
        if (left.IsNull || right.IsNull)
            return WithNull(@operator, left.IsNull && right.IsNull);
        if (left.IsNumber || right.IsNumber)
            return NumberOperators.Apply(context, site, @operator, left, right);
        return Others(context, site, @operator, left, right);
    }

    public static Value Apply(RenderContext context, ExpressionNode site, UnaryOperator @operator, Value operand)
    {
        if (operand.IsFault)
            return operand;
        if (@operator == UnaryOperator.Not)
            return Value.From(!operand.Truthy);
        if (operand.IsNull)
            return Value.Null;
        if (operand.TryGetString(out var text))
            operand = Builtins.NumberText.Parse(text);
        if (operand.TryGetBoolean(out var flag))
            operand = Value.From(flag ? 1 : 0);
        if (!operand.IsNumber)
            return context.Report(LanguageFindings.UnsupportedOperand(site.Place, OperatorText.Of(@operator), Kinds.Name(operand)));
        return @operator == UnaryOperator.Plus
            ? operand
            : NumberOperators.Negate(context, operand);
    }

    /// <summary>Whether the comparison says that the numbers stand so.</summary>
    public static bool Holds(BinaryOperator @operator, int comparison) => @operator switch
    {
        BinaryOperator.Equal => comparison == 0,
        BinaryOperator.NotEqual => comparison != 0,
        BinaryOperator.Less => comparison < 0,
        BinaryOperator.LessOrEqual => comparison <= 0,
        BinaryOperator.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    public static bool IsComparison(BinaryOperator @operator) =>
        @operator is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;

    public static Value Unsupported(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right) =>
        @operator switch
        {
            BinaryOperator.Equal => Value.False,
            BinaryOperator.NotEqual => Value.True,
            _ => context.Report(
                LanguageFindings.UnsupportedOperands(site.Place, OperatorText.Of(@operator), Kinds.Name(left), Kinds.Name(right))),
        };

    private static Value Texts(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (@operator == BinaryOperator.Multiply)
            return Repeat(context, site, left, right);
        var leftText = context.TextOf(left);
        var rightText = context.TextOf(right);
        if (@operator == BinaryOperator.Add)
        {
            context.Budget.BuildString((long)leftText.Length + rightText.Length);
            return Value.From(leftText + rightText);
        }

        if (@operator is BinaryOperator.Equal or BinaryOperator.NotEqual)
            return Value.From(string.Equals(leftText, rightText, StringComparison.Ordinal) == (@operator == BinaryOperator.Equal));
        if (!IsComparison(@operator))
            return Unsupported(context, site, @operator, left, right);
        context.Budget.Step((leftText.Length + rightText.Length) >> 9);
        return Value.From(Holds(@operator, context.Culture.CompareInfo.Compare(leftText, rightText)));
    }

    private static Value Repeat(RenderContext context, ExpressionNode site, Value left, Value right)
    {
        if (right.Kind == ValueKind.String)
            (left, right) = (right, left);
        if (right.IsNull || !Numbers.TryToInteger(right, out var count))
            return context.Report(LanguageFindings.UnsupportedOperands(site.Place, "*", Kinds.Name(left), Kinds.Name(right)));
        var text = context.TextOf(left);
        if (count <= 0 || text.Length == 0)
            return Value.From("");
        var length = (BigInteger)text.Length * count;
        context.Budget.BuildString((long)BigInteger.Min(length, long.MaxValue / 4));
        return Value.From(string.Create((int)length, text, static (buffer, part) =>
        {
            for (var start = 0; start < buffer.Length; start += part.Length)
                part.CopyTo(buffer[start..]);
        }));
    }

    private static Value WithEmpty(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (!IsComparison(@operator))
            return Value.Empty;
        var other = left.IsEmptyVariable ? right : left;
        var isEmpty = other.IsEmptyVariable || Members.IsEmpty(context, other).Truthy;
        return @operator switch
        {
            BinaryOperator.NotEqual => Value.From(!isEmpty),
            BinaryOperator.Less or BinaryOperator.Greater => Value.False,
            _ => Value.From(isEmpty),
        };
    }

    private static Value WithNull(BinaryOperator @operator, bool bothNull) => @operator switch
    {
        BinaryOperator.Equal => Value.From(bothNull),
        BinaryOperator.NotEqual => Value.From(!bothNull),
        _ => IsComparison(@operator) ? Value.False : Value.Null,
    };

    private static Value Others(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (left.Kind is ValueKind.Date or ValueKind.TimeSpan && right.Kind is ValueKind.Date or ValueKind.TimeSpan)
            return DateOperators.Apply(context, site, @operator, left, right);
        if (left.TryGetBoolean(out var leftFlag) && right.TryGetBoolean(out var rightFlag) && IsComparison(@operator))
            return Value.From(Holds(@operator, leftFlag.CompareTo(rightFlag)));
        return @operator switch
        {
            BinaryOperator.Equal => Value.From(left.Equals(right)),
            BinaryOperator.NotEqual => Value.From(!left.Equals(right)),
            _ => Unsupported(context, site, @operator, left, right),
        };
    }
}
