using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Functions;

namespace ReportForge.Language.Builtins;

/// <summary>Collects the functions of one namespace.</summary>
internal sealed class FunctionTable(string namespaceName)
{
    private readonly DataObject _members = new(32);

    public DataObject Members => _members;

    /// <summary>
    /// Adds a function. The parameters are names separated by blanks: <c>name?</c> may be left out and is null then,
    /// <c>name*</c> takes any number of arguments.
    /// </summary>
    public FunctionTable Add(string name, string parameters, HostFunctionBody body) => Add(name, parameters, body, false);

    /// <summary>Adds a function whose first argument may be a name that does not exist.</summary>
    public FunctionTable AddForMissing(string name, string parameters, HostFunctionBody body) => Add(name, parameters, body, true);

    public FunctionTable AddValue(string name, Value value)
    {
        _members.Set(name, value);
        return this;
    }

    private FunctionTable Add(string name, string parameters, HostFunctionBody body, bool firstMayBeMissing)
    {
        var function = new HostFunction(name, ParametersOf(parameters), body) { FirstMayBeMissing = firstMayBeMissing };
        var fullName = namespaceName.Length == 0 ? name : $"{namespaceName}.{name}";
        _members.Set(name, Value.From(new HostFunctionValue(fullName, function)));
        return this;
    }

    private static ImmutableArray<HostParameter> ParametersOf(string parameters) =>
        [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
            new HostParameter(text.TrimEnd('?', '*'), Optional: text.EndsWith('?'), Variadic: text.EndsWith('*')))];
}

/// <summary>What the builtins ask of their arguments.</summary>
internal static class Arguments
{
    /// <summary>The text of an argument; null is the empty text.</summary>
    public static string TextOf(this CallContext call, Value value) => value.IsNull ? "" : call.Text(value);

    public static bool TryInteger(this CallContext call, Value value, out long number)
    {
        if (Rendering.Numbers.TryToInteger(value, out number))
            return true;
        call.Render.Report(LanguageFindings.NotANumber(call.Place, Rendering.Kinds.Name(value)));
        return false;
    }

    public static bool TryDouble(this CallContext call, Value value, out double number)
    {
        if (value.TryGetDouble(out number) || value.IsNull)
            return true;
        if (value.TryGetString(out var text) && NumberText.Parse(text).TryGetDouble(out number))
            return true;
        call.Render.Report(LanguageFindings.NotANumber(call.Place, Rendering.Kinds.Name(value)));
        return false;
    }

    public static Value Bad(this CallContext call, string vi, string en) =>
        call.Render.Report(LanguageFindings.BadArgument(call.Place, new Wording(vi, en)));

    /// <summary>A new text, paid for by its length.</summary>
    public static Value NewText(this CallContext call, string text)
    {
        call.Render.Budget.BuildString(text.Length);
        return Value.From(text);
    }
}
