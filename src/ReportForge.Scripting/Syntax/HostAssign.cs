using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>An assignment, <c>a = b</c>; what <c>a += b</c> makes is paid for as <c>a + b</c> is.</summary>
internal sealed class HostAssign : ScriptAssignExpression
{
    public override object? Evaluate(TemplateContext context)
    {
        if (Target is not { } target || Value is not { } value || OperatorOf(EqualToken.TokenType) is not { } @operator)
            return base.Evaluate(context);
        var host = (HostContext)context;
        var right = host.Evaluate(value, aliasReturnedFunction: false);
        var left = host.Evaluate(target, aliasReturnedFunction: false);
        host.SetValue(target, host.Calculate(this, @operator, (Span, left), (Span, right)));
        return null;
    }

    private static ScriptBinaryOperator? OperatorOf(TokenType sign) => sign switch
    {
        TokenType.PlusEqual => ScriptBinaryOperator.Add,
        TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
        TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
        TokenType.DivideEqual => ScriptBinaryOperator.Divide,
        TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
        TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
        _ => null,
    };
}
