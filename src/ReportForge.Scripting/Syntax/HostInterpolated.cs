using System.Text;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>A text with values inside, <c>$"a{b}"</c>, as Scriban puts it together, but never longer than a text may be.</summary>
internal sealed class HostInterpolated : ScriptInterpolatedStringExpression
{
    private byte _isAwayFromPipes;

    public override object? Evaluate(TemplateContext context)
    {
        if (!Pipes.IsAway(this, ref _isAwayFromPipes))
            return base.Evaluate(context);
        var host = (HostContext)context;
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            var value = host.Evaluate(part, aliasReturnedFunction: false);
            host.PayPrinted(value);
            if (value is string { Length: var length })
                Budget.CheckText(text.Length + (long)length);
            text.Append(value);
        }

        Budget.CheckText(text.Length);
        return text.ToString();
    }
}
