using ReportForge.Data;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary><c>with</c>, which also takes objects of the data.</summary>
internal sealed class HostWith : ScriptWithStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        if (Name is null || context.GetValue(Name) is not DataObject data)
            return base.Evaluate(context);
        context.PushGlobal(new DataScope(data));
        try
        {
            return context.Evaluate(Body, aliasReturnedFunction: false);
        }
        finally
        {
            context.PopGlobal();
        }
    }
}
