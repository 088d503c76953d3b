using ReportForge.Findings;
using ReportForge.Language.Analysis;

namespace ReportForge.Language.Parsing;

/// <summary>A node of a plan: immutable, shared by all renders.</summary>
internal abstract class SyntaxNode(SourceSpan span)
{
    public SourceSpan Span { get; } = span;

    public Place Place => Span.Place;

    /// <summary>Writes the node as code that parses to an equal node.</summary>
    public abstract void Print(CodePrinter printer);
}

/// <summary>A stretch of the source.</summary>
internal readonly record struct SourceSpan(SourceMap Source, int Start, int Length)
{
    public int End => Start + Length;

    public Place Place => Source.PlaceOf(Start, Length);

    public SourceSpan To(SourceSpan last) => this with { Length = Math.Max(last.End, End) - Start };
}
