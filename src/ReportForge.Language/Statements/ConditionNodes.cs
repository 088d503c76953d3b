using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Statements;

/// <summary><c>if</c> with its <c>else if</c> and <c>else</c>; a branch without a condition is the last one.</summary>
internal sealed class IfNode(SourceSpan span, ImmutableArray<IfBranch> branches) : StatementNode(span)
{
    public ImmutableArray<IfBranch> Branches => branches;

    public override Flow Execute(RenderContext context)
    {
        foreach (var branch in branches)
        {
            if (branch.Condition is null)
                return branch.Body.Execute(context);
            var value = branch.Condition.Evaluate(context);

            // Which branch was meant is unknown after an error: none is taken, so that nothing is printed by mistake.
            if (value.IsFault)
                return Flow.Next;
            if (value.Truthy)
                return branch.Body.Execute(context);
        }

        return Flow.Next;
    }

    public override void Print(CodePrinter printer)
    {
        var keyword = "if";
        foreach (var branch in branches)
        {
            if (branch.Condition is null)
                printer.Word("else");
            else
                printer.Word(keyword).Raw(" ").Node(branch.Condition);
            printer.Block(branch.Body);
            keyword = "else if";
        }

        printer.Word("end");
    }
}

internal sealed record IfBranch(ExpressionNode? Condition, StatementNode Body);

/// <summary><c>case</c> with its <c>when</c> and <c>else</c>.</summary>
internal sealed class CaseNode(SourceSpan span, ExpressionNode value, ImmutableArray<WhenBranch> branches, StatementNode? otherwise)
    : StatementNode(span)
{
    public ExpressionNode Value => value;

    public ImmutableArray<WhenBranch> Branches => branches;

    public StatementNode? Otherwise => otherwise;

    public override Flow Execute(RenderContext context)
    {
        var searched = value.Evaluate(context);
        if (searched.IsFault)
            return Flow.Next;
        foreach (var branch in branches)
        {
            if (branch.Values.Any(candidate => Matches(context, searched, candidate)))
                return branch.Body.Execute(context);
        }

        return otherwise?.Execute(context) ?? Flow.Next;
    }

    public override void Print(CodePrinter printer)
    {
        printer.Word("case").Raw(" ").Node(value).Raw("\n");
        foreach (var branch in branches)
            printer.Word("when").Raw(" ").List(branch.Values).Block(branch.Body);
        if (otherwise is not null)
            printer.Word("else").Block(otherwise);
        printer.Word("end");
    }

    private static bool Matches(RenderContext context, Value searched, ExpressionNode candidate)
    {
        var equal = Operators.Apply(context, candidate, BinaryOperator.Equal, searched, candidate.Evaluate(context));
        return equal.Truthy;
    }
}

internal sealed record WhenBranch(ImmutableArray<ExpressionNode> Values, StatementNode Body);
