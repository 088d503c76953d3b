using System.Collections;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>What Scriban's builtins cost that its own limits do not hold: work of n × m, and texts and lists that grow.</summary>
internal static class BuiltinCosts
{
    // So many characters or elements cost as much as a step.
    private const int OfAStep = 16;

    /// <summary>Costs by the name of the function.</summary>
    public static IEnumerable<(string Group, string Name, Action<HostContext, ScriptArray> Pay)> All =>
    [
        ("array", "insert_at", PayForGap),
        ("array", "uniq", PaySquare),
        ("array", "contains", PayLength),
        ("string", "contains", PaySearch),
        ("string", "index_of", PaySearch),
        ("string", "replace", PaySearch),
        ("string", "replace_first", PaySearch),
        ("string", "remove", PaySearch),
        ("string", "remove_first", PaySearch),
        ("string", "remove_last", PaySearch),
        ("string", "split", PayParts),
        ("string", "truncatewords", PayParts),
        ("string", "handleize", PayGrowth),
        ("string", "literal", PayGrowth),
        ("string", "escape", PayGrowth),
        ("string", "capitalizewords", PayGrowth),
        ("html", "strip", PayStrip),
        ("html", "escape", PayGrowth),
        ("html", "url_encode", PayGrowth),
        ("html", "url_escape", PayGrowth),
        ("html", "newline_to_br", PayGrowth),
        ("object", "to_json", PayGrowth),
        ("regex", "escape", PayGrowth),
        ("math", "format", CheckCulture),
        ("object", "format", CheckCulture),
    ];

    private static int LengthOf(ScriptArray arguments, int index) => index >= arguments.Count ? 0 : arguments[index] switch
    {
        string text => text.Length,
        ICollection list and not ScriptRange => list.Count,
        _ => 0,
    };

    private static void PayLength(HostContext host, ScriptArray arguments) => host.Budget.Step(LengthOf(arguments, 0) / OfAStep);

    // Looking for a text takes its length at every place, at worst.
    private static void PaySearch(HostContext host, ScriptArray arguments) =>
        host.Budget.Step((long)LengthOf(arguments, 0) * Math.Max(1, LengthOf(arguments, 1)) / (OfAStep * OfAStep));

    private static void PaySquare(HostContext host, ScriptArray arguments)
    {
        long count = LengthOf(arguments, 0);
        host.Budget.Step(count * count / (OfAStep * OfAStep));
    }

    private static void PayGrowth(HostContext host, ScriptArray arguments)
    {
        host.Budget.Step(LengthOf(arguments, 0) / OfAStep);
        host.Budget.Build(8L * LengthOf(arguments, 0));
    }

    // Each part is a text of its own.
    private static void PayParts(HostContext host, ScriptArray arguments)
    {
        PaySearch(host, arguments);
        host.Budget.Build(32L * LengthOf(arguments, 0));
    }

    // Scriban looks for the end of every sign that begins a tag.
    private static void PayStrip(HostContext host, ScriptArray arguments)
    {
        if (arguments.Count == 0 || arguments[0] is not string text)
            return;
        host.Budget.Step((long)text.AsSpan().Count('<') * text.Length / (OfAStep * OfAStep));
    }

    // .NET knows names of cultures that it cannot use.
    private static void CheckCulture(HostContext host, ScriptArray arguments)
    {
        if (arguments.Count > 2 && arguments[2] is string name && Cultures.Find(name) is null)
            throw new FindingException(host.CurrentSpan, RuntimeFindings.UnknownCulture(host.PlaceOf(host.CurrentSpan), name));
    }

    private static void PayForGap(HostContext host, ScriptArray arguments)
    {
        if (arguments.Count > 1 && arguments[1] is int index)
            host.Budget.BuildArray(Math.Max(0L, index) + LengthOf(arguments, 0));
    }
}
