using System.Collections.Immutable;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>Pieces of the host's document, or text between its code, which the walk passes.</summary>
internal sealed class HostStatement : ScriptStatement
{
    private readonly ImmutableArray<TemplatePiece> _pieces;

    public HostStatement(ImmutableArray<TemplatePiece> pieces)
    {
        _pieces = pieces;
        CanOutput = false;
    }

    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        foreach (var piece in _pieces)
        {
            if (piece is HostPiece { Payload: { } payload })
                host.Bridge.Target.WriteHost(payload, host.Owner);
            else if (piece is TextPiece { Text: { } text })
                host.Bridge.Write(text, 0, text.Length);
        }

        return null;
    }

    public override void Accept(ScriptVisitor visitor)
    {
    }

    public override TResult Accept<TResult>(ScriptVisitor<TResult> visitor) => throw new NotSupportedException();

    // Code is shown to authors without what stands around it.
    public override void PrintTo(ScriptPrinter printer)
    {
    }
}
