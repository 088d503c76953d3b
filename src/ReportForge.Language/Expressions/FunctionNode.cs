using ReportForge.Language.Analysis;
using ReportForge.Language.Functions;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary><c>do … end</c>: a function without a name.</summary>
internal sealed class FunctionNode(SourceSpan span, ScriptFunction function) : ExpressionNode(span)
{
    public ScriptFunction Function => function;

    public override Value Evaluate(RenderContext context, Access access) => Value.From(function);

    public override void Print(CodePrinter printer) => function.Print(printer, null);
}
