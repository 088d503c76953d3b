using ReportForge.Language.Expressions;

namespace ReportForge.Language.Functions;

/// <summary>Something that can be called: a builtin, a function of the host, or one that the template defines.</summary>
internal abstract class FunctionValue
{
    public abstract string Name { get; }

    public virtual bool FirstMayBeMissing => false;

    /// <summary>Whether so many positional arguments can be given as they are, without binding them by name.</summary>
    public virtual bool TakesSpan(int count) => count <= 8;

    public abstract Value Call(RenderContext context, ExpressionNode site, ReadOnlySpan<Value> arguments);

    public abstract Value Call(RenderContext context, BoundArguments arguments);
}
