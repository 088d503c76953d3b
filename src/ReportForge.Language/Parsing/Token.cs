namespace ReportForge.Language.Parsing;

internal enum TokenKind
{
    End,
    Text,
    Host,
    EnterCode,
    ExitCode,
    NewLine,
    Semicolon,
    Identifier,
    Local,
    Argument,
    Arguments,
    WrappedBlock,
    Literal,
    Interpolated,
    Dot,
    QuestionDot,
    Comma,
    Colon,
    Question,
    Pipe,
    At,
    Caret,
    Exclamation,
    Plus,
    Minus,
    Asterisk,
    Slash,
    DoubleSlash,
    Percent,
    DoublePlus,
    DoubleMinus,
    ShiftLeft,
    ShiftRight,
    DoubleEqual,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Coalesce,
    CoalesceNot,
    RangeIncluding,
    RangeExcluding,
    TripleDot,
    Equal,
    PlusEqual,
    MinusEqual,
    AsteriskEqual,
    SlashEqual,
    DoubleSlashEqual,
    PercentEqual,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Bad,
}

/// <summary>A token: its kind, where it stands, and what it means where that is not its text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>White space stands before it.</summary>
    public bool SpaceBefore { get; init; }

    /// <summary>The constant of a literal; the number of an argument.</summary>
    public Value Value { get; init; }

    /// <summary>The literal text, or the payload of the host.</summary>
    public object? Payload { get; init; }

    /// <summary>Of a text: a line end right before it was eaten by <c>~}}</c>, or it begins the template.</summary>
    public bool StartsLine { get; init; }
}
