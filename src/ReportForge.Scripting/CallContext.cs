using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Functions;
using ReportForge.Scripting.Rendering;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting;

/// <summary>What a function of the host can do while it runs. Not to be kept beyond the call.</summary>
public readonly struct CallContext
{
    private readonly HostContext _context;
    private readonly ScriptNode? _site;

    internal CallContext(HostContext context, ScriptNode? site)
    {
        _context = context;
        _site = site;
    }

    public RenderContext Render => _context.Owner;

    /// <summary>Where the call stands in the template.</summary>
    public Place Place => _context.PlaceOf(Span);

    internal HostContext Context => _context;

    internal ScriptNode? Site => _site;

    private SourceSpan Span => (_site ?? _context.CurrentNode)?.Span ?? default;

    /// <summary>Reports an error at the place of the call; what it returns is what the function should return.</summary>
    public Value Fail(string code, Wording message, Wording hint) =>
        Render.Report(new Finding(code, Severity.Error, Place, message) { Hint = hint });

    /// <summary>Reports something that does not stop the function.</summary>
    public void Warn(string code, Wording message, Wording hint) =>
        Render.Report(new Finding(code, Severity.Warning, Place, message) { Hint = hint });

    /// <summary>The text of a value as the template would print it.</summary>
    public string Text(Value value) => Render.TextOf(value);

    /// <summary>Calls a function that came as an argument.</summary>
    public Value Invoke(Value function, params ReadOnlySpan<Value> arguments) => _context.Invoke(this, function, arguments);

    /// <summary>To be called before something large is built, with its size in bytes; stops the render when it is too much.</summary>
    public void ChargeBytes(long bytes) => Render.Budget.Build(bytes);

    /// <summary>To be called for every so many elements that are touched.</summary>
    public void ChargeSteps(long steps) => Render.Budget.Step(steps);

    /// <summary>An array of this render, paid for as far as its capacity goes.</summary>
    public DataArray NewArray(int capacity = 4)
    {
        Render.Budget.BuildArray(capacity);
        return new DataArray(capacity) { IsOfHost = false };
    }

    /// <summary>An object of this render.</summary>
    public DataObject NewObject()
    {
        Render.Budget.BuildObject();
        return new DataObject { IsOfHost = false };
    }

    /// <summary>
    /// A regular expression within the render's limits of time; null when the pattern is wrong, which has been reported then.
    /// </summary>
    public Regex? RegexOf(string pattern)
    {
        try
        {
            return RegexCache.Get(pattern, RegexOptions.CultureInvariant, Render.Options.Limits.TimeOfRegex);
        }
        catch (ArgumentException invalid)
        {
            Render.Report(RuntimeFindings.BadPattern(Place, pattern, invalid.Message));
            return null;
        }
    }

    /// <summary>
    /// Whether some element has the field of a path such as <c>unit.name</c>; what is said when none has depends on the mode.
    /// </summary>
    public bool HasField(DataArray list, string path)
    {
        if (Render.Options.Lenient || ListFields.Missing(list.Select(element => element.Raw), path) is not { } missing)
            return true;
        Render.Report(RuntimeFindings.NoElementHas(Place, missing.Name, missing.Known));
        return false;
    }

    /// <summary>The elements of an array, a range or null; anything else is reported and gives null.</summary>
    public DataArray? List(Value value)
    {
        if (value.IsNull)
            return NewArray(0);
        if (value.TryGetArray(out var array))
            return array;
        if (value.Raw is not Fault)
            Render.Report(RuntimeFindings.NotAList(Place, KindNames.Of(value.Raw)));
        return null;
    }
}
