using System.Collections.Immutable;
using System.Diagnostics;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Parsing;

/// <content>Operators, calls and pipes.</content>
internal sealed partial class Parser
{
    private readonly HashSet<CallNode> _explicitCalls = new(ReferenceEqualityComparer.Instance);

    // Inside brackets a line end separates nothing.
    private int _lineEndsAllowed;

    private ExpressionNode? ParseExpression(ExpressionMode mode, int precedence = 0, bool inCall = false, bool afterPipe = false)
    {
        if (!Enter(Current))
            return null;
        var expression = ParseOperands(mode, precedence, inCall, afterPipe);
        Leave();
        return _isStopped ? null : expression;
    }

    // Operands one after the other are a call: the first is the function.
    private ExpressionNode? ParseOperands(ExpressionMode mode, int precedence, bool inCall, bool afterPipe)
    {
        var first = Current;
        CallBuilder? call = null;
        while (true)
        {
            var operand = ParsePrimary();
            if (operand is null)
                return null;
            var (left, goesOn) = ParseTail(ref call, operand, mode, precedence, inCall, afterPipe);
            if (left is null)
                return null;
            if (!goesOn)
                return call is null ? left : Build(call, left, first);
        }
    }

    // What follows an operand. Goes on when another argument follows; the operand is in the call then.
    private (ExpressionNode? Left, bool GoesOn) ParseTail(
        ref CallBuilder? call, ExpressionNode left, ExpressionMode mode, int precedence, bool inCall, bool afterPipe)
    {
        while (true)
        {
            var before = left;
            if (ParsePostfix(left) is not { } withPostfix)
                return (null, false);
            left = withPostfix;
            if (!ReferenceEquals(before, left))
                continue;
            if (mode == ExpressionMode.Basic)
                return (left, false);
            if (PrecedenceOf(Current.Kind) is var power and > 0)
            {
                if (power <= precedence || (mode == ExpressionMode.When && Current.Kind == TokenKind.Or))
                    return (left, false);
                if (ParseBinary(left, mode, power, call is not null || inCall) is not { } binary)
                    return (null, false);
                left = binary;
                continue;
            }

            if (Current.Kind == TokenKind.Question && precedence == 0)
            {
                left = call is null ? left : Build(call, left, FirstOf(call.Target));
                call = null;
                return (ParseConditional(left), false);
            }

            if (IsStartOfExpression() && !EndsOperand(left))
            {
                if (inCall || (mode == ExpressionMode.Iterator && Current.Kind == TokenKind.Identifier))
                    return (left, false);
                if (Current is { Kind: TokenKind.OpenParenthesis, SpaceBefore: false } && !EndsOperand(BehindSigns(left)))
                {
                    left = ParseCallBehindSign(left);
                    continue;
                }

                call = AddArgument(call, left);
                if (!IsNamedArgument())
                    return (left, true);
                if (!ParseNamedArguments(call))
                    return (null, false);
                if (IsStartOfExpression())
                    return (left, true);
                left = Build(call, null, FirstOf(call.Target));
                call = null;
                continue;
            }

            if (precedence > 0 || Current.Kind != TokenKind.Pipe || afterPipe)
                return (left, false);
            left = call is null ? left : Build(call, left, FirstOf(call.Target));
            call = null;
            if (ParsePipe(left) is not { } piped)
                return (null, false);
            left = piped;
        }
    }

    // Nothing can follow an anonymous function: its "end" ends the statement.
    private static bool EndsOperand(ExpressionNode node) => node is FunctionNode;

    private static Token FirstOf(ExpressionNode node) => new(TokenKind.Bad, node.Span.Start, node.Span.Length);

    private static CallBuilder AddArgument(CallBuilder? call, ExpressionNode operand)
    {
        if (call is null)
            return new CallBuilder(operand);
        call.Arguments.Add(new(operand, null, operand.Span));
        return call;
    }

    private CallNode Build(CallBuilder call, ExpressionNode? last, Token first)
    {
        if (last is not null)
            call.Arguments.Add(new(last, null, last.Span));
        return Call(SpanFrom(first), call.Target, [.. call.Arguments], isPiped: false);
    }

