using System.Text.RegularExpressions;
using ReportForge.Language.Budgets;
using ReportForge.Language.Builtins;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language;

/// <content>Running plans, and what builtins keep for the length of a render.</content>
public sealed partial class RenderContext
{
    private const int MaxCachedRegexes = 64;

    private Dictionary<(string Pattern, RegexOptions Options), Regex>? _regexes;
    private ulong _random;
    private Dictionary<string, long>? _cycles;

    /// <summary>The format of dates that are printed without one: <c>date.format</c>.</summary>
    internal string DateFormat =>
        _copies is not null && Options.Builtins.TryGet("date", out var date) && date.TryGetObject(out var members)
            ? Look(members)["format"].AsString() ?? DateText.DefaultFormat
            : DateText.DefaultFormat;

    /// <summary>Runs a page; a spent budget ends it with a finding. False when anything went wrong in it.</summary>
    internal bool Run(BlockNode body, LocalLayout layout, TemplateOutput output)
    {
        var errorsBefore = _errors;
        var state = Save();
        try
        {
            Budget.Start();
            Output = output;
            Frame = new Frame(layout, null, null);
            SetIndent(null);
            body.Execute(this);
            Returned = default;
        }
        catch (BudgetExhaustedException exhausted)
        {
            Report(LanguageFindings.BudgetSpent(exhausted.Statement?.Place ?? body.Place, exhausted.Kind, Options.Limits));
        }
        finally
        {
            output.Flush();
            Restore(state);
        }

        return _errors == errorsBefore;
    }

    /// <summary>Evaluates one expression that belongs to no template.</summary>
    internal Value Run(ExpressionNode expression, LocalLayout layout)
    {
        var state = Save();
        try
        {
            Budget.Start();
            Budget.Step();
            if (layout.Count > 0)
                Frame = new Frame(layout, null, null);
            var value = expression.Evaluate(this);
            return value.IsFault ? Value.Null : value;
        }
        catch (BudgetExhaustedException exhausted)
        {
            Report(LanguageFindings.BudgetSpent(expression.Place, exhausted.Kind, Options.Limits));
            return Value.Null;
        }
        finally
        {
            Restore(state);
        }
    }

    /// <summary>Runs an included page inside the render: with its own locals, among the names of the caller.</summary>
    internal void RunIncluded(TemplatePlan plan, DataArray arguments, IEnumerable<(string Name, Value Value)> locals)
    {
        Budget.Enter();
        var outer = Frame;
        var (indent, atLineStart, loops) = (_indent, _atLineStart, LoopDepth);
        Budget.Build(64 + ((long)plan.Layout.Count * BytesOfElement));
        Frame = new Frame(plan.Layout, arguments, null);
        foreach (var (name, value) in locals)
            Frame.Set(name, value);
        SetIndent(null);
        LoopDepth = 0;
        plan.Body.Execute(this);
        Returned = default;
        Frame = outer;
        (_indent, _atLineStart, LoopDepth) = (indent, atLineStart, loops);
        Budget.Leave();
    }

    /// <summary>A regular expression of the render; the pattern is an argument of a template, so its mistakes are findings.</summary>
    internal Regex? RegexOf(CallContext call, string pattern, RegexOptions options)
    {
        if (_regexes is not null && _regexes.TryGetValue((pattern, options), out var known))
            return known;
        Budget.Step(1 + (pattern.Length >> 4));
        Budget.Build(32L * pattern.Length);
        try
        {
            // Near the end of its time a render gets expressions of its own, whose limit no other render has.
            var time = Budget.RegexTime();
            var all = options | RegexOptions.CultureInvariant;
            var regex = time == Options.Limits.RegexTime ? RegexCache.Get(pattern, all, time) : new Regex(pattern, all, time);
            _regexes ??= [];
            if (_regexes.Count < MaxCachedRegexes)
                _regexes.Add((pattern, options), regex);
            return regex;
        }
        catch (ArgumentException invalid)
        {
            Report(LanguageFindings.BadPattern(call.Place, pattern, invalid.Message));
            return null;
        }
    }

    /// <summary>An expression that was made at run time, among the names and locals of the place.</summary>
    internal Value RunEvaluated(CompiledExpression expression)
    {
        Budget.Enter();
        var value = expression.EvaluateInside(this);
        Budget.Leave();
        return value;
    }

    /// <summary>
    /// The next of a row of numbers that look random and are the same for every render: the same data must give the same
    /// document. The step and the mixing are those of SplitMix64.
    /// </summary>
    internal ulong NextRandom()
    {
        _random += 0x9E3779B97F4A7C15;
        var mixed = (_random ^ (_random >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>How often a cycle was asked before.</summary>
    internal long NextInCycle(string group)
    {
        _cycles ??= new(StringComparer.Ordinal);
        _cycles ??= new(StringComparer.Ordinal);
        _cycles.TryGetValue(group, out var turn);
        if (turn == 0)
            Budget.BuildString(group.Length + 16);
        _cycles[group] = turn + 1;
        return turn;
    }

    private SavedState Save() =>
        new(Output, Frame, _scopeCount, LoopDepth, _captures, Budget.Depth, _indent, _atLineStart);

    private void Restore(SavedState state)
    {
        (Output, Frame) = (state.Output, state.Frame);
        PopScopes(state.Scopes);
        (LoopDepth, _captures, _indent, _atLineStart) = (state.Loops, state.Captures, state.Indent, state.AtLineStart);
        Budget.Unwind(state.Recursion);
        (PendingBlock, DirectSite, Returned) = (default, null, default);
    }

    private readonly record struct SavedState(
        TemplateOutput Output,
        Frame Frame,
        int Scopes,
        int Loops,
        int Captures,
        int Recursion,
        string? Indent,
        bool AtLineStart);
}
