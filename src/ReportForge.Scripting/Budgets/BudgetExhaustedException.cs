using System.Diagnostics.CodeAnalysis;
using Scriban.Syntax;

namespace ReportForge.Scripting.Budgets;

/// <summary>
/// Unwinds a render that has spent its budget; caught where the render began and turned into a finding there. It is one of
/// Scriban's exceptions, because Scriban wraps all others at every node that they pass.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the budget only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class BudgetExhaustedException(BudgetKind kind) : ScriptRuntimeException(default, kind.ToString())
{
    public BudgetKind Kind => kind;

    /// <summary>The innermost statement that was running; null when none was.</summary>
    public ScriptStatement? Statement { get; set; }

    /// <summary>
    /// Notes the statement that it comes out of, and is never caught there: so a render need not write down each
    /// statement that it runs.
    /// </summary>
    public bool Passes(ScriptNode node)
    {
        Statement ??= node as ScriptStatement;
        return false;
    }
}
