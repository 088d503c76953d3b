using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Rendering;

/// <summary>Operators of which one side at least is an array or a range. The result is always a new array.</summary>
internal static class ArrayOperators
{
    public static Value Apply(RenderContext context, ExpressionNode site, BinaryOperator @operator, Value left, Value right)
    {
        var hasLeft = Sequences.TryGetList(context, left, out var leftItems);
        var hasRight = Sequences.TryGetList(context, right, out var rightItems);
        if (@operator == BinaryOperator.ShiftLeft && leftItems is not null)
            return Joined(context, leftItems.Items, [right]);
        if (@operator == BinaryOperator.ShiftRight && rightItems is not null)
            return Joined(context, [left], rightItems.Items);
        if (@operator == BinaryOperator.Multiply && hasLeft != hasRight)
            return Repeated(context, site, leftItems ?? rightItems ?? new DataArray(), leftItems is null ? left : right);
        if (leftItems is null || rightItems is null)
            return left.IsNull || right.IsNull ? WithNull(context, @operator, leftItems ?? rightItems) : Operators.Unsupported(context, site, @operator, left, right);
        if (@operator == BinaryOperator.Add)
            return Joined(context, leftItems.Items, rightItems.Items);
        return Operators.IsComparison(@operator)
            ? Value.From(Operators.Holds(@operator, Compare(context, leftItems, rightItems, 0)))
            : Operators.Unsupported(context, site, @operator, left, right);
    }

    /// <summary>Element by element; of two equal beginnings the shorter is the smaller.</summary>
    private static int Compare(RenderContext context, DataArray left, DataArray right, int depth)
    {
        context.Budget.CheckDepth(depth);
        var count = Math.Min(left.Count, right.Count);
        context.Budget.Step(count);
        for (var index = 0; index < count; index++)
        {
            var order = left[index].TryGetArray(out var inner) && right[index].TryGetArray(out var other)
                ? Compare(context, context.Look(inner), context.Look(other), depth + 1)
                : CompareItems(context, left[index], right[index]);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareItems(RenderContext context, Value left, Value right)
    {
        context.Budget.Step(((left.AsString()?.Length ?? 0) + (right.AsString()?.Length ?? 0)) >> 9);
        return ValueOrder.Compare(context.Culture, left, right);
    }

    private static Value WithNull(RenderContext context, BinaryOperator @operator, DataArray? items) => @operator switch
    {
        BinaryOperator.Equal => Value.False,
        BinaryOperator.NotEqual => Value.True,
        BinaryOperator.Add when items is not null => Joined(context, items.Items, []),
        _ => Operators.IsComparison(@operator) ? Value.False : Value.Null,
    };

    private static Value Joined(RenderContext context, ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        context.Budget.Step(left.Length + right.Length);
        var result = context.NewArray(left.Length + right.Length);
        foreach (var item in left)
            result.Add(item);
        foreach (var item in right)
            result.Add(item);
        return Value.From(result);
    }

    private static Value Repeated(RenderContext context, ExpressionNode site, DataArray items, Value factor)
    {
        if (factor.IsNull)
            return Value.Null;
        if (!Numbers.TryToInteger(factor, out var times))
            return context.Report(LanguageFindings.UnsupportedOperands(site.Place, "*", Kinds.Name(Value.From(items)), Kinds.Name(factor)));
        var total = (Int128)items.Count * Math.Max(0, times);
        context.Budget.Step((long)Int128.Min(total, long.MaxValue / 2));
        var result = context.NewArray((int)total);
        for (var index = 0; index < (int)total; index++)
            result.Add(items[index % items.Count]);
        return Value.From(result);
    }
}
