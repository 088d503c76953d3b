using System.Numerics;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Parsing;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <summary>Scriban's evaluation, bounded by the budget of a render, with its errors as findings.</summary>
internal sealed partial class HostContext : TemplateContext
{
    // Scriban's own limit of what a builtin may build at once; the budget counts what all build together.
    private const int LongestString = 2 * 1024 * 1024;

    private readonly Dictionary<string, SourceMap> _sources = new(ReferenceEqualityComparer.Instance);

    public HostContext(RenderContext owner)
        : base(owner.Options.Builtins.Names)
    {
        Owner = owner;
        Budget = owner.Budget;
        Scope = new RootScope(owner.Options.Data.AsObject() ?? new DataObject());
        LoopLimit = (int)Math.Clamp(owner.Options.Limits.MaxLoopTurns, 1, int.MaxValue);
        RecursiveLimit = Math.Max(1, owner.Options.Limits.MaxRecursion);
        ObjectRecursionLimit = Math.Max(1, owner.Options.Limits.MaxValueDepth);
        LimitToString = LongestString;
        OutputLimit = 0;
        OnStringLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = owner.Options.Limits.RegexTime;
        NewLine = "\n";
        EnableRelaxedTargetAccess = owner.Options.Lenient;
        EnableRelaxedMemberAccess = owner.Options.Lenient;
        if (!owner.Options.Lenient)
            TryGetVariable = ThrowUnknownName;
        PushCulture(owner.Options.Culture);
        PushGlobal(Scope);
    }

    public RenderContext Owner { get; }

    public Budget Budget { get; }

    /// <summary>The global names.</summary>
    public RootScope Scope { get; }

    public bool IsLenient => Owner.Options.Lenient;

    public OutputBridge Bridge => (OutputBridge)Output;

    /// <summary>How dates are printed that are printed without a format: <c>date.format</c>.</summary>
    public string? DateFormat { get; set; }

    /// <summary>Renders a whole plan to an output.</summary>
    public void Render(TemplatePlan plan, TemplateOutput output)
    {
        Know(plan.Source);
        var indents = AutoIndent;
        AutoIndent = plan.Shape == TemplateShape.Text;
        PushOutput(new OutputBridge(output, Budget, isCapture: false));
        try
        {
            RunPage(plan.Page);
        }
        finally
        {
            PopOutput();
            AutoIndent = indents;
        }
    }

    public object? EvaluateAlone(ScriptExpression expression, SourceMap source)
    {
        Know(source);
        var result = Evaluate(expression);
        return result is Fault ? null : result;
    }

    /// <summary>What a page writes, with the value that it returns in the end.</summary>
    public void RunPage(ScriptPage page)
    {
        if (Evaluate(page) is { } returned)
            Write(page.Span, returned);
    }

    /// <summary>Remembers whose spans it will meet.</summary>
    public void Know(SourceMap source) => _sources.TryAdd(source.Key, source);

    public Place PlaceOf(SourceSpan span) =>
        span.FileName is { } key && _sources.TryGetValue(key, out var source) ? source.PlaceOf(span) : Place.Whole;

    /// <summary>Runs what writes with another output, and gives what has come together there.</summary>
    public object? Capture(Action write)
    {
        var outer = Bridge.Target;
        var captured = outer.BeginCapture();
        PushOutput(new OutputBridge(captured, Budget, isCapture: true));
        try
        {
            write();
        }
        finally
        {
            PopOutput();
        }

        return outer.EndCapture(captured).Raw;
    }

