using System.Diagnostics.CodeAnalysis;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Budgets;

/// <summary>Unwinds a render that has spent its budget; caught where the render began and turned into a finding there.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the budget only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class BudgetExhaustedException(BudgetKind kind) : Exception
{
    public BudgetKind Kind => kind;

    /// <summary>The innermost statement that was running; null when none was.</summary>
    public StatementNode? Statement { get; private set; }

    /// <summary>
    /// Notes the statement that it comes out of, and is never caught there: so a render need not write down each
    /// statement that it runs.
    /// </summary>
    public bool Passes(StatementNode statement)
    {
        Statement ??= statement;
        return false;
    }
}
