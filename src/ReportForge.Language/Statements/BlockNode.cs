using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Budgets;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Statements;

/// <summary>Statements one after the other.</summary>
internal sealed class BlockNode(SourceSpan span, ImmutableArray<StatementNode> statements) : StatementNode(span)
{
    private readonly StatementNode[] _statements = [.. statements];

    public ImmutableArray<StatementNode> Statements => statements;

    public override Flow Execute(RenderContext context)
    {
        Budget.CheckStack();
        var budget = context.Budget;
        foreach (var statement in _statements)
        {
            context.Current = statement;
            budget.Step();
            var flow = statement.Execute(context);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    public override void Print(CodePrinter printer)
    {
        foreach (var statement in statements)
            printer.Statement(statement);
    }
}
