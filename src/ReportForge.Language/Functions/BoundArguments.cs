using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Functions;

/// <summary>The evaluated arguments of a call that has named or expanded ones.</summary>
internal sealed class BoundArguments(ExpressionNode site)
{
    public ExpressionNode Site => site;

    public List<Value> Positional { get; } = [];

    public List<(string Name, SourceSpan Span, Value Value)> Named { get; } = [];

    public bool HasNamed => Named.Count > 0;

    public void AddNamed(string name, SourceSpan span, Value value) => Named.Add((name, span, value));

    public bool TryExpand(RenderContext context, Value value)
    {
        if (!Sequences.TryGetList(context, value, out var items))
            return false;
        context.Budget.Build(16L * items.Count);
        foreach (var item in context.Look(items).Items)
            Positional.Add(item);
        return true;
    }
}
