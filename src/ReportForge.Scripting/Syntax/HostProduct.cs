using System.Collections;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>A multiplication, <c>a * b</c>, whose result is paid for before it is built when a list or a text is repeated.</summary>
internal sealed class HostProduct : ScriptBinaryExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        var (left, right) = (host.Evaluate(Left, false), host.Evaluate(Right, false));
        Pay(host, left, right);
        Pay(host, right, left);
        return Evaluate(host, OperatorToken?.Span ?? Span, Operator, Left?.Span ?? Span, left, Right?.Span ?? Span, right);
    }

    private static void Pay(HostContext host, object? repeated, object? count)
    {
        var times = count switch
        {
            int number => number,
            long number => number,
            System.Numerics.BigInteger => long.MaxValue,
            _ => 0,
        };
        if (times > 0 && repeated is IList list)
            host.Budget.BuildArray(Math.Min(times, int.MaxValue) * list.Count);
        else if (times > 0 && repeated is string text)
            host.Budget.BuildString(Math.Min(times, int.MaxValue) * text.Length);
    }
}
