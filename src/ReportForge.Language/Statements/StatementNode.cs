using ReportForge.Language.Parsing;

namespace ReportForge.Language.Statements;

/// <summary>A statement of a plan.</summary>
internal abstract class StatementNode(SourceSpan span) : SyntaxNode(span)
{
    public abstract Flow Execute(RenderContext context);
}

/// <summary>How the walk goes on after a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
