using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Scripting;
using ReportForge.Word.Charts;
using ReportForge.Word.Tables;
using ReportForge.Word.Values;

namespace ReportForge.Word.Functions;

/// <summary>The functions that templates call as <c>word.…</c>: values that are more than text.</summary>
public static class WordFunctions
{
    private const int MostCells = 63;

    /// <summary>All functions of the namespace <c>word</c>.</summary>
    public static ImmutableArray<HostFunction> All { get; } =
    [
        new("markdown", [new("text")], Markdown) { FirstMayBeMissing = true },
        new("html", [new("text")], Html) { FirstMayBeMissing = true },
        new("page_break", [], (_, _) => Value.Host(PageBreakValue.Instance)),
        ImageFunction.Instance,
        QrFunction.Instance,
        ChartFunction.Instance,
        new("link", [new("text"), new("address")], Link),
        new("check_box", [new("checked")], (_, arguments) =>
            Value.Host(new CheckBoxValue(arguments[0].Truthy))) { FirstMayBeMissing = true },
        new("merge_equal", [new("value"), new("group", Optional: true)], MergeEqual) { FirstMayBeMissing = true },
        new("merge_above", [new("condition")], MergeAbove),
        new("span", [new("cells")], Span),
        ColourFunctions.Colour,
        ColourFunctions.Shade,
        new("columns", [new("list")], (_, arguments) => arguments[0]),
    ];

    private static Value Link(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var address = arguments[1].IsNull ? "" : call.Text(arguments[1]).Trim();
        var text = call.Text(arguments[0]);
        var isSafe = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
        if (address.Length == 0)
            return Value.From(text);
        return isSafe
            ? Value.Host(new LinkValue(text, address))
            : call.Fail("RF2031", WordFindings.LinkMessage(address), WordFindings.LinkHint);
    }

    // Cells with equal text become one; the group keeps merges inside its own rows.
    private static Value MergeEqual(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        var group = arguments[1].IsNull ? "" : call.Text(arguments[1]);
        return Value.Host(new CellValue(text, CellMark.MergeEqual($"{group}\0{text}")));
    }

    private static Value MergeAbove(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0].Truthy ? Value.Host(new CellValue("", CellMark.MergeAbove)) : Value.From("");

    private static Value Span(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetInteger(out var cells) || cells is < 1 or > MostCells)
            return call.Fail("RF2030", WordFindings.SpanMessage(call.Text(arguments[0])), WordFindings.SpanHint);
        return cells == 1 ? Value.From("") : Value.Host(new CellValue("", CellMark.Span(cells)));
    }

    private static Value Html(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        call.ChargeBytes(text.Length);
        return text.AsSpan().IsWhiteSpace() ? Value.From("") : Value.Host(new HtmlValue(text));
    }

    private static Value Markdown(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].IsNull ? "" : call.Text(arguments[0]);
        call.ChargeBytes(text.Length);
        return text.AsSpan().IsWhiteSpace() ? Value.From("") : Value.Host(new MarkdownValue(text));
    }
}
