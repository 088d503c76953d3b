using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary><c>capture</c> into an output of the host: what was captured there keeps its formatting.</summary>
internal sealed class HostCapture : ScriptCaptureStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        var captured = host.Capture(() => host.Evaluate(Body, aliasReturnedFunction: false));
        host.SetValue(Target, captured);
        return null;
    }
}
