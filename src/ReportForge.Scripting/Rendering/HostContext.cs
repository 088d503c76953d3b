using System.Numerics;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Parsing;
using ReportForge.Scripting.Syntax;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Rendering;

/// <summary>Scriban's evaluation, bounded by the budget of a render, with its errors as findings.</summary>
internal sealed partial class HostContext : TemplateContext
{
    private const int FirstChance = 1;

    private int _evaluations;
    private readonly Dictionary<string, SourceMap> _sources = new(ReferenceEqualityComparer.Instance);
    private Random? _chance;

    public HostContext(RenderContext owner)
        : base(owner.Options.Builtins.Names)
    {
        Owner = owner;
        Budget = owner.Budget;
        Scope = new RootScope(owner.Options.Data.AsObject() ?? new DataObject());
        LoopLimit = (int)Math.Clamp(owner.Options.Limits.MaxLoopTurns, 1, int.MaxValue);
        RecursiveLimit = Math.Max(1, owner.Options.Limits.MaxRecursion);
        ObjectRecursionLimit = Math.Max(1, owner.Options.Limits.MaxValueDepth);
        LimitToString = Budgets.Budget.LongestText;
        OutputLimit = 0;
        OnStringLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = owner.Options.Limits.TimeOfRegex;
        CancellationToken = Budget.Late;
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

    /// <summary>The row of numbers behind <c>math.random</c>: the same in every render.</summary>
    public Random Chance => _chance ??= new Random(FirstChance);

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
        _evaluations++;
        try
        {
            var result = Evaluate(expression);
            return result is Fault ? null : result;
        }
        finally
        {
            _evaluations--;
        }
    }

    /// <summary>What a page writes, with the value that it returns in the end.</summary>
    public void RunPage(ScriptPage page)
    {
        var errorsBefore = Owner.Errors;
        if (Evaluate(page) is not { } returned)
            return;
        try
        {
            Write(page.Span, returned);
        }
        catch (ScriptRuntimeException failed) when (failed is not BudgetExhaustedException)
        {
            // No node is evaluated here any more that would say so.
            Failed(failed, page, errorsBefore);
        }
        catch (Exception failed) when (failed is not ScriptRuntimeException)
        {
            Failed(new ScriptRuntimeException(page.Span, failed.Message, failed), page, errorsBefore);
        }
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
        if (scriptNode.GetType() == typeof(ScriptLiteral))
            return ((ScriptLiteral)scriptNode).Value;
        var errorsBefore = Owner.Errors;
        BudgetExhaustedException spent;
        try
        {
            return TryRead(scriptNode, out var read) ? read : EvaluateInside(scriptNode, aliasReturnedFunction);
        }
        catch (BudgetExhaustedException exhausted) when (exhausted.Passes(scriptNode) || scriptNode is ScriptPipeCall)
        {
            // A pipe of Scriban catches what passes it and throws it again, on top of all that has not gone yet: a hundred calls in
            // pipes would spend a megabyte of stack to get out. Thrown from here, what it came through is gone.
            spent = exhausted;
        }
        catch (ScriptRuntimeException failed) when (failed is not BudgetExhaustedException)
        {
            return Failed(failed, scriptNode, errorsBefore);
        }
        catch (Exception failed) when (failed is not ScriptRuntimeException)
        {
            // As Scriban does around each node of its own.
            return Failed(new ScriptRuntimeException(scriptNode.Span, failed.Message, failed), scriptNode, errorsBefore);
        }

        throw spent;
    }

    /// <summary>The value of a variable; false when it is a function, which Scriban may have to call.</summary>
    public bool TryReadVariable(ScriptVariable variable, out object? value)
    {
        if (variable is HostGlobal alone && IsAlone && alone.TryRead(Scope, out value))
            return !IsFunction(value);
        value = variable.GetType() == typeof(ScriptVariableGlobal) ? GetValue((ScriptVariableGlobal)variable) : GetValue(variable);
        return !IsFunction(value);
    }

    /// <summary>Whether a value is a function; what data are made of is known at a glance.</summary>
    public static bool IsFunction(object? value) =>
        value is not (null or string or DataObject or DataArray or long or decimal or int or bool) && value is IScriptCustomFunction;

    // Builtins and the names of the render, and nothing is being written.
    private bool IsAlone => GlobalCount == 2 && OutputCount == 1 && _evaluations == 1;

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

    // Most nodes of a report only read: what they give was paid for when it came to be.
    private bool TryRead(ScriptNode node, out object? value)
    {
        value = null;
        var isRead = node switch
        {
            HostMember member => member.TryRead(this, out value),
            HostGlobal alone => TryReadVariable(alone, out value),
            _ when node.GetType() == typeof(ScriptVariableGlobal) || node.GetType() == typeof(ScriptVariableLocal) =>
                TryReadVariable((ScriptVariable)node, out value),
            _ => false,
        };
        if (isRead && value is BigInteger number)
            PayNumber(number);
        return isRead;
    }

    // Nodes of our own need nothing of what Scriban notes around each of its own.
    private object? EvaluateInside(ScriptNode node, bool aliasReturnedFunction)
    {
        Budgets.Budget.CheckStack();
        if (node is HostPrint print)
            return print.Run(this);
        if (node is HostStatement statement)
            return statement.Evaluate(this);
        if (node is HostBinary binary)
            return binary.Run(this);
        var result = node switch
        {
            HostCall call when call.TryRun(this, out var value) => value,
            HostNested { IsPlain: true } nested => nested.Run(this, aliasReturnedFunction),
            _ => base.Evaluate(node, aliasReturnedFunction),
        };
        if (Builds(node))
            PayBuilt(result);
        return result;
    }

    // The others give what is there already, or what was paid for inside of them.
    private static bool Builds(ScriptNode node) => node is HostCall or HostInterpolated
        || node.GetType() == typeof(ScriptArrayInitializerExpression) || node is ScriptPipeCall or ScriptUnaryExpression;

    private void PayNumber(BigInteger number)
    {
        var bits = number.GetBitLength();
        if (bits > Owner.Options.Limits.MaxIntegerBits)
            throw new BudgetExhaustedException(BudgetKind.IntegerBits);
        Budget.Build(bits / 8);
    }

    // Short texts are not worth a look.
    private void PayBuilt(object? result)
    {
        switch (result)
        {
            case null or bool or long or int or decimal:
                break;
            case string { Length: > 128 } text:
                Budget.BuildString(text.Length);
                break;
            case ScriptArray array:
                Budget.BuildArray(array.Count);
                break;
            case BigInteger number:
                PayNumber(number);
                break;
        }
    }
}
