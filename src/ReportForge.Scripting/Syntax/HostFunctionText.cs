using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// The body of a function whose text is a piece of the host's document. Scriban writes it where the function is called, as it
/// stands; a piece of a document has to fit there, so it is collected and then written as a value of that place.
/// </summary>
internal sealed class HostFunctionText : ScriptCaptureStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        object? result = null;
        var written = host.Capture(() => result = host.Evaluate(Body, aliasReturnedFunction: false));
        if (written is not (null or ""))
            host.Write(Span, written);
        return result;
    }
}