    private CallNode Call(SourceSpan span, ExpressionNode target, ImmutableArray<Argument> arguments, bool isPiped) =>
        Raise(new CallNode(span, target, arguments, isPiped), [target, .. arguments.Select(argument => argument.Value)]);

    private bool IsNamedArgument() => Current.Kind == TokenKind.Identifier && PeekToken().Kind == TokenKind.Colon;

    private bool ParseNamedArguments(CallBuilder call)
    {
        while (IsNamedArgument())
        {
            var name = Current;
            Next();
            Next();
            if (ParseExpression(ExpressionMode.Basic) is not { } value)
                return false;
            call.Arguments.Add(new(value, TextOf(name), SpanOf(name)));
            if (value is FunctionNode)
                break;
        }

        return true;
    }

    // The parentheses belong to the function, not to the sign before it: ^f(x) expands what f(x) gives.
    private ExpressionNode ParseCallBehindSign(ExpressionNode operand)
    {
        switch (operand)
        {
            case ExpandNode expand:
                var expanded = ParseCallBehindSign(expand.Operand);
                return Raise(new ExpandNode(expand.Span.To(expanded.Span), expanded), expanded);
            case AliasNode alias:
                var called = ParseCallBehindSign(alias.Operand);
                return Raise(new AliasNode(alias.Span.To(called.Span), called), called);
            default:
                return ParseExplicitCall(operand);
        }
    }

    private static ExpressionNode BehindSigns(ExpressionNode operand) => operand switch
    {
        ExpandNode expand => BehindSigns(expand.Operand),
        AliasNode alias => BehindSigns(alias.Operand),
        _ => operand,
    };

    // function(a, b, name: c)
    private CallNode ParseExplicitCall(ExpressionNode target)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        OpenBracket();
        while (Current.Kind != TokenKind.CloseParenthesis)
        {
            var name = IsNamedArgument() ? Current : default;
            if (name.Length > 0)
            {
                Next();
                Next();
            }

            if (ParseExpression(ExpressionMode.Value) is not { } value)
                break;
            arguments.Add(new(value, name.Length > 0 ? TextOf(name) : null, name.Length > 0 ? SpanOf(name) : value.Span));
            if (Current.Kind != TokenKind.Comma)
                break;
            Next();
        }

