namespace ReportForge.Language.Expressions;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideWhole,
    Modulus,
    ShiftLeft,
    ShiftRight,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    RangeIncluding,
    RangeExcluding,
}

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
}

internal static class OperatorText
{
    public static string Of(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.DivideWhole => "//",
        BinaryOperator.Modulus => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.RangeIncluding => "..",
        _ => "..<",
    };

    public static string Of(UnaryOperator @operator) => @operator switch
    {
        UnaryOperator.Not => "!",
        UnaryOperator.Negate => "-",
        _ => "+",
    };
}
