using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary>A constant: number, string, boolean, null or <c>empty</c>.</summary>
internal sealed class LiteralNode(SourceSpan span, Value value, string text) : ExpressionNode(span)
{
    public Value Value => value;

    public override Value Evaluate(RenderContext context, Access access) => value;

    public override void Print(CodePrinter printer) => printer.Word(text);
}
