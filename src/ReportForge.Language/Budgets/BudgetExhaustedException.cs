using System.Diagnostics.CodeAnalysis;

namespace ReportForge.Language.Budgets;

/// <summary>Unwinds a render that has spent its budget; caught where the render began and turned into a finding there.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown by the budget only.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the assembly.")]
internal sealed class BudgetExhaustedException(BudgetKind kind) : Exception
{
    public BudgetKind Kind => kind;
}
