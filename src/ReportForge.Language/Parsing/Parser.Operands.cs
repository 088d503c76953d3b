using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Parsing;

/// <content>Operands: names, constants, brackets, and what hangs on them.</content>
internal sealed partial class Parser
{
    private ExpressionNode? ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return ParseName();
            case TokenKind.Local:
                Next();
                return Local(token);
            case TokenKind.Argument:
                Next();
                return new ArgumentNode(SpanOf(token), (int)token.Value.AsInteger().GetValueOrDefault());
            case TokenKind.Arguments:
                Next();
                return new ArgumentsNode(SpanOf(token));
            case TokenKind.WrappedBlock:
                Report(ParsingFindings.BlockNotAlone(PlaceOf(token)));
                Next();
                return null;
            case TokenKind.Literal:
                Next();
                return new LiteralNode(SpanOf(token), token.Value, LiteralCode(token));
            case TokenKind.Interpolated:
                return ParseInterpolated();
            case TokenKind.OpenParenthesis:
                return ParseParentheses();
            case TokenKind.OpenBracket:
                return ParseArray();
            case TokenKind.OpenBrace:
                return ParseObject();
            default:
                return ParsePrefix();
        }
    }

    private string LiteralCode(Token token) =>
        token.Value.TryGetString(out var text) ? StringCode.Literal(text) : _source.TextAt(token.Start, token.Length);

    private ExpressionNode? ParsePrefix()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Exclamation:
                return ParseUnary(UnaryOperator.Not);
            case TokenKind.Minus:
                return ParseUnary(UnaryOperator.Negate);
            case TokenKind.Plus:
                return ParseUnary(UnaryOperator.Plus);
            case TokenKind.At or TokenKind.Caret:
                Next();
                var inner = ParseExpression(ExpressionMode.Basic);
                return inner is null ? null : token.Kind == TokenKind.At
                    ? Raise(new AliasNode(SpanFrom(token), inner), inner)
                    : Raise<ExpressionNode>(new ExpandNode(SpanFrom(token), inner), inner);
            case TokenKind.DoublePlus or TokenKind.DoubleMinus:
                Next();
                var operand = ParseExpression(ExpressionMode.Basic);
                return operand is null ? null : Increment(token, operand, isPrefix: true);
            case TokenKind.Bad:
                Next();
                return null;
            default:
                var isOtherInequality = token is { Kind: TokenKind.Greater, SpaceBefore: false } && _index > 0 && _tokens[_index - 1].Kind == TokenKind.Less;
                Report(isOtherInequality ? ParsingFindings.OtherInequality(PlaceOf(token)) : ParsingFindings.ExpressionExpected(PlaceOf(token), Shown(token)));
                return null;
        }
    }

    private UnaryNode? ParseUnary(UnaryOperator @operator)
    {
        var first = Current;
        Next();
        var operand = ParseExpression(ExpressionMode.Value, OperatorPrecedence.Unary);
        return operand is null ? null : Raise(new UnaryNode(SpanFrom(first), @operator, operand), operand);
    }

    private IncrementNode? Increment(Token sign, ExpressionNode operand, bool isPrefix)
    {
        if (operand is not IAssignable)
        {
            Report(ParsingFindings.VariableExpected(operand.Place));
            return null;
        }

        var span = isPrefix ? SpanFrom(sign) : SpanFrom(operand.Span);
        return Raise(new IncrementNode(span, operand, sign.Kind == TokenKind.DoublePlus, isPrefix), operand);
    }

    private ExpressionNode ParseName()
    {
        var token = Current;
        var span = SpanOf(token);
        var name = NameOf(token);
        switch (name)
        {
            case "do":
                return ParseAnonymousFunction();
            case "true":
                Next();
                return new LiteralNode(span, Value.True, name);
            case "false":
                Next();
                return new LiteralNode(span, Value.False, name);
            case "null":
                Next();
                return new LiteralNode(span, Value.Null, name);
            case "empty":
                Next();
                return new LiteralNode(span, Value.Empty, name);
            case "this":
                Next();
                return new ThisNode(span);
            case "for" or "while" or "tablerow" when IsAccess(PeekToken()):
                Next();
                return new LoopStateNode(span, name == "for" ? LoopKind.For : name == "while" ? LoopKind.While : LoopKind.TableRow);
            default:
                Next();
                var slot = _scope.SlotOfLoop(name);
                return slot >= 0 ? new LoopVariableNode(span, name, slot) : new GlobalNode(span, name);
        }
    }

    // A bracket behind a blank begins an array.
    private static bool IsAccess(Token token) =>
        token.Kind is TokenKind.Dot or TokenKind.QuestionDot || token is { Kind: TokenKind.OpenBracket, SpaceBefore: false };

    private LocalNode Local(Token token)
    {
        var name = _source.TextAt(token.Start + 1, token.Length - 1);
        return new LocalNode(SpanOf(token), name, _scope.SlotOf(name));
    }

    // A member, an element, "empty?" or an increment; the operand itself when there is none; null after a mistake.
    private ExpressionNode? ParsePostfix(ExpressionNode operand)
    {
        switch (Current.Kind)
        {
            case TokenKind.Dot or TokenKind.QuestionDot:
                return ParseMember(operand);
            case TokenKind.OpenBracket when !Current.SpaceBefore && CanBeIndexed(operand):
                OpenBracket();
                var index = ParseExpression(ExpressionMode.Value);
                if (!CloseBracket(TokenKind.CloseBracket, "]") || index is null)
                    return null;
                return Raise(new IndexNode(SpanFrom(operand.Span), operand, index), operand, index);
            case TokenKind.DoublePlus or TokenKind.DoubleMinus when operand is IAssignable && !IsOperandNext():
                var sign = Current;
                Next();
                return Increment(sign, operand, isPrefix: false);
            default:
                return operand;
        }
    }

    private static bool CanBeIndexed(ExpressionNode operand) =>
        operand is IAssignable or ArgumentsNode or ThisNode or LiteralNode or CallNode or NestedNode or LoopStateNode;

    // f ++x: the sign belongs to the argument behind it.
    private bool IsOperandNext() =>
        Current.SpaceBefore && PeekToken() is { SpaceBefore: false, Kind: TokenKind.Identifier or TokenKind.Local };

    private ExpressionNode? ParseMember(ExpressionNode operand)
    {
        // Once a chain has a "?." everything behind it may be missing too.
        var isOptional = Current.Kind == TokenKind.QuestionDot || operand is MemberNode { IsOptional: true };
        Next();
        var name = Current;
        if (name.Kind != TokenKind.Identifier)
        {
            if (name.Kind != TokenKind.Bad)
                Report(ParsingFindings.NameExpected(PlaceOf(name), Shown(name)));
            return null;
        }

        Next();
        var text = NameOf(name);
        if (text is "empty" or "blank" && Current is { Kind: TokenKind.Question, SpaceBefore: false })
        {
            Next();
            return Raise(new IsEmptyNode(SpanFrom(operand.Span), operand), operand);
        }

        return Raise(new MemberNode(SpanFrom(operand.Span), operand, text, isOptional, SpanOf(name)), operand);
    }

    private NestedNode? ParseParentheses()
    {
        var first = Current;
        OpenBracket();
        var inner = ParseExpression(ExpressionMode.Value);
        if (!CloseBracket(TokenKind.CloseParenthesis, ")") || inner is null)
            return null;
        return Raise(new NestedNode(SpanFrom(first), inner), inner);
    }

    private ArrayNode? ParseArray()
    {
        var first = Current;
        var items = ImmutableArray.CreateBuilder<ExpressionNode>();
        OpenBracket();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            if (ParseExpression(ExpressionMode.Value) is not { } item)
            {
                _lineEndsAllowed--;
                return null;
            }

            items.Add(item);
            if (Current.Kind != TokenKind.Comma)
                break;
            Next();
        }

        if (!CloseBracket(TokenKind.CloseBracket, "]"))
            return null;
        return Raise(new ArrayNode(SpanFrom(first), items.ToImmutable()), [.. items]);
    }

    private ObjectNode? ParseObject()
    {
        var first = Current;
        var members = ImmutableArray.CreateBuilder<(string Name, ExpressionNode Value)>();
        OpenBracket();
        while (Current.Kind != TokenKind.CloseBrace)
        {
            if (ParseObjectMember() is not { } member)
            {
                _lineEndsAllowed--;
                return null;
            }

            members.Add(member);
            if (Current.Kind != TokenKind.Comma)
                break;
            Next();
        }

        if (!CloseBracket(TokenKind.CloseBrace, "}"))
            return null;
        return Raise(new ObjectNode(SpanFrom(first), members.ToImmutable()), [.. members.Select(member => member.Value)]);
    }

    private (string Name, ExpressionNode Value)? ParseObjectMember()
    {
        var token = Current;
        var name = token.Kind == TokenKind.Identifier ? _source.TextAt(token.Start, token.Length)
            : token.Kind == TokenKind.Literal ? token.Value.AsString() : null;
        if (name is null)
        {
            if (token.Kind != TokenKind.Bad)
                Report(token.Kind == TokenKind.OpenBrace ? ParsingFindings.TagInTag(PlaceOf(token)) : ParsingFindings.BadMemberName(PlaceOf(token), Shown(token)));
            return null;
        }

        Next();
        if (!Expect(TokenKind.Colon, ":"))
            return null;
        return ParseExpression(ExpressionMode.Value) is { } value ? (name, value) : null;
    }

    private InterpolatedNode? ParseInterpolated()
    {
        var token = Current;
        var parts = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var (text, start, end) in Lexer.PartsOf(_source, token, _findings))
        {
            if (text is not null)
                parts.Add(new LiteralNode(SpanOf(token), Value.From(text), StringCode.Literal(text)));
            else if (ParseInside(start, end) is { } hole)
                parts.Add(hole);
            else
                return null;
        }

        if (_isStopped)
            return null;
        Next();
        return Raise(new InterpolatedNode(SpanOf(token), parts.ToImmutable()), [.. parts]);
    }

    // An expression of its own inside of a token.
    private ExpressionNode? ParseInside(int start, int end)
    {
        var (tokens, index, lines, isInside) = (_tokens, _index, _lineEndsAllowed, _isInside);
        (_tokens, _index, _lineEndsAllowed, _isInside) = (Lexer.OfCode(_source, start, end, _findings), 0, 0, true);
        SkipLineEnds();
        var expression = ParseExpression(ExpressionMode.Value);
        SkipLineEnds();
        if (expression is not null && Current.Kind != TokenKind.End)
        {
            ReportUnexpected();
            expression = null;
        }

        (_tokens, _index, _lineEndsAllowed, _isInside) = (tokens, _isStopped ? tokens.Count - 1 : index, lines, isInside);
        if (expression is null && !_isStopped)
            Next();
        return expression;
    }
}
