using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>An expression whose value is printed, <c>{{ a }}</c>; the functions of a group are no value.</summary>
internal sealed class HostPrint : ScriptExpressionStatement
{
    public override object? Evaluate(TemplateContext context) => Run((HostContext)context);

    /// <summary>The value; the caller reports what goes wrong.</summary>
    public object? Run(HostContext host)
    {
        if (Expression is not { } printed)
            return null;
        var value = host.Evaluate(printed, aliasReturnedFunction: false);
        return value switch
        {
            ScriptNode node => host.Evaluate(node, aliasReturnedFunction: false),
            ScriptObject group when host.IsGroup(group) =>
                host.Owner.Report(RuntimeFindings.GroupPrinted(host.PlaceOf(printed.Span), host.NameOfGroup(group))).Raw,
            System.Collections.IEnumerable and not string => host.Printing(value, printed),
            _ => value,
        };
    }
}
