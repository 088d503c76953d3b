using System.Runtime.CompilerServices;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <content>Lists that are worked out when they are read.</content>
internal sealed partial class HostContext
{
    // Each list that is made of another one asks that for its elements, so a row of them takes stack; nobody writes so many in one
    // expression.
    private const int MostLazy = 64;

    private ConditionalWeakTable<ScriptRange, object>? _lazyDepths;

    /// <summary>
    /// What came of one or two values. A list that stands at the end of a long row of lists is worked out here: reading it
    /// would end the process.
    /// </summary>
    public object? Flat(object? result, object? first, object? second)
    {
        if (result is not ScriptRange made || ReferenceEquals(made, first) || ReferenceEquals(made, second))
            return result;
        var depth = 1 + Math.Max(LazyDepth(first), LazyDepth(second));
        if (depth <= MostLazy)
        {
            (_lazyDepths ??= []).AddOrUpdate(made, depth);
            return made;
        }

        var elements = new ScriptArray((IEnumerable<object?>)made);
        Budget.BuildArray(elements.Count);
        return new ScriptRange(elements);
    }

    private int LazyDepth(object? value) =>
        value is ScriptRange range && _lazyDepths is not null && _lazyDepths.TryGetValue(range, out var depth) ? (int)depth : 0;
}
