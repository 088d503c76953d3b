using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ArrayNode(SourceSpan span, ImmutableArray<ExpressionNode> items) : ExpressionNode(span)
{
    public ImmutableArray<ExpressionNode> Items => items;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var array = context.NewArray(items.Length);
        foreach (var item in items)
            array.Add(item.Evaluate(context));
        return Value.From(array);
    }

    public override void Print(CodePrinter printer) => printer.Word("[").List(items).Raw("]");
}

/// <summary><c>{name: value, "name": value}</c>.</summary>
internal sealed class ObjectNode(SourceSpan span, ImmutableArray<(string Name, ExpressionNode Value)> members) : ExpressionNode(span)
{
    public ImmutableArray<(string Name, ExpressionNode Value)> Members => members;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var result = context.NewObject();
        foreach (var (name, member) in members)
            context.SetMember(result, name, member.Evaluate(context));
        return Value.From(result);
    }

    public override void Print(CodePrinter printer)
    {
        printer.Word("{");
        var isFirst = true;
        foreach (var (name, member) in members)
        {
            printer.Raw(isFirst ? "" : ", ").Raw(StringCode.Literal(name)).Raw(": ").Node(member);
            isFirst = false;
        }

        printer.Raw("}");
    }
}
