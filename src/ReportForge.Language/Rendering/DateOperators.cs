using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Rendering;

/// <summary>Operators between dates and time spans.</summary>
internal static class DateOperators
{
    public static Value Apply(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        if (left.Kind == right.Kind && Operators.IsComparison(@operator))
            return Value.From(Operators.Holds(@operator, Ticks(left).CompareTo(Ticks(right))));
        return (left.Kind, @operator, right.Kind) switch
        {
            (ValueKind.Date, BinaryOperator.Subtract, ValueKind.Date) => Value.From(new TimeSpan(Ticks(left) - Ticks(right))),
            (ValueKind.Date, BinaryOperator.Add, ValueKind.TimeSpan) => Shift(context, site, left, right.Bits),
            (ValueKind.TimeSpan, BinaryOperator.Add, ValueKind.Date) => Shift(context, site, right, left.Bits),
            (ValueKind.Date, BinaryOperator.Subtract, ValueKind.TimeSpan) => Shift(context, site, left, -right.Bits),
            (ValueKind.TimeSpan, BinaryOperator.Add, ValueKind.TimeSpan) => Sum(context, site, left.Bits, right.Bits),
            (ValueKind.TimeSpan, BinaryOperator.Subtract, ValueKind.TimeSpan) => Sum(context, site, left.Bits, -right.Bits),
            _ => Operators.Unsupported(context, site, @operator, left, right),
        };
    }

    /// <summary>The date moved by so many ticks, or an error when it leaves the calendar.</summary>
    public static Value Shift(RenderContext context, ExpressionNode site, Value date, Int128 ticks)
    {
        var moved = date.Bits + ticks;
        if (moved < DateTime.MinValue.Ticks || moved > DateTime.MaxValue.Ticks)
            return context.Report(LanguageFindings.DateOutOfRange(site.Place));
        var result = new DateTime((long)moved);
        return date.TryGetOffset(out var offset) ? Value.From(WithOffset(result, offset)) : Value.From(result);
    }

    public static DateTimeOffset WithOffset(DateTime clock, TimeSpan offset)
    {
        // Near the ends of the calendar the instant would lie outside it; the clock is kept and the offset dropped.
        var instant = clock.Ticks - offset.Ticks;
        return instant < DateTime.MinValue.Ticks || instant > DateTime.MaxValue.Ticks
            ? new DateTimeOffset(clock.Ticks, TimeSpan.Zero)
            : new DateTimeOffset(clock.Ticks, offset);
    }

    // Dates at known offsets are compared as instants; without an offset the clock is all there is.
    private static long Ticks(Value value) => value.TryGetOffset(out var offset) ? value.Bits - offset.Ticks : value.Bits;

    private static Value Sum(RenderContext context, ExpressionNode site, Int128 left, Int128 right)
    {
        var sum = left + right;
        return sum < long.MinValue || sum > long.MaxValue
            ? context.Report(LanguageFindings.DateOutOfRange(site.Place))
            : Value.From(new TimeSpan((long)sum));
    }
}
