using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Statements;

/// <summary><c>capture target … end</c>.</summary>
internal sealed class CaptureNode(SourceSpan span, ExpressionNode target, StatementNode body) : StatementNode(span)
{
    public ExpressionNode Target => target;

    public StatementNode Body => body;

    public override Flow Execute(RenderContext context)
    {
        var outer = context.BeginCapture();
        var flow = body.Execute(context);
        var captured = context.EndCapture(outer);
        if (target is IAssignable assignable)
            assignable.Assign(context, captured);
        return flow;
    }

    public override void Print(CodePrinter printer) =>
        printer.Word("capture").Raw(" ").Node(target).Block(body).Word("end");
}

/// <summary><c>with object … end</c>: names are searched in it first and assigned to it.</summary>
internal sealed class WithNode(SourceSpan span, ExpressionNode target, StatementNode body) : StatementNode(span)
{
    public ExpressionNode Target => target;

    public StatementNode Body => body;

    public override Flow Execute(RenderContext context)
    {
        var value = target.Evaluate(context);
        if (value.IsFault)
            return Flow.Next;
        if (!value.TryGetObject(out var scope))
        {
            context.Report(LanguageFindings.NotAnObject(target.Place, "with", Kinds.Name(value)));
            return Flow.Next;
        }

        var depth = context.PushScope(scope);
        var flow = body.Execute(context);
        context.PopScopes(depth);
        return flow;
    }

    public override void Print(CodePrinter printer) => printer.Word("with").Raw(" ").Node(target).Block(body).Word("end");
}

/// <summary><c>wrap function arguments … end</c>: the function gets the block as <c>$$</c>.</summary>
internal sealed class WrapNode(SourceSpan span, ExpressionNode call, StatementNode body) : StatementNode(span)
{
    public ExpressionNode Call => call;

    public StatementNode Body => body;

    public override Flow Execute(RenderContext context)
    {
        context.PendingBlock = (call, body);
        var value = call.Evaluate(context, Access.Value);
        context.PendingBlock = default;
        context.WriteValue(value);
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Word("wrap").Raw(" ").Node(call).Block(body).Word("end");
}

/// <summary><c>$$</c>: runs the block that <c>wrap</c> gave to the function, among the locals of the function.</summary>
internal sealed class WrappedBlockNode(SourceSpan span) : StatementNode(span)
{
    public override Flow Execute(RenderContext context)
    {
        var block = context.Frame.WrappedBlock;
        if (block is null)
            return Flow.Next;
        context.Budget.Enter();
        var flow = block.Execute(context);
        context.Budget.Leave();
        return flow;
    }

    public override void Print(CodePrinter printer) => printer.Word("$$");
}
