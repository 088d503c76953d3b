using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Parsing;

/// <content>Statements and their blocks.</content>
internal sealed partial class Parser
{
    private bool _withIndents;
    private bool _isIndented;

    // Stands at the closing word, or at the end of the template, afterwards.
    private void ParseStatements(List<StatementNode> statements)
    {
        while (Current.Kind != TokenKind.End)
        {
            switch (Current.Kind)
            {
                case TokenKind.Text:
                    AddText(statements);
                    break;
                case TokenKind.Host:
                    statements.Add(new HostNode(SpanOf(Current), Current.Payload ?? ""));
                    Next();
                    break;
                case TokenKind.EnterCode:
                    if (_withIndents)
                        AddIndent(statements);
                    Next();
                    break;
                case TokenKind.ExitCode or TokenKind.NewLine or TokenKind.Semicolon:
                    Next();
                    break;
                default:
                    if (IsBlockWord())
                        return;
                    if (ParseStatement() is { } statement)
                        statements.Add(statement);
                    break;
            }
        }
    }

    // "end", "else" and "when" end any block; what may not stand here is reported by whoever opened the block.
    private bool IsBlockWord() => IsKeyword("end") || IsKeyword("else") || IsKeyword("when");

    private void AddIndent(List<StatementNode> statements)
    {
        var indent = IndentBefore(_index);
        _isIndented |= indent is not null;
        statements.Add(new IndentNode(SpanOf(Current), indent));
    }

    private void AddText(List<StatementNode> statements)
    {
        var first = Current;
        var text = (string)(first.Payload ?? "");
        Next();
        while (Current.Kind == TokenKind.Text)
        {
            text += (string)(Current.Payload ?? "");
            Next();
        }

        // Where the text begins matters only as long as it may be indentation from there on.
        var mayIndent = first.StartsLine && text.AsSpan().IsWhiteSpace() && !text.Contains('\n', StringComparison.Ordinal);
        statements.Add(new TextNode(SpanOf(first), text, mayIndent));
    }

    private bool HasIndents()
    {
        for (var index = 0; index < _tokens.Count; index++)
        {
            if (_tokens[index].Kind == TokenKind.EnterCode && IndentBefore(index) is not null)
                return true;
        }

        return false;
    }

    // The white space between the beginning of the line and the code, when there is nothing else.
    private string? IndentBefore(int index)
    {
        if (index == 0 || _tokens[index - 1].Kind != TokenKind.Text)
            return null;
        var first = index - 1;
        while (first > 0 && _tokens[first - 1].Kind == TokenKind.Text)
            first--;
        var indent = "";
        for (var token = index - 1; token >= first; token--)
        {
            var text = (string)(_tokens[token].Payload ?? "");
            var lineStart = text.LastIndexOf('\n') + 1;
            if (!text.AsSpan(lineStart).IsWhiteSpace())
                return null;
            indent = text[lineStart..] + indent;
            if (lineStart > 0 || (token == first && _tokens[first].StartsLine))
                return indent.Length > 0 ? indent : null;
        }

        return null;
    }

    private StatementNode? ParseStatement()
    {
        var first = Current;
        if (!Enter(first))
            return null;
        var mistakes = _mistakes;
        var statement = first.Kind == TokenKind.Identifier ? ParseKeyword(first) : ParseExpressionStatement();
        Leave();
        if (statement is null || _mistakes > mistakes)
            SkipAfterMistake(first, statement);
        else if (!IsEndOfStatement() && !_endsItself)
            UnexpectedRest();
        _endsItself = false;
        return statement;
    }

    // A statement that ends with a block or an anonymous function needs no separator behind it.
    private bool _endsItself;

    private void UnexpectedRest()
    {
        ReportUnexpected();
        SkipStatement();
    }

