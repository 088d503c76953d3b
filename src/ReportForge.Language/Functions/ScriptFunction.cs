using System.Collections.Immutable;
using ReportForge.Language.Analysis;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Functions;

/// <summary>A parameter of a function of the template.</summary>
internal sealed record FunctionParameter(string Name, bool Optional, Value Default, bool Variadic);

/// <summary>
/// A function that the template defines: simple (no parameter list), parametric, inline or anonymous. It sees the objects
/// around the call, and has its own locals; a parametric one has an object of its own for its parameters.
/// </summary>
internal sealed class ScriptFunction : FunctionValue
{
    private readonly ImmutableArray<FunctionParameter> _parameters;
    private readonly int _required;
    private readonly bool _isVariadic;

    public ScriptFunction(string name, ImmutableArray<FunctionParameter>? parameters, LocalLayout layout, StatementNode body)
    {
        Name = name;
        HasParameters = parameters is not null;
        _parameters = parameters ?? [];
        _isVariadic = !_parameters.IsEmpty && _parameters[^1].Variadic;
        _required = _parameters.Count(parameter => parameter is { Optional: false, Variadic: false });
        Layout = layout;
        Body = body;
    }

    public override string Name { get; }

    public bool HasParameters { get; }

    public ImmutableArray<FunctionParameter> Parameters => _parameters;

    public LocalLayout Layout { get; }

    public StatementNode Body { get; }

    public override bool TakesSpan(int count) => count <= 8;

    public override Value Call(RenderContext context, ExpressionNode site, ReadOnlySpan<Value> arguments)
    {
        var list = context.NewArray(arguments.Length);
        foreach (var argument in arguments)
            list.Add(argument);
        return HasParameters ? CallWithParameters(context, site, list, []) : Run(context, site, list, null);
    }

    public override Value Call(RenderContext context, BoundArguments arguments)
    {
        var list = context.NewArray(arguments.Positional.Count);
        foreach (var argument in arguments.Positional)
            list.Add(argument);
        if (HasParameters)
            return CallWithParameters(context, arguments.Site, list, arguments.Named);
        foreach (var (name, _, value) in arguments.Named)
            context.SetMember(list.Properties ??= context.NewObject(), name, value);
        return Run(context, arguments.Site, list, null);
    }

    public void Print(CodePrinter printer, string? name)
    {
        printer.Word(name is null ? "do" : "func " + name);
        if (HasParameters)
            printer.Raw("(").Raw(string.Join(", ", _parameters.Select(ParameterCode))).Raw(")");
        printer.Block(Body).Word("end");
    }

    private static string ParameterCode(FunctionParameter parameter) => parameter switch
    {
        { Variadic: true } => parameter.Name + "...",
        { Optional: true } => parameter.Name + " = " + StringCode.Constant(parameter.Default),
        _ => parameter.Name,
    };

    private Value CallWithParameters(
        RenderContext context, ExpressionNode site, DataArray positional, List<(string Name, SourceSpan Span, Value Value)> named)
    {
        var fixedCount = _parameters.Length - (_isVariadic ? 1 : 0);
        var scope = context.NewObject();
        var arguments = context.NewArray(_parameters.Length);
        for (var index = 0; index < fixedCount; index++)
        {
            var parameter = _parameters[index];
            var place = named.FindIndex(argument => argument.Name == parameter.Name);
            if (index >= positional.Count && place < 0 && !parameter.Optional)
                return WrongCount(context, site, positional.Count + named.Count);
            var value = place >= 0 ? named[place].Value : index < positional.Count ? positional[index] : parameter.Default;
            scope.Set(parameter.Name, value);
            arguments.Add(value);
        }

        if (positional.Count > fixedCount && !_isVariadic)
            return WrongCount(context, site, positional.Count);
        if (_isVariadic)
            AddRest(context, scope, arguments, positional, fixedCount);
        foreach (var (name, span, value) in named)
        {
            if (_parameters.Any(parameter => parameter.Name == name))
                continue;
            if (!_isVariadic)
                return context.Report(LanguageFindings.UnknownParameter(span.Place, name, Name, _parameters.Select(p => p.Name)));
            context.SetMember(arguments.Properties ??= context.NewObject(), name, value);
        }

        return Run(context, site, arguments, scope);
    }

    private void AddRest(RenderContext context, DataObject scope, DataArray arguments, DataArray positional, int from)
    {
        var rest = context.NewArray(Math.Max(0, positional.Count - from));
        for (var index = from; index < positional.Count; index++)
            rest.Add(positional[index]);
        scope.Set(_parameters[^1].Name, Value.From(rest));
        arguments.Add(Value.From(rest));
    }

    private Value Run(RenderContext context, ExpressionNode site, DataArray arguments, DataObject? scope)
    {
        context.Budget.Step();
        context.Budget.Enter();
        var outer = context.EnterFrame(Layout, arguments, site);
        var depth = context.PushScope(scope);
        var flow = Body.Execute(context);
        context.PopScopes(depth);
        context.LeaveFrame(outer);
        context.Budget.Leave();
        return flow == Flow.Return ? context.TakeReturned() : Value.Null;
    }

    private Value WrongCount(RenderContext context, ExpressionNode site, int given) =>
        context.Report(LanguageFindings.ArgumentCount(site.Place, Name, given, _required, _isVariadic ? int.MaxValue : _parameters.Length));
}
