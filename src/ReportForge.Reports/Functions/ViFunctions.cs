using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using ReportForge.Word.Functions;

namespace ReportForge.Reports.Functions;

/// <summary>The functions of official Vietnamese writing, for templates, file names, rules and messages.</summary>
public static class ViFunctions
{
    internal static readonly ImmutableArray<HostFunction> All =
        [.. ViNumberFunctions.All, .. ViDateFunctions.All, .. ViNameFunctions.All, .. ViTextFunctions.All];

    /// <summary>The builtins of the language and <c>vi.*</c>.</summary>
    public static BuiltinSet Builtins { get; } = BuiltinSet.Standard.With("vi", All);

    /// <summary>The same for documents: what <c>vi.*</c> writes is kept on one line where it belongs together.</summary>
    internal static BuiltinSet ForPrint { get; } = BuiltinSet.Standard.With("vi", [.. All.Select(Kept)]);

    /// <summary>What a Word part may call: these, and those of Word templates.</summary>
    public static BuiltinSet InWord { get; } = Builtins.With("word", WordFunctions.All);

    /// <summary>The names of the groups of functions that a Word part may use.</summary>
    internal static ImmutableArray<string> Groups { get; } =
        ["array", "date", "html", "math", "object", "regex", "string", "timespan", "vi", "word"];

    private static HostFunction Kept(HostFunction function) => function with
    {
        Body = (call, arguments) => function.Body(call, arguments) is var written && written.AsString() is { } text
            ? Value.From(Unbroken.Text(text))
            : written,
    };
}
