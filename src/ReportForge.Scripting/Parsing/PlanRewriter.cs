using System.Collections.Immutable;
using ReportForge.Scripting.Syntax;
using Scriban.Syntax;

namespace ReportForge.Scripting.Parsing;

/// <summary>Puts nodes of our own in the place of Scriban's, where the host has more to say.</summary>
/// <param name="pieces">What stands where in the text that the pieces were laid out in; null for plain text.</param>
internal sealed class PlanRewriter(IReadOnlyDictionary<int, ImmutableArray<TemplatePiece>>? pieces) : ScriptRewriter
{
    // Functions and objects around the node have names of their own.
    private int _scopes;

    /// <summary>Whether the tree is an expression that stands alone.</summary>
    public bool IsAlone { get; init; }

    public override ScriptNode Visit(ScriptVariableGlobal node) => IsAlone && _scopes == 0 ? new HostGlobal(node.Name) : base.Visit(node);

    public override ScriptNode Visit(ScriptFunction node)
    {
        _scopes++;
        var function = base.Visit(node);
        _scopes--;
        if (pieces is not null && function is ScriptFunction { Body: ScriptBlockStatement body } ours)
        {
            ours.Body = null;
            ours.Body = Collected(body);
        }

        return function;
    }

    private static ScriptBlockStatement Collected(ScriptBlockStatement body)
    {
        var block = new ScriptBlockStatement { Span = body.Span };
        block.Statements.Add(new HostFunctionText { Span = body.Span, Body = body });
        return block;
    }

    public override ScriptNode Visit(ScriptMemberExpression node) => new HostMember
    {
        Target = (ScriptExpression?)Visit(node.Target),
        DotToken = (ScriptToken)Copy(node.DotToken),
        Member = (ScriptVariable?)Visit(node.Member),
    };

    public override ScriptNode Visit(ScriptIndexerExpression node) => new HostIndexer
    {
        Target = (ScriptExpression?)Visit(node.Target),
        OpenBracket = (ScriptToken)Copy(node.OpenBracket),
        Index = (ScriptExpression?)Visit(node.Index),
        CloseBracket = (ScriptToken)Copy(node.CloseBracket),
    };

    /// <summary>
    /// <c>a | f b</c> is read as <c>f a b</c>: Scriban finds the same arguments at run time, at a higher price in time and stack.
    /// </summary>
    public override ScriptNode Visit(ScriptPipeCall node) =>
        node.From is { } from && IsChain(node.To) ? Chained((ScriptExpression)Copy(from), node.To, node) : base.Visit(node);

    public override ScriptNode Visit(ScriptObjectInitializerExpression node)
    {
        var made = new HostObjectInitializer
        {
            OpenBrace = (ScriptToken)Copy(node.OpenBrace),
            CloseBrace = (ScriptToken)Copy(node.CloseBrace),
        };
        _scopes++;
        foreach (var member in node.Members)
            made.Members.Add((ScriptObjectMember)Copy(member));
        _scopes--;
        return made;
    }

    public override ScriptNode Visit(ScriptThisExpression node) => new HostThis { ThisKeyword = (ScriptKeyword)Copy(node.ThisKeyword) };

    public override ScriptNode Visit(ScriptCaptureStatement node) => new HostCapture
    {
        CaptureKeyword = (ScriptKeyword)Copy(node.CaptureKeyword),
        Target = (ScriptExpression?)Visit(node.Target),
        Body = (ScriptBlockStatement?)Visit((ScriptNode?)node.Body),
    };

    public override ScriptNode Visit(ScriptWithStatement node) => new HostWith
    {
        WithKeyword = (ScriptKeyword)Copy(node.WithKeyword),
        Name = (ScriptExpression?)Visit(node.Name),
        Body = (ScriptBlockStatement?)Visit((ScriptNode?)node.Body),
    };

