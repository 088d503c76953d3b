using System.Collections.Immutable;
using ReportForge.Language;
using ReportForge.Word.Values;

namespace ReportForge.Word.Functions;

/// <summary>The functions that templates call as <c>word.…</c>: values that are more than text.</summary>
public static class WordFunctions
{
    /// <summary>All functions of the namespace <c>word</c>.</summary>
    public static ImmutableArray<HostFunction> All { get; } =
    [
        new("markdown", [new("text")], Markdown) { FirstMayBeMissing = true },
        new("page_break", [], (_, _) => Value.Host(PageBreakValue.Instance)),
        new("columns", [new("list")], (_, arguments) => arguments[0]),
    ];

    private static Value Markdown(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        call.ChargeBytes(text.Length);
        return text.AsSpan().IsWhiteSpace() ? Value.From("") : Value.Host(new MarkdownValue(text));
    }
}
