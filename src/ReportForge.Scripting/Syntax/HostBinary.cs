using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// An operation on two values, as Scriban works it out. What rules ask thousands of times, whether numbers or texts are alike,
/// is answered here.
/// </summary>
internal sealed class HostBinary : ScriptBinaryExpression
{
    private static readonly object True = true;
    private static readonly object False = false;

    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        return Left is null || Right is null ? base.Evaluate(context) : Run(host, Left, Right);
    }

    /// <summary>The value; the caller reports what goes wrong.</summary>
    public object? Run(HostContext host) => Left is null || Right is null ? base.Evaluate(host) : Run(host, Left, Right);

    private object? Run(HostContext host, ScriptExpression leftSide, ScriptExpression rightSide)
    {
        var left = host.Evaluate(leftSide, aliasReturnedFunction: false);
        if (Operator == ScriptBinaryOperator.And && !host.ToBool(leftSide.Span, left))
            return False;
        if (Operator == ScriptBinaryOperator.Or && host.ToBool(leftSide.Span, left))
            return True;
        var right = host.Evaluate(rightSide, aliasReturnedFunction: false);
        if (Operator is ScriptBinaryOperator.And or ScriptBinaryOperator.Or)
            return host.ToBool(rightSide.Span, right) ? True : False;
        if (Operator == ScriptBinaryOperator.EmptyCoalescing)
            return left ?? right;
        if (Compared(Operator, left, right) is { } known)
            return known ? True : False;
        return host.Calculate(this, Operator, (leftSide.Span, host.WithOwnList(left)), (rightSide.Span, host.WithOwnList(right)));
    }

    // What needs no conversion; null where Scriban has to say.
    private static bool? Compared(ScriptBinaryOperator @operator, object? left, object? right)
    {
        if (left is string leftText && right is string rightText)
            return Compared(@operator, leftText, rightText);
        if (AsLong(left) is { } leftNumber && AsLong(right) is { } rightNumber)
            return Holds(@operator, leftNumber.CompareTo(rightNumber));
        if (left is not null && right is not null)
            return null;
        return @operator switch
        {
            ScriptBinaryOperator.CompareEqual => left is null && right is null,
            ScriptBinaryOperator.CompareNotEqual => left is not null || right is not null,
            _ => null,
        };
    }

    private static bool? Compared(ScriptBinaryOperator @operator, string left, string right) => @operator switch
    {
        ScriptBinaryOperator.CompareEqual => left == right,
        ScriptBinaryOperator.CompareNotEqual => left != right,
        _ => null,
    };

    private static bool? Holds(ScriptBinaryOperator @operator, int order) => @operator switch
    {
        ScriptBinaryOperator.CompareEqual => order == 0,
        ScriptBinaryOperator.CompareNotEqual => order != 0,
        ScriptBinaryOperator.CompareLess => order < 0,
        ScriptBinaryOperator.CompareLessOrEqual => order <= 0,
        ScriptBinaryOperator.CompareGreater => order > 0,
        ScriptBinaryOperator.CompareGreaterOrEqual => order >= 0,
        _ => null,
    };

    private static long? AsLong(object? value) => value switch
    {
        long number => number,
        int number => number,
        _ => null,
    };
}
