using ReportForge.Language.Parsing;

namespace ReportForge.Language.Expressions;

/// <summary>An expression of a plan.</summary>
internal abstract class ExpressionNode(SourceSpan span) : SyntaxNode(span)
{
    /// <summary>How many nodes stand above one another at most; the parser bounds it, so that no walk exhausts the stack.</summary>
    public int Height { get; set; } = 1;

    /// <summary>How strongly a binary operator binds; 0 for anything else.</summary>
    public virtual int Precedence => 0;

    public Value Evaluate(RenderContext context) => Evaluate(context, Access.Value);

    public abstract Value Evaluate(RenderContext context, Access access);

    /// <summary>Writes the node so that it can stand where an operand is expected.</summary>
    public virtual void PrintOperand(Analysis.CodePrinter printer) => Print(printer);
}

/// <summary>How the value of an expression is asked for.</summary>
[Flags]
internal enum Access
{
    /// <summary>The value; a function is called without arguments.</summary>
    Value = 0,

    /// <summary>A name may be missing: the value is null then.</summary>
    Optional = 1,

    /// <summary>A function is wanted as such.</summary>
    Function = 2,
}

/// <summary>An expression that can be assigned to.</summary>
internal interface IAssignable
{
    void Assign(RenderContext context, Value value);
}
