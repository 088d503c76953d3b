using ReportForge.Language.Builtins;
using ReportForge.Language.Functions;

namespace ReportForge.Language;

/// <summary>The functions that templates find without defining them: namespaces of functions, and a few functions without one.</summary>
public sealed class BuiltinSet
{
    private readonly DataObject _names;

    private BuiltinSet(DataObject names) => _names = names;

    /// <summary>Scriban's builtins: array, date, html, math, object, regex, string, timespan, include, include_join.</summary>
    public static BuiltinSet Standard { get; } = new(StandardBuiltins.Create());

    internal IEnumerable<string> Names => _names.Names;

    /// <summary>A set with one namespace more; functions of a namespace that is there already are added to it.</summary>
    public BuiltinSet With(string namespaceName, IEnumerable<HostFunction> functions)
    {
        ArgumentNullException.ThrowIfNull(namespaceName);
        ArgumentNullException.ThrowIfNull(functions);
        var names = _names.CopyFor(this);
        var members = names.TryGet(namespaceName, out var known) && known.TryGetObject(out var existing)
            ? existing.CopyFor(this)
            : new DataObject();
        foreach (var function in functions)
            members.Set(function.Name, Value.From(new HostFunctionValue($"{namespaceName}.{function.Name}", function)));
        names.Set(namespaceName, Value.From(Shared(members)));
        return new BuiltinSet(Shared(names));
    }

    /// <summary>The names of the functions of a namespace; empty when there is no such namespace.</summary>
    public IReadOnlyCollection<string> FunctionsOf(string namespaceName) =>
        _names.TryGet(namespaceName, out var members) && members.TryGetObject(out var functions) ? [.. functions.Names] : [];

    internal bool TryGet(string name, out Value value) => _names.TryGet(name, out value);

    /// <summary>The builtin, or unset.</summary>
    internal Value Find(string name, ref int hint)
    {
        var place = _names.PlaceOf(name, ref hint);
        return place < 0 ? Value.Unset : _names.ValueAt(place);
    }

    /// <summary>The function of a qualified name such as <c>string.upcase</c>.</summary>
    internal bool TryGetFunction(string namespaceName, string name, out Value function)
    {
        function = default;
        return _names.TryGet(namespaceName, out var members) && members.TryGetMember(name, out function);
    }

    // Without an owner, so that a template that changes one gets its own copy.
    private static DataObject Shared(DataObject members)
    {
        var shared = new DataObject(Math.Max(4, members.Count));
        foreach (var (name, value) in members.Members)
            shared.Set(name, value);
        return shared;
    }
}
