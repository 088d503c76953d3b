namespace ReportForge.Scripting.Functions;

/// <summary>What is known of functions beyond their parameters.</summary>
internal static class FunctionTraits
{
    /// <summary>Whether the first argument may be a name that does not exist.</summary>
    public static bool FirstMayBeMissing(string group, string name, object? function) => function is HostFunctionValue host
        ? host.Function.FirstMayBeMissing
        : group == "object" && name is "default" or "has_key" or "has_value";
}
