using ReportForge.Scripting.Functions;
using Scriban.Runtime;

namespace ReportForge.Scripting;

/// <summary>The functions that templates find without defining them: namespaces of functions, and a few functions without one.</summary>
public sealed class BuiltinSet
{
    private BuiltinSet(ScriptObject names) => Names = names;

    /// <summary>Scriban's builtins: array, date, html, math, object, regex, string, timespan, include, include_join.</summary>
    public static BuiltinSet Standard { get; } = new(StandardBuiltins.Create());

    /// <summary>The names as Scriban looks them up; shared by all renders, so nothing in it is ever changed.</summary>
    internal ScriptObject Names { get; }

    /// <summary>A set with one namespace more; functions of a namespace that is there already are added to it.</summary>
    public BuiltinSet With(string namespaceName, IEnumerable<HostFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(namespaceName);
        ArgumentNullException.ThrowIfNull(functions);
        var names = (ScriptObject)Names.Clone(deep: false);
        var members = names.TryGetValue(namespaceName, out var known) && known is ScriptObject existing
            ? (ScriptObject)existing.Clone(deep: false)
            : [];
        members.IsReadOnly = false;
        foreach (var function in functions)
            members.SetValue(function.Name, new HostFunctionValue($"{namespaceName}.{function.Name}", function), readOnly: true);
        members.IsReadOnly = true;
        names.SetValue(namespaceName, members, readOnly: true);
        return new BuiltinSet(names);
    }

    /// <summary>The names of the functions of a namespace; empty when there is no such namespace.</summary>
    public IReadOnlyCollection<string> FunctionsOf(string namespaceName) =>
        Names.TryGetValue(namespaceName, out var members) && members is ScriptObject functions ? [.. functions.Keys] : [];

    internal bool TryGet(string name, out object? value) => Names.TryGetValue(name, out value);

    /// <summary>The function of a qualified name such as <c>string.upcase</c>.</summary>
    internal bool TryGetFunction(string namespaceName, string name, out object? function)
    {
        function = null;
        return Names.TryGetValue(namespaceName, out var members)
            && members is ScriptObject functions
            && functions.TryGetValue(name, out function);
    }
}
