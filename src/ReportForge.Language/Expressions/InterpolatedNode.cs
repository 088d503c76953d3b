using System.Collections.Immutable;
using System.Text;
using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary><c>$"text {expression} text"</c>; constant parts are literals.</summary>
internal sealed class InterpolatedNode(SourceSpan span, ImmutableArray<ExpressionNode> parts) : ExpressionNode(span)
{
    public ImmutableArray<ExpressionNode> Parts => parts;

    public override Value Evaluate(RenderContext context, Access access)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part.Evaluate(context);
            if (value.IsFault)
                return value;
            var piece = context.TextOf(value);
            context.Budget.BuildString(piece.Length);
            text.Append(piece);
        }

        return Value.From(text.ToString());
    }

    public override void Print(CodePrinter printer)
    {
        printer.Word("$\"");
        foreach (var part in parts)
        {
            if (part is LiteralNode literal && literal.Value.TryGetString(out var text))
                printer.Raw(StringCode.EscapeInterpolated(text));
            else
                printer.Raw("{").Node(part).Raw("}");
        }

        printer.Raw("\"");
    }
}
