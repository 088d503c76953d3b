using System.Text.RegularExpressions;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Functions;

/// <summary>A builtin of Scriban whose work is paid for before it is done.</summary>
internal sealed class GuardedFunction : IScriptCustomFunction
{
    private readonly IScriptCustomFunction _inner;
    private readonly Action<HostContext, ScriptArray>? _pay;
    private readonly ScriptParameterInfo[] _parameters;
    private readonly bool _isPlain;

    /// <param name="inner">The builtin.</param>
    /// <param name="pay">Says what a call will cost; null when it costs no more than it gives.</param>
    public GuardedFunction(IScriptCustomFunction inner, Action<HostContext, ScriptArray>? pay)
    {
        _inner = inner;
        _pay = pay;
        _parameters = [.. Enumerable.Range(0, inner.ParameterCount).Select(inner.GetParameterInfo)];
        _isPlain = inner.VarParamKind == ScriptVarParamKind.None
            && !_parameters.Any(parameter => typeof(ScriptNode).IsAssignableFrom(parameter.ParameterType));
    }

    public int RequiredParameterCount => _inner.RequiredParameterCount;

    public int ParameterCount => _inner.ParameterCount;

    public ScriptVarParamKind VarParamKind => _inner.VarParamKind;

    public Type ReturnType => _inner.ReturnType;

    public ScriptParameterInfo GetParameterInfo(int index) => _inner.GetParameterInfo(index);

    /// <summary>Whether a call that has that many arguments in their order can be made by <see cref="Call"/>.</summary>
    public bool Takes(int arguments) => _isPlain && arguments >= RequiredParameterCount && arguments <= _parameters.Length;

    /// <summary>Calls the builtin with the arguments of a call as they stand.</summary>
    public object? Call(HostContext host, ScriptFunctionCall site)
    {
        var arguments = new ScriptArray(_parameters.Length);
        for (var index = 0; index < _parameters.Length; index++)
        {
            arguments.Add(index < site.Arguments.Count
                ? Converted(host, site.Arguments[index], _parameters[index].ParameterType)
                : _parameters[index].DefaultValue);
        }

        host.EnterRecursive(site);
        try
        {
            return Invoke(host, site, arguments, null);
        }
        catch (ArgumentException wrong) when (ArgumentOf(site, _parameters, wrong.ParamName) is { } argument)
        {
            throw new ScriptRuntimeException(argument.Span, wrong.Message);
        }
        finally
        {
            host.ExitRecursive(site);
        }
    }

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var host = (HostContext)context;
        _pay?.Invoke(host, arguments);
        object? result;
        try
        {
            result = _inner.Invoke(context, callerContext, arguments, blockStatement);
        }
        catch (RegexMatchTimeoutException) when (!host.Budget.Late.IsCancellationRequested)
        {
            // As RegexPatience says, without its cost for every call.
            result = _inner.Invoke(context, callerContext, arguments, blockStatement);
        }

        return result is ScriptRange
            ? host.Flat(result, arguments.Count > 0 ? arguments[0] : null, arguments.Count > 1 ? arguments[1] : null)
            : result;
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    // Texts for texts, and anything for anything, need no look at their types.
    private static object? Converted(HostContext host, ScriptExpression argument, Type wanted)
    {
        var value = host.Evaluate(argument, aliasReturnedFunction: false);
        return wanted == typeof(object) || (value is string && wanted == typeof(string))
            ? value
            : host.ToObject(argument.Span, value, wanted);
    }

    /// <summary>What a call gives for a parameter that a function complains of, as Scriban finds it.</summary>
    public static ScriptExpression? ArgumentOf(ScriptFunctionCall site, ScriptParameterInfo[] parameters, string? parameter)
    {
        var index = Array.FindIndex(parameters, known => known.Name == parameter);
        return index >= 0 && index < site.Arguments.Count ? site.Arguments[index] : null;
    }
}
