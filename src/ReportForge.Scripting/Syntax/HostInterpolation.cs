using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// A value inside of a text, <c>$"… {a} …"</c>: written as a tag prints it. Scriban asks .NET, which knows names of its types for
/// lists and the culture of the machine for dates.
/// </summary>
internal sealed class HostInterpolation : ScriptInterpolatedExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var value = base.Evaluate(context);
        return value is null or string or bool ? value : ((HostContext)context).ObjectToString(value);
    }
}