    public override ScriptNode Visit(ScriptBinaryExpression node) => new HostBinary
    {
        Left = (ScriptExpression?)Visit(node.Left),
        OperatorToken = node.OperatorToken is null ? null : (ScriptToken)Copy(node.OperatorToken),
        Right = (ScriptExpression?)Visit(node.Right),
        Operator = node.Operator,
    };

    public override ScriptNode Visit(ScriptAssignExpression node) => new HostAssign
    {
        Target = (ScriptExpression?)Visit(node.Target),
        EqualToken = (ScriptToken)Copy(node.EqualToken),
        Value = (ScriptExpression?)Visit(node.Value),
    };

    public override ScriptNode Visit(ScriptInterpolatedStringExpression node)
    {
        var made = new HostInterpolated();
        foreach (var part in node.Parts)
            made.Parts.Add((ScriptExpression)Copy(part));
        return made;
    }

    public override ScriptNode Visit(ScriptInterpolatedExpression node) => new HostInterpolation
    {
        OpenBrace = (ScriptToken)Copy(node.OpenBrace),
        Expression = (ScriptExpression?)Visit(node.Expression),
        CloseBrace = (ScriptToken)Copy(node.CloseBrace),
    };

    public override ScriptNode Visit(ScriptFunctionCall node)
    {
        var call = new HostCall
        {
            Target = (ScriptExpression?)Visit(node.Target),
            OpenParent = node.OpenParent is null ? null : (ScriptToken)Copy(node.OpenParent),
            CloseParen = node.CloseParen is null ? null : (ScriptToken)Copy(node.CloseParen),
            ExplicitCall = node.ExplicitCall,
        };
        foreach (var argument in node.Arguments)
            call.Arguments.Add((ScriptExpression)Copy(argument));
        return call;
    }

    public override ScriptNode Visit(ScriptNestedExpression node) => new HostNested
    {
        OpenParen = (ScriptToken)Copy(node.OpenParen),
        Expression = (ScriptExpression?)Visit(node.Expression),
        CloseParen = (ScriptToken)Copy(node.CloseParen),
    };

    public override ScriptNode Visit(ScriptExpressionStatement node) =>
        new HostPrint { Expression = (ScriptExpression?)Visit(node.Expression) };

    public override ScriptNode Visit(ScriptRawStatement node) =>
        pieces is null ? base.Visit(node) : new HostStatement(pieces.GetValueOrDefault(node.Text.Index, []));

    // Between the pieces of a host nothing is indented, so what opens and closes code does nothing.
    public override ScriptNode Visit(ScriptBlockStatement node)
    {
        var block = new ScriptBlockStatement();
        foreach (var statement in node.Statements)
        {
            if (pieces is not null && statement is ScriptEscapeStatement or ScriptNopStatement)
                continue;
            if (Visit(statement) is ScriptStatement rewritten)
                block.Statements.Add(rewritten);
        }

        return block;
    }

    // a | f | g is parsed as a | (f | g).
    private static bool IsChain(ScriptExpression? target) => target switch
    {
        ScriptPipeCall next => next.From is ScriptFunctionCall && IsChain(next.To),
        ScriptFunctionCall => true,
        _ => false,
    };

    private ScriptExpression Chained(ScriptExpression first, ScriptExpression? target, ScriptPipeCall pipe)
    {
        if (target is ScriptPipeCall next)
            return Chained(Chained(first, next.From, pipe), next.To, pipe);
        if (target is not ScriptFunctionCall call)
            throw new System.Diagnostics.UnreachableException();
        var piped = new HostCall
        {
            Target = (ScriptExpression?)Visit(call.Target),
            ExplicitCall = call.ExplicitCall,
            Span = new(pipe.Span.FileName, pipe.Span.Start, call.Span.End),
        };
        piped.Arguments.Add(first);
        foreach (var argument in call.Arguments)
            piped.Arguments.Add((ScriptExpression)Copy(argument));
        return piped;
    }

    private ScriptNode Copy(ScriptNode node) => Visit(node) ?? node;
}