    /// <summary>
    /// Evaluates a node. What goes wrong in it is a finding and gives a <see cref="Fault"/>; an error in whose node
    /// something was reported already follows from that, and is not reported again.
    /// </summary>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
            return null;
        Budget.Step();
        Budgets.Budget.CheckStack();
        var errorsBefore = Owner.Errors;
        try
        {
            var result = base.Evaluate(scriptNode, aliasReturnedFunction);
            Pay(result, scriptNode);
            return scriptNode is ScriptExpressionStatement { Expression: { } printed } && result is ScriptObject group && IsGroup(group)
                ? Owner.Report(Diagnostics.RuntimeFindings.GroupPrinted(PlaceOf(printed.Span), printed.ToString())).Raw
                : result;
        }
        catch (BudgetExhaustedException exhausted) when (exhausted.Passes(scriptNode))
        {
            throw;
        }
        catch (ScriptRuntimeException failed) when (failed is not BudgetExhaustedException)
        {
            if (SpentBy(failed) is { } kind)
                throw new BudgetExhaustedException(kind) { Statement = StatementOf(scriptNode) };
            if (failed is not SilentException && Owner.Errors == errorsBefore)
                Owner.Report(FindingOf(failed, scriptNode));
            return scriptNode is ScriptExpression ? Fault.Instance : null;
        }
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null or Fault:
                break;
            case Data.Values.HostValue host:
                Budget.Output(1);
                Bridge.Target.WriteHostValue(host.Content, Owner);
                break;
            case string text:
                WriteText(text);
                break;
            case long number when CurrentIndent is null:
                WriteNumber(number);
                break;
            case int number when CurrentIndent is null:
                WriteNumber(number);
                break;
            case decimal number when CurrentIndent is null:
                WriteNumber(WithoutZeros(number));
                break;
            default:
                WriteText(ObjectToString(textAsObject) ?? "");
                break;
        }

        return this;
    }

    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Budget.LoopTurn();
        return true;
    }

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target switch
    {
        DataObject => DataAccessor.Instance,
        Fault => throw new SilentException(CurrentSpan),
        DateTime or TimeSpan or KeyValuePair<string, object?> or DataArray => base.GetMemberAccessorImpl(target),
        IScriptObject or string or IConvertible or System.Collections.IList => base.GetMemberAccessorImpl(target),
        // Anything else is an object of the host: templates do not look into it.
        _ => null,
    };

    // Dividing by a one with as many decimals as there can be drops the zeros.
    private static decimal WithoutZeros(decimal number) => number / 1.0000000000000000000000000000m;

    private bool IsGroup(ScriptObject value) => value is not HostObject && Owner.Options.Builtins.Names.Values.Contains(value);

    // What a node gives that is not there already. Short texts are not worth a look.
    private void Pay(object? result, ScriptNode node)
    {
        switch (result)
        {
            case string { Length: > 128 } text when node is not ScriptLiteral:
                Budget.BuildString(text.Length);
                break;
            case ScriptArray array when node is ScriptFunctionCall or ScriptBinaryExpression or ScriptArrayInitializerExpression or ScriptPipeCall:
                Budget.BuildArray(array.Count);
                break;
            case ScriptObject members when node is ScriptObjectInitializerExpression:
                Budget.BuildObject();
                Budget.BuildArray(3L * members.Count);
                break;
            case BigInteger number when number.GetBitLength() is var bits:
                if (bits > Owner.Options.Limits.MaxIntegerBits)
                    throw new BudgetExhaustedException(BudgetKind.IntegerBits);
                Budget.Build(bits / 8);
                break;
        }
    }

    private void WriteText(string text)
    {
        var bridge = Bridge;
        if (!AutoIndent)
        {
            bridge.WriteValue(text);
            return;
        }

        bridge.WritesValue = true;
        Write(text);
        bridge.WritesValue = false;
    }

    private void WriteNumber<T>(T number)
        where T : ISpanFormattable
    {
        Span<char> digits = stackalloc char[48];
        if (!number.TryFormat(digits, out var length, default, CurrentCulture))
        {
            WriteText(number.ToString(null, CurrentCulture));
            return;
        }

        ResetPreviousNewLine();
        Bridge.WriteValue(digits[..length]);
    }
}
