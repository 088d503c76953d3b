namespace ReportForge.Language.Parsing;

/// <summary>Where an expression stands, which decides what may end it.</summary>
internal enum ExpressionMode
{
    /// <summary>Anything but an assignment.</summary>
    Value,

    /// <summary>At the beginning of a statement: an assignment may follow.</summary>
    Statement,

    /// <summary>One operand with its members and indexes.</summary>
    Basic,

    /// <summary>A value of <c>when</c>: <c>||</c> separates values.</summary>
    When,

    /// <summary>What a loop walks over: names that follow are parameters of the loop.</summary>
    Iterator,
}
