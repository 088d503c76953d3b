using ReportForge.Scripting.Rendering;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>Parentheses, <c>(a)</c>.</summary>
internal sealed class HostNested : ScriptNestedExpression
{
    private byte _isAwayFromPipes;

    /// <summary>Whether the value is that of what stands inside, and no pipe has to be kept out.</summary>
    public bool IsPlain => Expression is not null && Pipes.IsAway(this, ref _isAwayFromPipes);

    /// <summary>The value; the caller reports what goes wrong.</summary>
    public object? Run(HostContext host, bool aliasReturnedFunction)
    {
        var value = host.Evaluate(Expression, aliasReturnedFunction: false);
        return HostContext.IsFunction(value) && !aliasReturnedFunction
            ? ScriptFunctionCall.Call(host, this, value, processPipeArguments: false, null)
            : value;
    }
}
