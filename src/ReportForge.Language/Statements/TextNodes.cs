using ReportForge.Language.Analysis;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Statements;

/// <summary>Literal text.</summary>
internal sealed class TextNode(SourceSpan span, string text, bool startsLine) : StatementNode(span)
{
    private readonly TextLiteral _literal = new(text);

    public string Text => text;

    /// <summary>A line end before it was eaten by <c>~}}</c>: what stands in it before code may be indentation.</summary>
    public bool StartsLine => startsLine;

    public override Flow Execute(RenderContext context)
    {
        Write(context);
        return Flow.Next;
    }

    public void Write(RenderContext context) => context.WriteLiteral(_literal);

    public override void Print(CodePrinter printer) => printer.Text(this);
}

/// <summary>A piece of the host's document.</summary>
internal sealed class HostNode(SourceSpan span, object payload) : StatementNode(span)
{
    public override Flow Execute(RenderContext context)
    {
        context.Output.WriteHost(payload, context);
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.Comment("host");
}

/// <summary>Code begins: multi-line values are indented from here on as the code itself is.</summary>
internal sealed class IndentNode(SourceSpan span, string? indent) : StatementNode(span)
{
    public override Flow Execute(RenderContext context)
    {
        context.SetIndent(indent);
        return Flow.Next;
    }

    public override void Print(CodePrinter printer) => printer.NewCode();
}
