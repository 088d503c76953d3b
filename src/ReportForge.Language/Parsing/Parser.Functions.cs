using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Functions;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Parsing;

/// <content>Functions of the template.</content>
internal sealed partial class Parser
{
    private FunctionStatementNode? ParseFunctionStatement()
    {
        var opening = Current;
        Next();
        var target = ParseFunctionName();
        if (target is null)
            return null;
        var function = ParseFunction(opening, target is LocalNode local ? "$" + local.Name : ((GlobalNode)target).Name, 0);
        return new FunctionStatementNode(SpanFrom(opening), target, function);
    }

    private ExpressionNode? ParseFunctionName()
    {
        var name = Current;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Local))
        {
            Report(ParsingFindings.VariableExpected(PlaceOf(name)));
            return null;
        }

        Next();
        return name.Kind == TokenKind.Local ? Local(name) : new GlobalNode(SpanOf(name), TextOf(name));
    }

    private FunctionNode ParseAnonymousFunction()
    {
        var opening = Current;

        // The line end behind "do" separates, also inside brackets.
        var lines = _lineEndsAllowed;
        _lineEndsAllowed = 0;
        Next();
        var function = ParseFunction(opening, "do", lines);
        return new FunctionNode(SpanFrom(opening), function);
    }

    private ScriptFunction ParseFunction(Token opening, string name, int lineEndsAllowedBehind)
    {
        var parameters = Current.Kind == TokenKind.OpenParenthesis ? ParseParameters() : (ImmutableArray<FunctionParameter>?)null;
        var outer = _scope;
        _scope = ParseScope.OfPage();
        var body = ParseBlock();
        _lineEndsAllowed = lineEndsAllowedBehind;
        var layout = _scope.Layout;
        _scope = outer;
        ExpectEnd(opening);
        return new ScriptFunction(name, parameters, layout, body);
    }

    private ImmutableArray<FunctionParameter> ParseParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<FunctionParameter>();
        Next();
        while (Current.Kind == TokenKind.Identifier)
        {
            ParseParameter(parameters);
            if (Current.Kind == TokenKind.Comma)
                Next();
            else if (Current.Kind != TokenKind.CloseParenthesis)
                break;
        }

        Expect(TokenKind.CloseParenthesis, ")");
        return parameters.ToImmutable();
    }

    private void ParseParameter(ImmutableArray<FunctionParameter>.Builder parameters)
    {
        var name = Current;
        Next();
        if (parameters.Any(parameter => parameter.Name == TextOf(name)))
            BadParameter(name, new($"tham số '{TextOf(name)}' được viết hai lần", $"parameter '{TextOf(name)}' is written twice"));
        if (parameters.Any(parameter => parameter.Variadic))
            BadParameter(name, new("sau tham số '...' không có tham số nào nữa", "nothing can follow a parameter with '...'"));
        if (Current.Kind == TokenKind.Equal)
        {
            Next();
            parameters.Add(new(TextOf(name), Optional: true, ParseDefault(name), Variadic: false));
        }
        else if (Current.Kind == TokenKind.TripleDot)
        {
            Next();
            parameters.Add(new(TextOf(name), Optional: false, default, Variadic: true));
        }
        else
        {
            if (parameters.Any(parameter => parameter.Optional))
                BadParameter(name, new("tham số thường đứng sau tham số có mặc định", "a plain parameter follows one with a default"));
            parameters.Add(new(TextOf(name), Optional: false, default, Variadic: false));
        }
    }

    private Value ParseDefault(Token name)
    {
        var value = ParseExpression(ExpressionMode.Basic);
        switch (value)
        {
            case LiteralNode literal:
                return literal.Value;
            case UnaryNode { Operator: UnaryOperator.Negate, Operand: LiteralNode { Value.IsNumber: true } number }:
                return Negated(number.Value);
            default:
                BadParameter(name, new("giá trị mặc định phải là hằng số", "a default must be a constant"));
                return default;
        }
    }

    private static Value Negated(Value number) => number.Kind switch
    {
        ValueKind.Decimal => Value.From(-number.AsDecimal().GetValueOrDefault()),
        ValueKind.Double when number.IsSingle => Value.FromSingle(-(float)number.AsDouble().GetValueOrDefault()),
        ValueKind.Double => Value.From(-number.AsDouble().GetValueOrDefault()),
        _ => number.TryGetBigInteger(out var integer) ? Value.From(-integer) : number,
    };

    private void BadParameter(Token name, Wording message) => Report(ParsingFindings.BadParameter(PlaceOf(name), message));

    // name(x, y) with plain names only, in parentheses.
    private bool IsDeclaration(CallNode call, out ImmutableArray<FunctionParameter> parameters)
    {
        parameters = [];
        if (call.Target is not GlobalNode || !_explicitCalls.Contains(call))
            return false;
        if (!call.Arguments.All(argument => argument is { Name: null, Value: GlobalNode or LoopVariableNode }))
            return false;
        parameters = [.. call.Arguments.Select(argument =>
            new FunctionParameter((argument.Value as GlobalNode)?.Name ?? ((LoopVariableNode)argument.Value).Name, false, default, false))];
        return parameters.DistinctBy(parameter => parameter.Name).Count() == parameters.Length;
    }

    private FunctionStatementNode? ParseInlineFunction(Token first, ExpressionNode target, ImmutableArray<FunctionParameter> parameters)
    {
        Next();
        var outer = _scope;
        _scope = ParseScope.OfPage();
        var body = ParseExpression(ExpressionMode.Value);
        var layout = _scope.Layout;
        _scope = outer;
        if (body is null)
            return null;
        var function = new ScriptFunction(((GlobalNode)target).Name, parameters, layout, new InlineBodyNode(body.Span, body));
        return new FunctionStatementNode(SpanFrom(first), target, function);
    }
}
