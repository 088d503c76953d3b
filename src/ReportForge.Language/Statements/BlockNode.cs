using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Language.Analysis;
using ReportForge.Language.Budgets;
using ReportForge.Language.Parsing;

namespace ReportForge.Language.Statements;

/// <summary>Statements one after the other.</summary>
internal sealed class BlockNode(SourceSpan span, ImmutableArray<StatementNode> statements) : StatementNode(span)
{
    private readonly Step[] _steps = StepsOf(statements);

    public ImmutableArray<StatementNode> Statements => statements;

    public override Flow Execute(RenderContext context)
    {
        Budget.CheckStack();
        var reached = 0;
        try
        {
            return Run(context, ref reached);
        }
        catch (BudgetExhaustedException spent) when (spent.Passes(statements[Math.Min(reached, statements.Length - 1)]))
        {
            throw;
        }
    }

    public override void Print(CodePrinter printer)
    {
        foreach (var statement in statements)
            printer.Statement(statement);
    }

    // By itself, for the compiler keeps little in registers where an exception may be caught.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Flow Run(RenderContext context, ref int reached)
    {
        var budget = context.Budget;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            reached = step.Index;
            if (step.Text is { } text)
            {
                budget.Step();
                text.Write(context);
                reached++;
            }

            if (step.Statement is not { } statement)
                continue;
            budget.Step();
            var flow = statement.Execute(context);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    private static Step[] StepsOf(ImmutableArray<StatementNode> statements)
    {
        var steps = new List<Step>();
        for (var index = 0; index < statements.Length; index++)
        {
            var next = index + 1 < statements.Length ? statements[index + 1] : null;
            if (statements[index] is not TextNode text)
                steps.Add(new(index, null, statements[index]));
            else if (next is null or TextNode)
                steps.Add(new(index, text, null));
            else
                steps.Add(new(index++, text, next));
        }

        return [.. steps];
    }

    // Most statements of a document are text and the value behind it; what is known to be text needs no virtual call.
    private readonly record struct Step(int Index, TextNode? Text, StatementNode? Statement);
}
