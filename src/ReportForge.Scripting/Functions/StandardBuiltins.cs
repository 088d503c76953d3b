using Scriban.Functions;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>Scriban's builtins, with what reads the clock or makes up numbers replaced.</summary>
internal static class StandardBuiltins
{
    public static ScriptObject Create()
    {
        var names = new BuiltinFunctions();
        names.SetValue("date", new DateFunctions { IsReadOnly = true }, readOnly: true);
        names.SetValue("include", new IncludeFunction(), readOnly: true);
        names.SetValue("include_join", IncludeJoinFunction.Create(), readOnly: true);
        Replace(names, "object", EvalFunctions.All);
        foreach (var (group, name, pay) in BuiltinCosts.All)
        {
            if (names[group] is ScriptObject members && members[name] is IScriptCustomFunction function)
                members.SetValue(name, new GuardedFunction(function, pay), readOnly: true);
        }

        foreach (var members in names.Values.OfType<ScriptObject>())
            members.IsReadOnly = true;
        return names;
    }

    private static void Replace(ScriptObject names, string group, IEnumerable<HostFunction> functions)
    {
        if (names[group] is not ScriptObject members)
            return;
        foreach (var function in functions)
            members.SetValue(function.Name, new HostFunctionValue($"{group}.{function.Name}", function), readOnly: true);
    }
}
