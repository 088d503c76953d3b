using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Expressions;

/// <summary>A name without <c>$</c>: searched in the objects around, from the inside out, then among the builtins.</summary>
internal sealed class GlobalNode(SourceSpan span, string name) : ExpressionNode(span), IAssignable
{
    // Where the name was last; several renders may write it at once, and any of their values will do.
    private int _hint = -1;

    public string Name => name;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var value = context.FindGlobal(name, ref _hint);
        if (value.IsUnset)
            return context.MissingName(this, name, access);
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    public void Assign(RenderContext context, Value value) => context.AssignGlobal(this, name, value);

    public override void Print(CodePrinter printer) => printer.Word(name);
}

/// <summary>The variable of a loop around the node, read where the loop keeps it.</summary>
internal sealed class LoopVariableNode(SourceSpan span, string name, int slot) : ExpressionNode(span), IAssignable
{
    public string Name => name;

    public int Slot => slot;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var value = context.Frame.Slots[slot];
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    // Assigning writes to the current object; the loop's own variable keeps hiding it.
    public void Assign(RenderContext context, Value value) => context.AssignGlobal(this, name, value);

    public override void Print(CodePrinter printer) => printer.Word(name);
}

/// <summary><c>$name</c>: a variable of the function or page around it.</summary>
internal sealed class LocalNode(SourceSpan span, string name, int slot) : ExpressionNode(span), IAssignable
{
    public string Name => name;

    public override Value Evaluate(RenderContext context, Access access)
    {
        // Inside a wrapped block the slot is unknown while parsing: the block runs in the frame of another function.
        var value = slot >= 0 ? context.Frame.Slots[slot] : context.Frame.Find(name);
        if (value.IsUnset)
            return context.MissingLocal(this, name, access);
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    public void Assign(RenderContext context, Value value)
    {
        if (context.Frame.IsReadOnly(name))
            context.Report(LanguageFindings.ReadOnlyVariable(Place, "$" + name));
        else if (slot >= 0)
            context.Frame.Slots[slot] = value;
        else
            context.Frame.Set(name, value);
    }

    public override void Print(CodePrinter printer) => printer.Word("$" + name);
}

/// <summary><c>$</c>: the arguments of the function or page.</summary>
internal sealed class ArgumentsNode(SourceSpan span) : ExpressionNode(span)
{
    public override Value Evaluate(RenderContext context, Access access) => Value.From(context.Arguments());

    public override void Print(CodePrinter printer) => printer.Word("$");
}

/// <summary><c>$0</c>, <c>$1</c>: one argument.</summary>
internal sealed class ArgumentNode(SourceSpan span, int index) : ExpressionNode(span), IAssignable
{
    public override Value Evaluate(RenderContext context, Access access)
    {
        var arguments = context.Arguments();
        if (index >= arguments.Count)
            return Value.Null;
        var value = arguments[index];
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    public void Assign(RenderContext context, Value value) => context.SetIndexed(context.Arguments(), index, value);

    public override void Print(CodePrinter printer) =>
        printer.Word("$" + index.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary><c>this</c>: the object to which unprefixed names are assigned.</summary>
internal sealed class ThisNode(SourceSpan span) : ExpressionNode(span)
{
    public override Value Evaluate(RenderContext context, Access access) => Value.From(context.CurrentObject);

    public override void Print(CodePrinter printer) => printer.Word("this");
}

/// <summary><c>for</c>, <c>while</c> and <c>tablerow</c> as the state of the innermost loop of that kind.</summary>
internal sealed class LoopStateNode(SourceSpan span, LoopKind kind) : ExpressionNode(span)
{
    public LoopKind Kind => kind;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var loop = context.Frame.FindLoop(kind);
        if (loop is not null)
            return Value.From(loop.ToObject(context));
        return access.HasFlag(Access.Optional) ? Value.Null : context.Report(LanguageFindings.OutsideLoop(Place, LoopState.NameOf(kind)));
    }

    public Value Member(RenderContext context, MemberNode member, Access access)
    {
        var loop = context.Frame.FindLoop(kind);
        if (loop is null)
            return Evaluate(context, access);
        if (loop.TryGet(member.Name, out var value))
            return value;
        return context.MissingMember(member, member.Name, LoopState.MembersOf(kind), access);
    }

    public override void Print(CodePrinter printer) => printer.Word(LoopState.NameOf(kind));
}
