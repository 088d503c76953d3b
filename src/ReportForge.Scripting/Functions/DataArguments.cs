using System.Collections;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <summary>Builtins of Scriban that ask for its own types: lists and objects of the data come to them as such.</summary>
internal static class DataArguments
{
    /// <summary>What is done with the arguments of a function before it is called; null for most.</summary>
    public static Action<HostContext, ScriptArray>? Of(string group, string name) => (group, name) switch
    {
        ("math", "plus" or "minus" or "times" or "divided_by" or "modulo") => WithOwnLists,
        ("object", "typeof") => WithOwnObject,
        ("object", "format") => WithPrintedObject,
        ("array", "sort" or "map") => CheckField,
        _ => null,
    };

    private static void WithOwnLists(HostContext host, ScriptArray arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
            arguments[index] = host.WithOwnList(arguments[index]);
    }

    private static void WithOwnObject(HostContext host, ScriptArray arguments)
    {
        if (arguments is [DataObject, ..])
            arguments[0] = new ScriptObject();
    }

    private static void WithPrintedObject(HostContext host, ScriptArray arguments)
    {
        if (arguments is [DataObject or HostObject, ..])
            arguments[0] = new PrintedText(host.ObjectToString(arguments[0]) ?? "");
    }

    private static void CheckField(HostContext host, ScriptArray arguments)
    {
        if (!host.IsLenient && arguments is [IList list, string path, ..] && ListFields.Missing(list, path) is { } missing)
            throw new FindingException(
                host.CurrentSpan,
                RuntimeFindings.NoElementHas(host.PlaceOf(host.CurrentSpan), missing.Name, missing.Known));
    }

    /// <summary>A text for a function that formats.</summary>
    private sealed class PrintedText(string text) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => text;
    }
}
