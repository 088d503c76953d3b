using Scriban.Functions;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>Scriban's builtins, with what reads the clock or makes up numbers replaced.</summary>
internal static class StandardBuiltins
{
    public static ScriptObject Create()
    {
        var names = new BuiltinFunctions();
        names.SetValue("date", new DateFunctions(), readOnly: true);
        names.SetValue("include", new IncludeFunction(), readOnly: true);
        names.SetValue("include_join", IncludeJoinFunction.Create(), readOnly: true);
        Replace(names, "object", EvalFunctions.All);
        Replace(names, "math", ChanceFunctions.All);
        foreach (var (group, members) in names)
        {
            if (members is ScriptObject functions)
                Guard(group, functions);
        }

        foreach (var members in names.Values.OfType<ScriptObject>())
            members.IsReadOnly = true;
        return names;
    }

    private static void Guard(string group, ScriptObject functions)
    {
        foreach (var name in functions.Keys.ToList())
        {
            if (functions[name] is IScriptCustomFunction function and not HostFunctionValue)
                functions.SetValue(
                    name,
                    new GuardedFunction(function, DataArguments.Of(group, name) + BuiltinCosts.Of(group, name)),
                    readOnly: true);
        }
    }

    private static void Replace(ScriptObject names, string group, IEnumerable<HostFunction> functions)
    {
        if (names[group] is not ScriptObject members)
            return;
        foreach (var function in functions)
            members.SetValue(function.Name, new HostFunctionValue($"{group}.{function.Name}", function), readOnly: true);
    }
}
