using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Expressions;

/// <summary><c>target.name</c> and <c>target?.name</c>.</summary>
internal sealed class MemberNode(SourceSpan span, ExpressionNode target, string name, bool isOptional, SourceSpan nameSpan)
    : ExpressionNode(span), IAssignable
{
    // Where the member was last; several renders may write it at once, and any of their values will do.
    private int _hint;

    private readonly LoopStateNode? _loop = target as LoopStateNode;

    public ExpressionNode Target => target;

    public string Name => name;

    public bool IsOptional => isOptional;

    public SourceSpan NameSpan => nameSpan;

    public override Value Evaluate(RenderContext context, Access access)
    {
        if (isOptional)
            access |= Access.Optional;
        if (_loop is not null)
            return _loop.Member(context, this, access);
        var owner = target.Evaluate(context, access & Access.Optional);
        var value = owner.TryGetObject(out var members) ? MemberOf(context, context.Look(members), owner, access)
            : Members.Get(context, this, owner, access);
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    private Value MemberOf(RenderContext context, DataObject members, Value owner, Access access)
    {
        var place = members.PlaceOf(name, ref _hint);
        return place >= 0 ? members.ValueAt(place) : Members.Get(context, this, owner, access);
    }

    public void Assign(RenderContext context, Value value) =>
        Members.Set(context, this, target.Evaluate(context), name, value);

    public override void Print(CodePrinter printer) => printer.Owner(target).Raw(isOptional ? "?." : ".").Raw(name);
}

/// <summary><c>target[index]</c>.</summary>
internal sealed class IndexNode(SourceSpan span, ExpressionNode target, ExpressionNode index) : ExpressionNode(span), IAssignable
{
    public ExpressionNode Target => target;

    public ExpressionNode Index => index;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var owner = target.Evaluate(context, access & Access.Optional);
        var key = index.Evaluate(context, access & Access.Optional);
        var value = Members.GetIndexed(context, this, owner, key, access);
        return value.IsFunction ? context.CallIfWanted(value, this, access) : value;
    }

    public void Assign(RenderContext context, Value value) =>
        Members.SetIndexed(context, this, target.Evaluate(context), index.Evaluate(context), value);

    public override void Print(CodePrinter printer) => printer.Owner(target).Raw("[").Node(index).Raw("]");
}

/// <summary><c>target.empty?</c>.</summary>
internal sealed class IsEmptyNode(SourceSpan span, ExpressionNode target) : ExpressionNode(span)
{
    public ExpressionNode Target => target;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var value = target.Evaluate(context, access & Access.Optional);
        return value.IsFault ? value : Members.IsEmpty(context, value);
    }

    public override void Print(CodePrinter printer) => printer.Owner(target).Raw(".empty?");
}
