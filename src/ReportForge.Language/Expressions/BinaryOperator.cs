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

/// <summary>How strongly operators bind, as in Scriban.</summary>
internal static class OperatorPrecedence
{
    public const int Coalesce = 20;
    public const int Or = 30;
    public const int And = 40;
    public const int Unary = 200;

    public static int Of(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Equal or BinaryOperator.NotEqual => 70,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 80,
        BinaryOperator.Add or BinaryOperator.Subtract => 100,
        BinaryOperator.RangeIncluding or BinaryOperator.RangeExcluding => 130,
        _ => 110,
    };
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
