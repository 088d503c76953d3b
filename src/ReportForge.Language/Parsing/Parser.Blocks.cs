using System.Collections.Immutable;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Parsing;

/// <content>Statements that begin with a keyword, most of them with a block.</content>
internal sealed partial class Parser
{
    private BlockNode ParseBlock()
    {
        var first = Current;
        if (!IsEndOfStatement() && Current.Kind != TokenKind.Text)
        {
            ReportUnexpected();
            SkipStatement();
        }

        var statements = new List<StatementNode>();
        ParseStatements(statements);
        return new BlockNode(SpanFrom(first), [.. statements]);
    }

    // The closing word of a block; one that belongs to an outer block is left to it.
    private void ExpectEnd(Token opening)
    {
        _endsItself = true;
        if (IsKeyword("end"))
            Next();
        else if (Current.Kind == TokenKind.End)
            Report(ParsingFindings.UnclosedBlock(PlaceOf(opening), TextOf(opening)));
        else
            ReportMisplaced(opening);
    }

    // "else" or "when" inside a block that has none: said once, then the block goes on to its end.
    private void ReportMisplaced(Token opening)
    {
        Report(ParsingFindings.Misplaced(PlaceOf(Current), TextOf(Current), WantedFor(TextOf(Current))));
        SkipStatement();
        var ignored = new List<StatementNode>();
        ParseStatements(ignored);
        ExpectEnd(opening);
    }

    private IfNode ParseIf()
    {
        var opening = Current;
        var branches = ImmutableArray.CreateBuilder<IfBranch>();
        Next();
        branches.Add(new(ParseCondition(), ParseBlock()));
        while (IsKeyword("else") && branches[^1].Condition is not null)
        {
            Next();
            ExpressionNode? condition = null;
            if (IsKeyword("if"))
            {
                Next();
                condition = ParseCondition();
            }

            branches.Add(new(condition, ParseBlock()));
        }

        ExpectEnd(opening);
        return new IfNode(SpanFrom(opening), branches.ToImmutable());
    }

    private ExpressionNode ParseCondition()
    {
        var condition = ParseExpression(ExpressionMode.Value);
        if (condition is null)
            SkipStatement();
        return condition ?? Faulty();
    }

    // Stands for an expression that could not be read; the template is not rendered anyway.
    private LiteralNode Faulty() => new(SpanOf(Current), Value.Fault, "null");

    private CaseNode ParseCase()
    {
        var opening = Current;
        Next();
        var value = ParseCondition();
        SkipToFirstWhen();
        var branches = ImmutableArray.CreateBuilder<WhenBranch>();
        while (IsKeyword("when"))
        {
            Next();
            branches.Add(new(ParseWhenValues(), ParseBlock()));
        }

        BlockNode? otherwise = null;
        if (IsKeyword("else"))
        {
            Next();
            otherwise = ParseBlock();
        }

        ExpectEnd(opening);
        return new CaseNode(SpanFrom(opening), value, branches.ToImmutable(), otherwise);
    }

    // Text between "case" and the first "when" is not printed; code is a mistake.
    private void SkipToFirstWhen()
    {
        while (Current.Kind is TokenKind.Text or TokenKind.Host or TokenKind.EnterCode or TokenKind.ExitCode or TokenKind.NewLine or TokenKind.Semicolon)
            Next();
        if (Current.Kind == TokenKind.End || IsKeyword("when") || IsKeyword("else") || IsKeyword("end"))
            return;
        Report(ParsingFindings.StatementInCase(PlaceOf(Current)));
        var ignored = new List<StatementNode>();
        ParseStatements(ignored);
    }

    private ImmutableArray<ExpressionNode> ParseWhenValues()
    {
        var values = ImmutableArray.CreateBuilder<ExpressionNode>();
        do
        {
            if (values.Count > 0)
                Next();
            var value = ParseExpression(ExpressionMode.When);
            if (value is null)
            {
                SkipStatement();
                break;
            }

            values.Add(value);
        }
        while (Current.Kind is TokenKind.Comma or TokenKind.Or);
        return values.ToImmutable();
    }

    private WhileNode ParseWhile()
    {
        var opening = Current;
        Next();
        var condition = ParseCondition();
        var body = ParseBlock();
        ExpectEnd(opening);
        return new WhileNode(SpanFrom(opening), condition, body);
    }

    private CaptureNode ParseCapture()
    {
        var opening = Current;
        Next();
        var target = ParseTarget();
        var body = ParseBlock();
        ExpectEnd(opening);
        return new CaptureNode(SpanFrom(opening), target, body);
    }

    private WithNode ParseWith()
    {
        var opening = Current;
        Next();
        var target = ParseCondition();
        _scope.PushBarrier();
        var body = ParseBlock();
        _scope.PopBarrier();
        ExpectEnd(opening);
        return new WithNode(SpanFrom(opening), target, body);
    }

    private WrapNode ParseWrap()
    {
        var opening = Current;
        Next();
        var call = ParseCondition();
        var outer = _scope;
        _scope = ParseScope.OfWrappedBlock();
        var body = ParseBlock();
        _scope = outer;
        ExpectEnd(opening);
        return new WrapNode(SpanFrom(opening), call, body);
    }

    private ReturnNode ParseReturn()
    {
        var first = Current;
        Next();
        var value = IsStartOfExpression() ? ParseExpression(ExpressionMode.Value) : null;
        return new ReturnNode(SpanFrom(first), value);
    }

    private ReadOnlyNode ParseReadOnly()
    {
        var first = Current;
        Next();
        return new ReadOnlyNode(SpanFrom(first), ParseTarget());
    }

    private ImportNode ParseImport()
    {
        var first = Current;
        Next();
        return new ImportNode(SpanFrom(first), ParseCondition());
    }
}
