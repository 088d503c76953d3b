namespace ReportForge.Scripting.Budgets;

/// <summary>What a render can run out of.</summary>
internal enum BudgetKind
{
    Steps,
    LoopTurns,
    Recursion,
    Output,
    BuiltBytes,
    IntegerBits,
    ValueDepth,
    RegexTime,
    WorkTime,
    Stack,
}
