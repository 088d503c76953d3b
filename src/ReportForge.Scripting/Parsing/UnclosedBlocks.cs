using Scriban.Syntax;

namespace ReportForge.Scripting.Parsing;

/// <summary>Finds the blocks of a tree that no <c>end</c> closes.</summary>
internal sealed class UnclosedBlocks : ScriptVisitor
{
    private readonly List<(int Start, string Keyword)> _found = [];

    public static IReadOnlyList<(int Start, string Keyword)> In(ScriptNode? page)
    {
        var visitor = new UnclosedBlocks();
        visitor.Visit(page);
        return visitor._found;
    }

    public override void Visit(ScriptIfStatement node)
    {
        // An else-if is part of the if that it belongs to.
        if (node.Parent is not ScriptConditionStatement)
            Check(node, node.Then is { } then ? LastBranch(node, then) : null, node.IfKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        Check(node, node.Else?.Body ?? node.Body, node.ForOrTableRowKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptTableRowStatement node)
    {
        Check(node, node.Else?.Body ?? node.Body, node.ForOrTableRowKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptWhileStatement node)
    {
        Check(node, node.Body, node.WhileKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptCaseStatement node)
    {
        Check(node, LastBranch(node.Body), node.CaseKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptCaptureStatement node)
    {
        Check(node, node.Body, node.CaptureKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptWithStatement node)
    {
        Check(node, node.Body, node.WithKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptWrapStatement node)
    {
        Check(node, node.Body, node.WrapKeyword);
        base.Visit(node);
    }

    public override void Visit(ScriptFunction node)
    {
        if (node.Body is ScriptBlockStatement body)
            Check(node, body, node.IsAnonymous ? null : node.FuncToken);
        base.Visit(node);
    }

    private void Check(ScriptNode node, ScriptBlockStatement? last, ScriptKeyword? keyword)
    {
        if (last is null || last.Statements.Count == 0 || last.Statements[^1] is not ScriptEndStatement)
            _found.Add((node.Span.Start.Offset, keyword?.Value ?? "do"));
    }

    private static ScriptBlockStatement LastBranch(ScriptIfStatement node, ScriptBlockStatement then) => node.Else switch
    {
        ScriptIfStatement { Then: { } next } other => LastBranch(other, next),
        ScriptElseStatement { Body: { } body } => body,
        _ => then,
    };

    private static ScriptBlockStatement? LastBranch(ScriptBlockStatement? body) =>
        body?.Statements.LastOrDefault(statement => statement is ScriptConditionStatement) switch
        {
            ScriptWhenStatement branch => LastBranch(branch),
            _ => body,
        };

    private static ScriptBlockStatement? LastBranch(ScriptWhenStatement node) => node.Next switch
    {
        ScriptWhenStatement next => LastBranch(next),
        ScriptElseStatement { Body: { } body } => body,
        _ => node.Body,
    };
}
