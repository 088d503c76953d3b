using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Diagnostics;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <content>What goes wrong, as findings.</content>
internal sealed partial class HostContext
{
    /// <summary>All names that could have been meant at this place.</summary>
    private IEnumerable<string> KnownNames()
    {
        foreach (var name in Scope.GetMembers())
            yield return name;
        foreach (var name in Owner.Options.Builtins.Names.Keys)
            yield return name;
    }

    /// <summary>Which budget it was that Scriban saw at its end; null when something else is wrong.</summary>
    private static BudgetKind? SpentBy(ScriptRuntimeException failed) => failed switch
    {
        ScriptAbortException => BudgetKind.WorkTime,
        { InnerException: RegexMatchTimeoutException } => BudgetKind.RegexTime,
        { InnerException: InsufficientExecutionStackException } => BudgetKind.Stack,
        _ when Says(failed, "Exceeding number of recursive depth limit") => BudgetKind.Recursion,
        _ when Says(failed, "Exceeding recursive depth limit") => BudgetKind.Stack,
        _ when Says(failed, "Exceeding number of iteration limit") || Says(failed, "Range expression exceeds LoopLimit") =>
            BudgetKind.LoopTurns,
        _ when Says(failed, "Structure is too deeply nested") => BudgetKind.ValueDepth,
        _ when Says(failed, "maximum supported integer magnitude") || Says(failed, "Shift amount") => BudgetKind.IntegerBits,
        _ when Says(failed, "LimitToString") || Says(failed, "exceeds the maximum supported array length") => BudgetKind.BuiltBytes,
        _ => null,
    };

    private Fault? Failed(ScriptRuntimeException failed, ScriptNode node, int errorsBefore)
    {
        if (SpentBy(failed) is { } kind)
            throw new BudgetExhaustedException(kind) { Statement = StatementOf(node) };
        if (failed is not SilentException && Owner.Errors == errorsBefore)
            Owner.Report(FindingOf(failed, node));
        return node is ScriptExpression ? Fault.Instance : null;
    }

    private static bool Says(ScriptRuntimeException failed, string words) =>
        failed.OriginalMessage.Contains(words, StringComparison.Ordinal);

    private static ScriptStatement? StatementOf(ScriptNode node)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            if (outer is ScriptStatement and not ScriptBlockStatement)
                return (ScriptStatement)outer;
        }

        return null;
    }

    private Finding FindingOf(ScriptRuntimeException failed, ScriptNode node) => failed switch
    {
        FindingException known => known.Finding,
        GroupPrintedException printed => RuntimeFindings.GroupPrinted(PlaceOf(node.Span), printed.Group),
        _ => RuntimeMessages.Explain(this, failed, node),
    };

    // Called when a name was found nowhere.
    private bool ThrowUnknownName(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        value = null;
        if (MayBeMissing.Is(variable, this))
            return true;
        var place = PlaceOf(span);
        throw new FindingException(span, variable.Parent is ScriptFunctionCall { Target: var target } && ReferenceEquals(target, variable)
            ? RuntimeFindings.UnknownFunction(place, variable.Name, KnownNames())
            : RuntimeFindings.UnknownName(place, variable.Name, KnownNames()));
    }
}
