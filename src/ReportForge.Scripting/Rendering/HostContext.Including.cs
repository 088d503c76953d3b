using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <content>Templates inside a template.</content>
internal sealed partial class HostContext
{
    /// <summary>Runs an included page inside the render: with its own locals, among the names of the caller.</summary>
    public void RunIncluded(TemplatePlan plan, ScriptArray arguments, ScriptNode? site)
    {
        Know(plan.Source);
        Budget.Enter();
        EnterRecursive(site);
        var (indent, indents) = (CurrentIndent, AutoIndent);
        (CurrentIndent, AutoIndent) = (null, plan.Shape == TemplateShape.Text);
        PushLocal();
        try
        {
            SetValue(ScriptVariable.Arguments, arguments, asReadOnly: true, force: true);
            SetNamedArguments(site);
            ResetPreviousNewLine();
            RunPage(plan.Page);
        }
        finally
        {
            PopLocal();
            (CurrentIndent, AutoIndent) = (indent, indents);
            ExitRecursive(site);
            Budget.Leave();
        }
    }

    /// <summary>
    /// Runs code that was made at run time, among the names and locals of the place. A template gives what it writes, a script
    /// the value of its only statement.
    /// </summary>
    public object? RunEvaluated(TemplatePlan plan)
    {
        Know(plan.Source);
        Budget.Enter();
        EnterRecursive(CurrentNode);
        try
        {
            if (plan.Shape != TemplateShape.Script)
                return Capture(() => RunPage(plan.Page));
            return plan.Page.Body is { Statements: [var only] } ? Evaluate(only) : Evaluate(plan.Page);
        }
        finally
        {
            ExitRecursive(CurrentNode);
            Budget.Leave();
        }
    }

    private void SetNamedArguments(ScriptNode? site)
    {
        if (site is not ScriptFunctionCall call)
            return;
        foreach (var named in call.Arguments.OfType<ScriptNamedArgument>())
        {
            if (named is { Name.Name: { } name, Value: { } value })
                SetValue(ScriptVariable.Create(name, ScriptVariableScope.Local), Evaluate(value), asReadOnly: false, force: true);
        }
    }
}
