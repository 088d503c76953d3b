using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Budgets;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Statements;

/// <summary>Statements one after the other.</summary>
internal sealed class BlockNode(SourceSpan span, ImmutableArray<StatementNode> statements) : StatementNode(span)
{
    public ImmutableArray<StatementNode> Statements => statements;

    public override Flow Execute(RenderContext context)
    {
        Budget.CheckStack();
        foreach (var statement in statements)
        {
            context.Current = statement;
            context.Budget.Step();
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
