using System.Globalization;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Parsing;
using ReportForge.Scripting.Rendering;
using Scriban.Syntax;

namespace ReportForge.Scripting;

/// <summary>
/// Everything that one document's render keeps: variables, budget, findings. Cheap to make, used by one thread, and not
/// reused for another document. Several plans may be rendered with it one after the other: they share variables and budget.
/// </summary>
public sealed class RenderContext
{
    private readonly List<Finding> _findings = [];
    private readonly HostContext _context;
    private HashSet<(Place Place, string Code, string Message)>? _reported;

    public RenderContext(RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Budget = new Budget(options.Limits);
        _context = new HostContext(this);
    }

    public RenderOptions Options { get; }

    /// <summary>What has been found so far, errors and warnings, each place once.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether anything has gone wrong, also what is no longer in <see cref="Findings"/> because there were too many.</summary>
    public bool HasErrors => Errors > 0;

    public object? HostState => Options.HostState;

    public CultureInfo Culture => Options.Culture;

    internal Budget Budget { get; }

    internal int Errors { get; private set; }

    /// <summary>Gives a variable to everything that is rendered or evaluated from here on, as an assignment would.</summary>
    public void SetVariable(string name, Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        _context.Scope.Own.SetValue(name, value.Raw, readOnly: false);
    }

    /// <summary>A variable, a member of the data or a builtin namespace.</summary>
    public bool TryGetVariable(string name, out Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isKnown = _context.Scope.TryGetValue(null, default, name, out var raw) || Options.Builtins.TryGet(name, out raw);
        value = ValueBridge.ToValue(raw, Budget);
        return isKnown;
    }

    /// <summary>Adds a finding of the host; an error makes the render fail. Gives what a function that has failed returns.</summary>
    public Value Report(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.IsError)
            Errors++;
        _reported ??= [];
        if (_findings.Count < Options.Limits.MaxFindings && _reported.Add((finding.Place, finding.Code, finding.Message.En)))
            _findings.Add(finding);
        return finding.IsError ? Value.OfRaw(Fault.Instance) : Value.Null;
    }

    /// <summary>The text of a value as a template prints it.</summary>
    public string TextOf(Value value) => value.AsString() ?? _context.ObjectToString(value.Raw) ?? "";

    /// <summary>Runs a page; a spent budget ends it with a finding. False when anything went wrong in it.</summary>
    internal bool Run(TemplatePlan plan, TemplateOutput output)
    {
        var errorsBefore = Errors;
        using var watched = Watch.Over(Budget);
        try
        {
            _context.Render(plan, output);
        }
        catch (BudgetExhaustedException exhausted)
        {
            ReportSpent(exhausted, plan.Page.Span);
        }
        finally
        {
            output.Flush();
        }

        return Errors == errorsBefore;
    }

    /// <summary>Evaluates one expression that belongs to no template.</summary>
    internal Value Run(ScriptExpression expression, SourceMap source)
    {
        using var watched = Watch.Over(Budget);
        try
        {
            return ValueBridge.ToValue(_context.EvaluateAlone(expression, source), Budget);
        }
        catch (BudgetExhaustedException exhausted)
        {
            ReportSpent(exhausted, expression.Span);
            return Value.Null;
        }
    }

    private void ReportSpent(BudgetExhaustedException exhausted, Scriban.Parsing.SourceSpan otherwise)
    {
        var place = _context.PlaceOf(exhausted.Statement?.Span ?? otherwise);
        Report(Diagnostics.RuntimeFindings.BudgetSpent(place, exhausted.Kind, Options.Limits));
    }
}
