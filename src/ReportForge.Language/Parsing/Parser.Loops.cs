using System.Collections.Immutable;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Parsing;

/// <content><c>for</c> and <c>tablerow</c>.</content>
internal sealed partial class Parser
{
    private static readonly ImmutableArray<string> ForParameters = ["offset", "limit", "reversed"];
    private static readonly ImmutableArray<string> TableRowParameters = [.. ForParameters, "cols"];

    private ForNode ParseFor(LoopKind kind)
    {
        var opening = Current;
        Next();
        var mistakes = _mistakes;
        var target = ParseTarget();
        if (IsKeyword("in"))
            Next();
        else if (_mistakes == mistakes)
            Report(ParsingFindings.Expected(PlaceOf(Current), "in", Shown(Current)));
        var iterator = ParseExpression(ExpressionMode.Iterator) ?? SkipAndFault();
        var parameters = ParseLoopParameters(kind == LoopKind.For ? ForParameters : TableRowParameters);

        var name = (target as GlobalNode)?.Name ?? (target as LoopVariableNode)?.Name;
        var slot = name is null ? -1 : _scope.PushLoop(name);
        var body = ParseBlock();
        if (name is not null)
            _scope.PopLoop();
        BlockNode? otherwise = null;
        if (IsKeyword("else"))
        {
            Next();
            otherwise = ParseBlock();
        }

        ExpectEnd(opening);
        var loopTarget = new LoopTarget(name is null ? target : new GlobalNode(target.Span, name), name, slot);
        return new ForNode(SpanFrom(opening), kind, loopTarget, iterator, parameters, body, otherwise);
    }

    private LiteralNode SkipAndFault()
    {
        SkipStatement();
        return Faulty();
    }

    private ImmutableArray<LoopParameter> ParseLoopParameters(ImmutableArray<string> known)
    {
        var parameters = ImmutableArray.CreateBuilder<LoopParameter>();
        while (Current.Kind == TokenKind.Identifier)
        {
            var name = Current;
            Next();
            ExpressionNode? value = null;
            if (Current.Kind == TokenKind.Colon)
            {
                Next();
                value = ParseExpression(ExpressionMode.Basic);
            }

            if (!known.Contains(TextOf(name)))
                Report(ParsingFindings.BadLoopParameter(PlaceOf(name), TextOf(name), known));
            else if (value is null && TextOf(name) != "reversed")
                Report(ParsingFindings.Expected(PlaceOf(Current), ":", Shown(Current)));
            parameters.Add(new(TextOf(name), value, SpanOf(name)));
        }

        return parameters.ToImmutable();
    }
}
