using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Functions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Statements;

/// <summary>An expression whose value is written.</summary>
internal sealed class OutputNode(SourceSpan span, ExpressionNode expression) : StatementNode(span)
{
    private readonly CallNode? _call = expression as CallNode;

    public ExpressionNode Expression => expression;

    public override Flow Execute(RenderContext context)
    {
        // An include that stands alone is written as it goes, without an intermediate value.
        if (_call is not null)
            context.DirectSite = _call;
        context.WriteValue(expression.Evaluate(context));
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Node(expression);
}

/// <summary>The body of an inline function: its value is what the function returns.</summary>
internal sealed class InlineBodyNode(SourceSpan span, ExpressionNode expression) : StatementNode(span)
{
    public ExpressionNode Expression => expression;

    public override Flow Execute(RenderContext context)
    {
        context.Returned = expression.Evaluate(context);
        return Flow.Return;
    }

    public override void Print(CodePrinter printer) => printer.Word("ret").Raw(" ").Node(expression);
}

/// <summary><c>target = value</c> and the compound forms.</summary>
internal sealed class AssignNode(SourceSpan span, ExpressionNode target, BinaryOperator? @operator, ExpressionNode value)
    : StatementNode(span)
{
    public ExpressionNode Target => target;

    public ExpressionNode Value => value;

    public BinaryOperator? Operator => @operator;

    public override Flow Execute(RenderContext context)
    {
        if (target is not IAssignable assignable)
            return Flow.Next;
        if (@operator is { } binary)
        {
            var before = target.Evaluate(context);
            var right = value.Evaluate(context);
            assignable.Assign(context, Operators.Apply(context, target, binary, before, right));
        }
        else
        {
            assignable.Assign(context, value.Evaluate(context));
        }

        return Flow.Next;
    }

    public override void Print(CodePrinter printer) =>
        printer.Node(target).Raw(@operator is { } binary ? $" {OperatorText.Of(binary)}= " : " = ").Node(value);
}

/// <summary><c>func name … end</c> and <c>name(x, y) = expression</c>.</summary>
internal sealed class FunctionStatementNode(SourceSpan span, ExpressionNode target, ScriptFunction function) : StatementNode(span)
{
    public ExpressionNode Target => target;

    public ScriptFunction Function => function;

    public override Flow Execute(RenderContext context)
    {
        if (target is IAssignable assignable)
            assignable.Assign(context, Language.Value.From(function));
        return Flow.Next;
    }

    public override void Print(CodePrinter printer)
    {
        if (function.Body is InlineBodyNode inline)
        {
            printer.Node(target).Raw("(").Raw(string.Join(", ", function.Parameters.Select(parameter => parameter.Name)));
            printer.Raw(") = ").Node(inline.Expression);
        }
        else
        {
            function.Print(printer, CodePrinter.Code(target));
        }
    }
}

/// <summary><c>ret</c> with or without a value.</summary>
internal sealed class ReturnNode(SourceSpan span, ExpressionNode? value) : StatementNode(span)
{
    public ExpressionNode? Value => value;

    public override Flow Execute(RenderContext context)
    {
        context.Returned = value?.Evaluate(context) ?? Language.Value.Null;
        return Flow.Return;
    }

    public override void Print(CodePrinter printer)
    {
        printer.Word("ret");
        if (value is not null)
            printer.Raw(" ").Node(value);
    }
}

/// <summary><c>break</c> and <c>continue</c>. Whether a loop is around is known while running: a wrapped block may have none of its own.</summary>
internal sealed class LoopJumpNode(SourceSpan span, Flow flow) : StatementNode(span)
{
    public override Flow Execute(RenderContext context)
    {
        if (context.LoopDepth > 0)
            return flow;
        context.Report(LanguageFindings.OutsideLoop(Place, Keyword));
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Word(Keyword);

    private string Keyword => flow == Flow.Break ? "break" : "continue";
}

/// <summary><c>readonly name</c>.</summary>
internal sealed class ReadOnlyNode(SourceSpan span, ExpressionNode variable) : StatementNode(span)
{
    public ExpressionNode Variable => variable;

    public override Flow Execute(RenderContext context)
    {
        if (variable is LocalNode local)
            context.Frame.MakeReadOnly(local.Name);
        else if (variable is GlobalNode global)
            context.OwnCurrentObject().MakeReadOnly(global.Name);
        else if (variable is LoopVariableNode loop)
            context.OwnCurrentObject().MakeReadOnly(loop.Name);
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Word("readonly").Raw(" ").Node(variable);
}

/// <summary><c>import object</c>: its members become variables of the current object; read-only ones stay.</summary>
internal sealed class ImportNode(SourceSpan span, ExpressionNode source) : StatementNode(span)
{
    public ExpressionNode Source => source;

    public override Flow Execute(RenderContext context)
    {
        var value = source.Evaluate(context);
        if (value.IsFault)
            return Flow.Next;
        if (value.TryGetObject(out var members))
            context.Import(context.Look(members));
        else
            context.Report(LanguageFindings.NotAnObject(source.Place, "import", Kinds.Name(value)));
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Word("import").Raw(" ").Node(source);
}
