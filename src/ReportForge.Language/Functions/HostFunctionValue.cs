using System.Runtime.CompilerServices;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Functions;

/// <summary>A <see cref="HostFunction"/> as a value; the builtins are such functions too.</summary>
internal sealed class HostFunctionValue : FunctionValue
{
    private const int BufferSize = 8;

    private readonly HostFunction _function;
    private readonly int _required;
    private readonly int _fixedCount;
    private readonly bool _isVariadic;

    public HostFunctionValue(string name, HostFunction function)
    {
        Name = name;
        _function = function;
        _isVariadic = !function.Parameters.IsEmpty && function.Parameters[^1].Variadic;
        _fixedCount = function.Parameters.Length - (_isVariadic ? 1 : 0);
        _required = function.Parameters.Take(_fixedCount).Count(parameter => !parameter.Optional);
    }

    /// <summary>The name with its namespace, as findings show it.</summary>
    public override string Name { get; }

    public HostFunction Function => _function;

    public override bool FirstMayBeMissing => _function.FirstMayBeMissing;

    public override Value Call(RenderContext context, ExpressionNode site, ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length < _required || (arguments.Length > _fixedCount && !_isVariadic))
            return WrongCount(context, site, arguments.Length);
        if (arguments.Length >= _fixedCount)
            return Run(context, site, arguments);
        if (_fixedCount > BufferSize)
            return Run(context, site, FillUp(arguments, new Value[_fixedCount]));
        var buffer = default(ArgumentBuffer);
        return Run(context, site, FillUp(arguments, ((Span<Value>)buffer)[.._fixedCount]));
    }

    public override Value Call(RenderContext context, BoundArguments arguments)
    {
        var positional = arguments.Positional;
        if (!arguments.HasNamed)
            return Call(context, arguments.Site, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(positional));
        var values = new Value[Math.Max(_fixedCount, positional.Count)];
        FillUp([], values.AsSpan(0, _fixedCount));
        var given = new bool[values.Length];
        for (var index = 0; index < positional.Count; index++)
            (values[index], given[index]) = (positional[index], true);
        foreach (var (name, span, value) in arguments.Named)
        {
            var index = IndexOf(name);
            if (index < 0)
                return context.Report(LanguageFindings.UnknownParameter(span.Place, name, Name, ParameterNames));
            (values[index], given[index]) = (value, true);
        }

        var missing = given.AsSpan(0, _required).IndexOf(false);
        if (missing >= 0 || (positional.Count > _fixedCount && !_isVariadic))
            return WrongCount(context, arguments.Site, given.Count(isGiven => isGiven));
        return Run(context, arguments.Site, values);
    }

    private IEnumerable<string> ParameterNames => _function.Parameters.Select(parameter => parameter.Name);

    private Value Run(RenderContext context, ExpressionNode site, ReadOnlySpan<Value> arguments)
    {
        var steps = 1L;
        foreach (var argument in arguments)
        {
            // Work over long texts counts too, so that no single call runs on unnoticed.
            if (argument.Reference is string text)
                steps += text.Length >> 9;
        }

        context.Budget.Step(steps);
        return _function.Body(new CallContext(context, site), arguments);
    }

    private Span<Value> FillUp(ReadOnlySpan<Value> arguments, Span<Value> values)
    {
        arguments.CopyTo(values);
        for (var index = arguments.Length; index < values.Length; index++)
            values[index] = _function.Parameters[index].Default;
        return values;
    }

    private int IndexOf(string name)
    {
        for (var index = 0; index < _fixedCount; index++)
        {
            if (_function.Parameters[index].Name == name)
                return index;
        }

        return -1;
    }

    private Value WrongCount(RenderContext context, ExpressionNode site, int given)
    {
        var most = _isVariadic ? int.MaxValue : _fixedCount;
        return context.Report(LanguageFindings.ArgumentCount(site.Place, Name, given, _required, most));
    }

    [InlineArray(BufferSize)]
    private struct ArgumentBuffer
    {
        private Value _first;
    }
}
