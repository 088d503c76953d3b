using ReportForge.Data;
using ReportForge.Scripting.Functions;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// A call, <c>f a b</c>. Functions of a group whose arguments stand in their order are called without the lists, the
/// conversions and the reflection of Scriban's own way; everything else goes that way.
/// </summary>
internal sealed class HostCall : ScriptFunctionCall
{
    private const byte Unknown = 0;
    private const byte Plain = 1;
    private const byte Special = 2;

    private byte _isAwayFromPipes;
    private byte _arguments;
    private Value?[]? _constants;

    /// <summary>The argument at a place when it is a list or an object that is written out; else null.</summary>
    public Value? ConstantAt(int index) => _constants is { } constants ? constants[index] : null;

    public override object? Evaluate(TemplateContext context)
    {
        var host = (HostContext)context;
        return FunctionOf(host) is GuardedFunction builtin && builtin.Takes(Arguments.Count)
            ? builtin.Call(host, this)
            : base.Evaluate(context);
    }

    /// <summary>
    /// Calls a function of the host; false when it is none, and nothing has been done. The caller reports what goes wrong.
    /// </summary>
    public bool TryRun(HostContext host, out object? result)
    {
        result = null;
        if (FunctionOf(host) is not HostFunctionValue function || !function.Takes(Arguments.Count))
            return false;
        result = function.Call(host, this);
        return true;
    }

    private object? FunctionOf(HostContext host) =>
        Target is HostMember member && HasPlainArguments() && Pipes.IsAway(this, ref _isAwayFromPipes) ? member.ReadFunction(host) : null;

    private bool HasPlainArguments()
    {
        if (_arguments == Unknown)
        {
            _constants = ConstantArguments();
            _arguments = AreArgumentsPlain() ? Plain : Special;
        }

        return _arguments == Plain;
    }

    private Value?[]? ConstantArguments()
    {
        Value?[] constants = [.. Arguments.Select(Constants.Of)];
        return Array.Exists(constants, constant => constant is not null) ? constants : null;
    }

    private bool AreArgumentsPlain()
    {
        for (var index = 0; index < Arguments.Count; index++)
        {
            if (Arguments[index] is ScriptNamedArgument or ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionParametersExpand })
                return false;
        }

        return true;
    }
}
