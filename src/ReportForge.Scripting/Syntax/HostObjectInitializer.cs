using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary><c>{a: 1}</c>: an object that Scriban can put into its messages even when it contains itself.</summary>
internal sealed class HostObjectInitializer : ScriptObjectInitializerExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        if (base.Evaluate(context) is not ScriptObject made)
            return null;
        var budget = ((HostContext)context).Budget;
        budget.BuildObject();
        budget.BuildArray(3L * made.Count);
        return HostObject.Of(made);
    }
}

/// <summary>
/// <c>this</c>. Inside of an object that is being made it is what the object has so far, so that nothing contains itself
/// before it is there.
/// </summary>
internal sealed class HostThis : ScriptThisExpression
{
    public override object? Evaluate(TemplateContext context) =>
        base.Evaluate(context) is ScriptObject made and not HostObject ? HostObject.Of(made) : base.Evaluate(context);
}
