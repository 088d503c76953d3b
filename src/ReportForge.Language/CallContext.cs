using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;

namespace ReportForge.Language;

/// <summary>What a function of the host can do while it runs. Not to be kept beyond the call.</summary>
public readonly struct CallContext
{
    private readonly ExpressionNode _site;

    internal CallContext(RenderContext render, ExpressionNode site)
    {
        Render = render;
        _site = site;
    }

    public RenderContext Render { get; }

    internal ExpressionNode Site => _site;

    /// <summary>Where the call stands in the template.</summary>
    public Place Place => _site.Place;

    /// <summary>Reports an error at the place of the call; what it returns is what the function should return.</summary>
    public Value Fail(string code, Wording message, Wording hint) =>
        Render.Report(new Finding(code, Severity.Error, _site.Place, message) { Hint = hint });

    /// <summary>Reports something that does not stop the function.</summary>
    public void Warn(string code, Wording message, Wording hint) =>
        Render.Report(new Finding(code, Severity.Warning, _site.Place, message) { Hint = hint });

    /// <summary>The text of a value as the template would print it.</summary>
    public string Text(Value value) => Render.TextOf(value);

    /// <summary>Calls a function that came as an argument.</summary>
    public Value Invoke(Value function, params ReadOnlySpan<Value> arguments) =>
        Render.Invoke(function, arguments, _site);

    /// <summary>To be called before something large is built, with its size in bytes; stops the render when it is too much.</summary>
    public void ChargeBytes(long bytes) => Render.Budget.Build(bytes);

    /// <summary>To be called for every so many elements that are touched.</summary>
    public void ChargeSteps(long steps) => Render.Budget.Step(steps);

    /// <summary>An array of this render, paid for as far as its capacity goes.</summary>
    public DataArray NewArray(int capacity = 4) => Render.NewArray(capacity);

    /// <summary>An object of this render.</summary>
    public DataObject NewObject() => Render.NewObject();

    /// <summary>A regular expression within the render's limits of time; null when the pattern is wrong, which has been reported then.</summary>
    public Regex? RegexOf(string pattern) => Render.RegexOf(this, pattern, RegexOptions.None);

    /// <summary>The elements of an array, a range or null; anything else is reported and gives null.</summary>
    public DataArray? List(Value value) => Sequences.ToList(this, value);
}