    private void SkipAfterMistake(Token first, StatementNode? statement)
    {
        if (statement is not null && (_endsItself || IsEndOfStatement()))
            return;
        if (Current == first && !IsEndOfStatement())
            Next();
        SkipStatement();
    }

    private bool IsEndOfStatement() =>
        Current.Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.ExitCode or TokenKind.End;

    private void SkipStatement()
    {
        while (!IsEndOfStatement())
            Next();
    }

    private void SkipLineEnds()
    {
        while (Current.Kind == TokenKind.NewLine)
            Next();
    }

    private StatementNode? ParseKeyword(Token first)
    {
        var isMember = PeekToken().Kind is TokenKind.Dot or TokenKind.QuestionDot;
        switch (TextOf(first))
        {
            case "if":
                return ParseIf();
            case "case":
                return ParseCase();
            case "for" when !isMember:
                return ParseFor(LoopKind.For);
            case "tablerow" when !isMember:
                return ParseFor(LoopKind.TableRow);
            case "while" when !isMember:
                return ParseWhile();
            case "capture":
                return ParseCapture();
            case "with":
                return ParseWith();
            case "wrap":
                return ParseWrap();
            case "func":
                return ParseFunctionStatement();
            case "ret":
                return ParseReturn();
            case "readonly":
                return ParseReadOnly();
            case "import":
                return ParseImport();
            case "break":
                Next();
                return new LoopJumpNode(SpanOf(first), Flow.Break);
            case "continue":
                Next();
                return new LoopJumpNode(SpanOf(first), Flow.Continue);
            default:
                return ParseExpressionStatement();
        }
    }

    // A variable, a member or an element.
    private ExpressionNode ParseTarget()
    {
        var place = PlaceOf(Current);
        var target = ParseExpression(ExpressionMode.Basic);
        if (target is not null and not IAssignable)
            Report(ParsingFindings.VariableExpected(place));
        return target ?? Faulty();
    }

    private StatementNode? ParseExpressionStatement()
    {
        var first = Current;
        if (first.Kind == TokenKind.WrappedBlock)
        {
            Next();
            return new WrappedBlockNode(SpanOf(first));
        }

        var expression = ParseExpression(ExpressionMode.Statement);
        if (expression is null)
            return null;
        if (Current.Kind is >= TokenKind.Equal and <= TokenKind.PercentEqual)
            return ParseAssignment(first, expression);
        _endsItself = EndsWithFunction(expression);
        return new OutputNode(SpanFrom(first), expression);
    }

    private static bool EndsWithFunction(ExpressionNode expression) => expression switch
    {
        FunctionNode => true,
        CallNode { Arguments.Length: > 0 } call => EndsWithFunction(call.Arguments[^1].Value),
        _ => false,
    };

    private StatementNode? ParseAssignment(Token first, ExpressionNode target)
    {
        var sign = Current;
        if (sign.Kind == TokenKind.Equal && target is CallNode { IsPiped: false } call && IsDeclaration(call, out var parameters))
            return ParseInlineFunction(first, call.Target, parameters);
        if (target is not IAssignable)
        {
            Report(ParsingFindings.BadAssignment(PlaceOf(sign)));
            return null;
        }

        Next();
        var value = ParseExpression(ExpressionMode.Value);
        if (value is null)
            return null;
        _endsItself = EndsWithFunction(value);
        return new AssignNode(SpanFrom(first), target, CompoundOperator(sign.Kind), value);
    }

    private static BinaryOperator? CompoundOperator(TokenKind kind) => kind switch
    {
        TokenKind.PlusEqual => BinaryOperator.Add,
        TokenKind.MinusEqual => BinaryOperator.Subtract,
        TokenKind.AsteriskEqual => BinaryOperator.Multiply,
        TokenKind.SlashEqual => BinaryOperator.Divide,
        TokenKind.DoubleSlashEqual => BinaryOperator.DivideWhole,
        TokenKind.PercentEqual => BinaryOperator.Modulus,
        _ => null,
    };
}
