using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Statements;

/// <summary>
/// What a loop counts in. A plain name belongs to the loop alone: it is found by name through the loop's state, and in a
/// slot where the parser knows the loop. Anything else is assigned to.
/// </summary>
internal sealed record LoopTarget(ExpressionNode Node, string? GlobalName, int Slot);

/// <summary>The parameters of a loop, in the order in which they were written.</summary>
internal sealed record LoopParameter(string Name, ExpressionNode? Value, SourceSpan Span);

/// <summary><c>for x in list … end</c> and <c>tablerow</c>.</summary>
internal sealed class ForNode(
    SourceSpan span,
    LoopKind kind,
    LoopTarget target,
    ExpressionNode iterator,
    ImmutableArray<LoopParameter> parameters,
    StatementNode body,
    StatementNode? otherwise) : StatementNode(span)
{
    public LoopTarget Target => target;

    public ExpressionNode Iterator => iterator;

    public ImmutableArray<LoopParameter> Parameters => parameters;

    public StatementNode Body => body;

    public StatementNode? Otherwise => otherwise;

    public override Flow Execute(RenderContext context)
    {
        var list = iterator.Evaluate(context);
        if (list.IsNull)
            return Flow.Next;
        if (!Sequences.TryGet(context, list, out var items))
        {
            context.Report(LanguageFindings.NotIterable(iterator.Place, Kinds.Name(list)));
            return Flow.Next;
        }

        var (window, columns) = Apply(context, items.Count);
        if (kind == LoopKind.TableRow)
            context.WriteTemplateText("<tr class=\"row1\">");
        var flow = Run(context, items, window, columns);
        if (kind == LoopKind.TableRow)
            context.WriteTemplateText("</tr>\n");
        return flow == Flow.Next && window.Count == 0 && otherwise is not null ? otherwise.Execute(context) : flow;
    }

    public override void Print(CodePrinter printer)
    {
        printer.Word(LoopState.NameOf(kind)).Raw(" ").Node(target.Node).Raw(" in ").Operand(iterator);
        foreach (var parameter in parameters)
        {
            printer.Raw(" ").Raw(parameter.Name);
            if (parameter.Value is not null)
                printer.Raw(":").Operand(parameter.Value);
        }

        printer.Block(body);
        if (otherwise is not null)
            printer.Word("else").Block(otherwise);
        printer.Word("end");
    }

    private Flow Run(RenderContext context, Sequence items, Window window, int columns)
    {
        var frame = context.Frame;
        var state = new LoopState(kind, window.Count, frame.Loop) { Columns = columns };
        var depth = context.PushLoopScope(target.GlobalName, state);
        var local = target.Node as LocalNode;
        var before = local is null ? Value.Unset : frame.Find(local.Name);
        frame.Loop = state;
        context.LoopDepth++;
        var flow = Turns(context, items, window, state);
        context.LoopDepth--;
        frame.Loop = state.Outer;
        if (local is not null)
            frame.Set(local.Name, before);
        context.PopScopes(depth);
        return flow;
    }

    private Flow Turns(RenderContext context, Sequence items, Window window, LoopState state)
    {
        var turns = window.Count;
        for (var turn = 0L; turn < turns; turn++)
        {
            context.Budget.LoopTurn();
            var value = items.At(context, window.IndexOf(turn));
            state.Turn(turn, value);
            SetTarget(context, value);
            if (kind == LoopKind.TableRow)
                OpenCell(context, turn, state.Columns);
            var flow = body.Execute(context);
            if (kind == LoopKind.TableRow)
                context.WriteTemplateText("</td>");
            if (flow == Flow.Break)
                break;
            if (flow == Flow.Return)
                return flow;
        }

        return Flow.Next;
    }

    private void SetTarget(RenderContext context, Value value)
    {
        if (target.Slot >= 0)
            context.Frame.Slots[target.Slot] = value;
        else if (target.GlobalName is null && target.Node is IAssignable assignable)
            assignable.Assign(context, value);
    }

    private (Window Window, int Columns) Apply(RenderContext context, long count)
    {
        var window = new Window(0, count, false);
        var columns = 1;
        foreach (var parameter in parameters)
        {
            if (parameter.Name == "reversed")
            {
                window = window with { Reversed = true };
                continue;
            }

            if (parameter.Value is null || !context.TryGetInteger(parameter.Value, out var number))
                continue;
            if (parameter.Name == "offset")
                window = window with { Offset = Math.Clamp(number, 0, count) };
            else if (parameter.Name == "limit")
                window = window with { Limit = number };
            else
                columns = (int)Math.Clamp(number, 1, int.MaxValue);
        }

        return (window, columns);
    }

    private static void OpenCell(RenderContext context, long turn, int columns)
    {
        var column = turn % columns;
        if (column == 0 && turn > 0)
            context.WriteTemplateText(string.Create(CultureInfo.InvariantCulture, $"</tr>\n<tr class=\"row{(turn / columns) + 1}\">"));
        context.WriteTemplateText(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{column + 1}\">"));
    }

    // The offset is skipped first, then the order is reversed, then the limit cuts.
    private readonly record struct Window(long Offset, long Total, bool Reversed)
    {
        public long Limit { get; init; }

        public long Count => Limit > 0 ? Math.Min(Limit, Total - Offset) : Total - Offset;

        public long IndexOf(long turn) => Reversed ? Total - 1 - turn : Offset + turn;
    }
}

/// <summary><c>while condition … end</c>.</summary>
internal sealed class WhileNode(SourceSpan span, ExpressionNode condition, StatementNode body) : StatementNode(span)
{
    public ExpressionNode Condition => condition;

    public StatementNode Body => body;

    public override Flow Execute(RenderContext context)
    {
        var frame = context.Frame;
        var state = new LoopState(LoopKind.While, 0, frame.Loop);
        frame.Loop = state;
        context.LoopDepth++;
        var flow = Turns(context, state);
        context.LoopDepth--;
        frame.Loop = state.Outer;
        return flow;
    }

    public override void Print(CodePrinter printer) =>
        printer.Word("while").Raw(" ").Node(condition).Block(body).Word("end");

    private Flow Turns(RenderContext context, LoopState state)
    {
        for (var turn = 0L; ; turn++)
        {
            state.Index = turn;
            if (!condition.Evaluate(context).Truthy)
                return Flow.Next;
            context.Budget.LoopTurn();
            var flow = body.Execute(context);
            if (flow == Flow.Break)
                return Flow.Next;
            if (flow == Flow.Return)
                return flow;
        }
    }
}
