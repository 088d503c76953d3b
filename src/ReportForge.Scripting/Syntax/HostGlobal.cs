using ReportForge.Scripting.Rendering;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// A name of an expression that stands alone, outside of all functions and objects in it: nothing can hide the data there, so
/// it is looked up in them first.
/// </summary>
internal sealed class HostGlobal(string name) : ScriptVariableGlobal(name)
{
    // Where the name was found last; many threads read and write it, and any value is right.
    private int _hint;

    /// <summary>The value that the render or its data have; false when they have none of that name.</summary>
    public bool TryRead(RootScope scope, out object? value)
    {
        if (scope.Own.Count > 0 && scope.Own.TryGetValue(null, Span, Name, out value))
            return true;
        var isThere = scope.Data.TryGet(Name, ref _hint, out var found);
        value = found.Raw;
        return isThere;
    }
}