        CloseBracket(TokenKind.CloseParenthesis, ")");
        var call = Call(SpanFrom(target.Span), target, arguments.ToImmutable(), isPiped: false);
        _explicitCalls.Add(call);
        return call;
    }

    private ExpressionNode? ParsePipe(ExpressionNode from)
    {
        var pipe = Current;
        Next();
        SkipLineEnds();
        if (!IsStartOfExpression())
        {
            Report(ParsingFindings.PipeIntoNothing(PlaceOf(pipe)));
            return null;
        }

        var to = ParseExpression(ExpressionMode.Value, afterPipe: true);
        if (to is null)
            return null;
        if (PutInto(to, from) is { } call)
            return call;
        Report(ParsingFindings.PipeIntoNothing(to.Place));
        return null;
    }

    // The piped value is the first argument of the call that is evaluated first in what follows the pipe.
    private ExpressionNode? PutInto(ExpressionNode to, ExpressionNode piped)
    {
        var argument = new Argument(piped, null, piped.Span);
        var span = piped.Span.To(to.Span);
        switch (to)
        {
            case CallNode call when !call.IsPiped:
                return Call(span, call.Target, [argument, .. call.Arguments], isPiped: true);
            case ExpressionNode when CallNode.IsCalledByPipe(to):
                return Call(span, to, [argument], isPiped: true);
            case AliasNode alias when CallNode.IsCalledByPipe(alias.Operand):
                return Call(span, alias.Operand, [argument], isPiped: true);
            case AliasNode alias when PutInto(alias.Operand, piped) is { } operand:
                return Raise(new AliasNode(span, operand), operand);
            case BinaryNode binary when PutInto(binary.Left, piped) is { } left:
                return Raise(new BinaryNode(span, binary.Operator, left, binary.Right), left, binary.Right);
            case LogicNode logic when PutInto(logic.Left, piped) is { } left:
                return Raise(new LogicNode(span, logic.IsAnd, left, logic.Right), left, logic.Right);
            case CoalesceNode coalesce when PutInto(coalesce.Left, piped) is { } left:
                return Raise(new CoalesceNode(span, coalesce.WhenNull, left, coalesce.Right), left, coalesce.Right);
            case ConditionalNode choice when PutInto(choice.Condition, piped) is { } condition:
                return Raise(new ConditionalNode(span, condition, choice.Then, choice.Otherwise), condition, choice.Then, choice.Otherwise);
            case NestedNode nested when PutInto(nested.Inner, piped) is { } inner:
                return Raise(new NestedNode(span, inner), inner);
            case UnaryNode unary when PutInto(unary.Operand, piped) is { } signed:
                return Raise(new UnaryNode(span, unary.Operator, signed), signed);
            default:
                return null;
        }
    }

    private ConditionalNode? ParseConditional(ExpressionNode condition)
    {
        Next();
        var then = ParseExpression(ExpressionMode.Value);
        if (then is null || !Expect(TokenKind.Colon, ":"))
            return null;
        var otherwise = ParseExpression(ExpressionMode.Value);
        return otherwise is null ? null
            : Raise(new ConditionalNode(condition.Span.To(otherwise.Span), condition, then, otherwise), condition, then, otherwise);
    }

    private ExpressionNode? ParseBinary(ExpressionNode left, ExpressionMode mode, int precedence, bool inCall)
    {
        var sign = Current.Kind;
        Next();
        var rightMode = mode == ExpressionMode.Statement ? ExpressionMode.Value : mode;
        var right = ParseExpression(rightMode, precedence, inCall);
        if (right is null)
            return null;
        var span = left.Span.To(right.Span);
        ExpressionNode node = sign switch
        {
            TokenKind.And or TokenKind.Or => new LogicNode(span, sign == TokenKind.And, left, right),
            TokenKind.Coalesce or TokenKind.CoalesceNot => new CoalesceNode(span, sign == TokenKind.Coalesce, left, right),
            _ => new BinaryNode(span, OperatorOf(sign) ?? throw new UnreachableException(), left, right),
        };
        return Raise(node, left, right);
    }

    private static int PrecedenceOf(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce or TokenKind.CoalesceNot => OperatorPrecedence.Coalesce,
        TokenKind.Or => OperatorPrecedence.Or,
        TokenKind.And => OperatorPrecedence.And,
        _ => OperatorOf(kind) is { } @operator ? OperatorPrecedence.Of(@operator) : 0,
    };

    private static BinaryOperator? OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Asterisk => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.DoubleSlash => BinaryOperator.DivideWhole,
        TokenKind.Percent => BinaryOperator.Modulus,
        TokenKind.ShiftLeft => BinaryOperator.ShiftLeft,
        TokenKind.ShiftRight => BinaryOperator.ShiftRight,
        TokenKind.DoubleEqual => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.RangeIncluding => BinaryOperator.RangeIncluding,
        TokenKind.RangeExcluding => BinaryOperator.RangeExcluding,
        _ => null,
    };

    private bool IsStartOfExpression() => Current.Kind is
        TokenKind.Identifier or TokenKind.Local or TokenKind.Argument or TokenKind.Arguments or TokenKind.WrappedBlock
        or TokenKind.Literal or TokenKind.Interpolated or TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace
        or TokenKind.Exclamation or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.Caret
        or TokenKind.DoublePlus or TokenKind.DoubleMinus;

    private bool Expect(TokenKind kind, string text)
    {
        if (Current.Kind == kind)
        {
            Next();
            return true;
        }

        if (Current.Kind != TokenKind.Bad)
            Report(ParsingFindings.Expected(PlaceOf(Current), text, Shown(Current)));
        return false;
    }

    private void OpenBracket()
    {
        _lineEndsAllowed++;
        Next();
        SkipLineEnds();
    }

    // A line end right behind the bracket separates again.
    private bool CloseBracket(TokenKind kind, string text)
    {
        _lineEndsAllowed--;
        return Expect(kind, text);
    }

    private sealed class CallBuilder(ExpressionNode target)
    {
        public ExpressionNode Target => target;

        public List<Argument> Arguments { get; } = [];
    }
}
