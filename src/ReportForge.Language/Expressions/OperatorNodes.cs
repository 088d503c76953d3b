using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Expressions;

/// <summary>A binary operator that evaluates both sides.</summary>
internal sealed class BinaryNode(SourceSpan span, BinaryOperator @operator, ExpressionNode left, ExpressionNode right)
    : ExpressionNode(span)
{
    public BinaryOperator Operator => @operator;

    public ExpressionNode Left => left;

    public ExpressionNode Right => right;

    public override int Precedence => OperatorPrecedence.Of(@operator);

    public override Value Evaluate(RenderContext context, Access access)
    {
        var leftValue = left.Evaluate(context);
        var rightValue = right.Evaluate(context);
        return Operators.Apply(context, this, @operator, leftValue, rightValue);
    }

    public override void Print(CodePrinter printer) => printer.Binary(left, Precedence, OperatorText.Of(@operator), right);

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>: the right side is evaluated only when it counts.</summary>
internal sealed class LogicNode(SourceSpan span, bool isAnd, ExpressionNode left, ExpressionNode right) : ExpressionNode(span)
{
    public ExpressionNode Left => left;

    public ExpressionNode Right => right;

    public bool IsAnd => isAnd;

    public override int Precedence => isAnd ? OperatorPrecedence.And : OperatorPrecedence.Or;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var leftValue = left.Evaluate(context);
        if (leftValue.IsFault)
            return leftValue;
        if (leftValue.Truthy != isAnd)
            return Value.From(!isAnd);
        var rightValue = right.Evaluate(context);
        return rightValue.IsFault ? rightValue : Value.From(rightValue.Truthy);
    }

    public override void Print(CodePrinter printer) => printer.Binary(left, Precedence, isAnd ? "&&" : "||", right);

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary><c>left ?? right</c> and <c>left ?! right</c>: the left side may be missing.</summary>
internal sealed class CoalesceNode(SourceSpan span, bool whenNull, ExpressionNode left, ExpressionNode right) : ExpressionNode(span)
{
    public ExpressionNode Left => left;

    public ExpressionNode Right => right;

    public bool WhenNull => whenNull;

    public override int Precedence => OperatorPrecedence.Coalesce;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var value = left.Evaluate(context, Access.Optional);
        return value.IsFault || value.IsNull != whenNull ? value : right.Evaluate(context, access & Access.Optional);
    }

    public override void Print(CodePrinter printer) => printer.Binary(left, Precedence, whenNull ? "??" : "?!", right);

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary><c>condition ? then : else</c>.</summary>
internal sealed class ConditionalNode(SourceSpan span, ExpressionNode condition, ExpressionNode then, ExpressionNode otherwise)
    : ExpressionNode(span)
{
    public ExpressionNode Condition => condition;

    public ExpressionNode Then => then;

    public ExpressionNode Otherwise => otherwise;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var value = condition.Evaluate(context);
        if (value.IsFault)
            return value;
        return value.Truthy ? then.Evaluate(context, access) : otherwise.Evaluate(context, access);
    }

    public override void Print(CodePrinter printer) =>
        printer.Operand(condition).Raw(" ? ").Operand(then).Raw(" : ").Operand(otherwise);

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary><c>!</c>, <c>-</c> and <c>+</c> before an operand.</summary>
internal sealed class UnaryNode(SourceSpan span, UnaryOperator @operator, ExpressionNode operand) : ExpressionNode(span)
{
    public UnaryOperator Operator => @operator;

    public ExpressionNode Operand => operand;

    public override Value Evaluate(RenderContext context, Access access) =>
        Operators.Apply(context, this, @operator, operand.Evaluate(context));

    public override void Print(CodePrinter printer) => printer.Word(OperatorText.Of(@operator)).Tight(operand);

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary><c>@function</c>: the function itself.</summary>
internal sealed class AliasNode(SourceSpan span, ExpressionNode operand) : ExpressionNode(span)
{
    public ExpressionNode Operand => operand;

    public override Value Evaluate(RenderContext context, Access access) => operand.Evaluate(context, Access.Function);

    public override void Print(CodePrinter printer) => printer.Word("@").Tight(operand);
}

/// <summary><c>^array</c> in a call: each element is an argument. Elsewhere it is the array.</summary>
internal sealed class ExpandNode(SourceSpan span, ExpressionNode operand) : ExpressionNode(span)
{
    public ExpressionNode Operand => operand;

    public override Value Evaluate(RenderContext context, Access access) => operand.Evaluate(context);

    public override void Print(CodePrinter printer) => printer.Word("^").Tight(operand);
}

/// <summary><c>++x</c>, <c>x++</c>, <c>--x</c> and <c>x--</c>.</summary>
internal sealed class IncrementNode(SourceSpan span, ExpressionNode operand, bool isIncrement, bool isPrefix) : ExpressionNode(span)
{
    public ExpressionNode Operand => operand;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var before = operand.Evaluate(context);
        var step = Value.From(1);
        var after = Operators.Apply(context, this, isIncrement ? BinaryOperator.Add : BinaryOperator.Subtract, before, step);
        if (!after.IsFault && operand is IAssignable target)
            target.Assign(context, after);
        return isPrefix ? after : before;
    }

    public override void Print(CodePrinter printer)
    {
        var sign = isIncrement ? "++" : "--";
        if (isPrefix)
            printer.Word(sign).Tight(operand);
        else
            printer.Operand(operand).Raw(sign);
    }

    public override void PrintOperand(CodePrinter printer) => printer.Parenthesised(this);
}

/// <summary>Parentheses; kept so that a printed plan reads like its source.</summary>
internal sealed class NestedNode(SourceSpan span, ExpressionNode inner) : ExpressionNode(span)
{
    public ExpressionNode Inner => inner;

    public override Value Evaluate(RenderContext context, Access access) => inner.Evaluate(context, access);

    public override void Print(CodePrinter printer) => printer.Parenthesised(inner);
}
