using System.Runtime.CompilerServices;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Functions;

/// <summary>A <see cref="HostFunction"/> as Scriban calls it.</summary>
internal sealed class HostFunctionValue : IScriptCustomFunction
{
    private const int BufferSize = 8;

    private readonly ScriptParameterInfo[] _parameters;
    private readonly bool _isVariadic;

    public HostFunctionValue(string name, HostFunction function)
    {
        Name = name;
        Function = function;
        _isVariadic = !function.Parameters.IsEmpty && function.Parameters[^1].Variadic;
        RequiredParameterCount = function.Parameters.Count(parameter => parameter is { Optional: false, Variadic: false });
        _parameters = [.. function.Parameters.Select(ParameterOf)];
    }

    /// <summary>The name with its namespace, as findings show it.</summary>
    public string Name { get; }

    public HostFunction Function { get; }

    public int RequiredParameterCount { get; }

    public int ParameterCount => _parameters.Length;

    public ScriptVarParamKind VarParamKind => _isVariadic ? ScriptVarParamKind.LastParameter : ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        _parameters.Length == 0 ? new(typeof(object), "") : _parameters[Math.Min(index, _parameters.Length - 1)];

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var host = (HostContext)context;
        if (UnknownArgumentOf(callerContext) is { } unknown)
        {
            var place = host.PlaceOf(unknown.Name?.Span ?? unknown.Span);
            return host.Owner.Report(
                RuntimeFindings.UnknownParameter(place, unknown.Name?.Name ?? "", Name, Function.Parameters.Select(p => p.Name))).Raw;
        }

        var rest = _isVariadic ? arguments[^1] as ScriptArray : null;
        var fixedCount = _isVariadic ? arguments.Count - 1 : arguments.Count;
        var count = fixedCount + (rest?.Count ?? 0);
        var buffer = default(ArgumentBuffer);
        var values = count <= BufferSize ? ((Span<Value>)buffer)[..count] : new Value[count];
        var steps = 1L;
        for (var index = 0; index < count; index++)
        {
            var raw = index < fixedCount ? arguments[index] : rest?[index - fixedCount];
            if (raw is Fault)
                return raw;

            // Work over long texts counts too, so that no single call runs on unnoticed.
            if (raw is string text)
                steps += text.Length >> 9;
            values[index] = ValueBridge.ToValue(raw, host.Budget);
        }

        host.Budget.Step(steps);
        return Function.Body(new CallContext(host, callerContext), values).Raw;
    }

    /// <summary>Whether a call can have that many arguments.</summary>
    public bool Takes(int arguments) => arguments >= RequiredParameterCount && (_isVariadic || arguments <= _parameters.Length);

    /// <summary>Calls the function with the arguments of a call that stand in their order; there are as many as it takes.</summary>
    public object? Call(HostContext host, Syntax.HostCall site)
    {
        var given = site.Arguments.Count;
        var count = Math.Max(given, _isVariadic ? _parameters.Length - 1 : _parameters.Length);
        var buffer = default(ArgumentBuffer);
        var values = count <= BufferSize ? ((Span<Value>)buffer)[..count] : new Value[count];
        var steps = 1L;
        object? fault = null;
        for (var index = 0; index < given; index++)
        {
            if (site.ConstantAt(index) is { } constant)
            {
                values[index] = constant;
                continue;
            }

            var raw = host.Evaluate(site.Arguments[index], aliasReturnedFunction: false);
            if (raw is Fault)
                fault = raw;
            else if (raw is string text)
                steps += text.Length >> 9;
            values[index] = ValueBridge.ToValue(raw, host.Budget);
        }

        if (fault is not null)
            return fault;
        for (var index = given; index < count; index++)
            values[index] = Function.Parameters[index].Default;
        host.Budget.Step(steps);
        try
        {
            return Function.Body(new CallContext(host, site), values).Raw;
        }
        catch (ArgumentException wrong) when (GuardedFunction.ArgumentOf(site, _parameters, wrong.ParamName) is { } argument)
        {
            throw new ScriptRuntimeException(argument.Span, wrong.Message);
        }
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    public override string ToString() => Name;

    private static ScriptParameterInfo ParameterOf(HostParameter parameter) => parameter.Optional
        ? new(typeof(object), parameter.Name, parameter.Default.Raw)
        : new(typeof(object), parameter.Name);

    // Scriban takes a named argument that it does not know for the next one without a name.
    private ScriptNamedArgument? UnknownArgumentOf(ScriptNode? site)
    {
        if (site is not ScriptFunctionCall { Arguments.Count: > 0 } call)
            return null;
        for (var index = call.Arguments.Count - 1; index >= 0; index--)
        {
            if (call.Arguments[index] is ScriptNamedArgument named
                && !Function.Parameters.Any(parameter => parameter.Name == named.Name?.Name))
                return named;
        }

        return null;
    }

    [InlineArray(BufferSize)]
    private struct ArgumentBuffer
    {
        private Value _first;
    }
}
