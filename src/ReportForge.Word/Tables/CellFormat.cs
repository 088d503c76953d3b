using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>The properties of a cell that say where it lies in the grid (ECMA-376 §17.4.66: tcW, gridSpan, hMerge, vMerge, …).</summary>
internal static class CellFormat
{
    public static int SpanOf(MarkupElement cell) =>
        int.TryParse(cell.Child("w:tcPr")?.ChildValue("w:gridSpan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            && span > 0 ? span : 1;

    /// <summary>
    /// How many columns a row leaves free before its first (<c>w:gridBefore</c>) or behind its last cell (<c>w:gridAfter</c>).
    /// </summary>
    public static int RoomOf(MarkupElement row, string name) =>
        int.TryParse(row.Child("w:trPr")?.ChildValue(name), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? columns : 0;

    public static int WidthOf(MarkupElement cell) =>
        int.TryParse(cell.Child("w:tcPr")?.Child("w:tcW")?.Attribute("w:w"), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            ? width
            : 0;

    public static void SetSpan(MarkupElement cell, int span)
    {
        cell.Child("w:tcPr")?.Child("w:gridSpan")?.Remove();
        if (span > 1)
            Insert(cell, string.Create(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{span}\"/>"));
    }

    public static void SetWidth(MarkupElement cell, int width) =>
        cell.Child("w:tcPr")?.Child("w:tcW")?.SetAttribute("w:w", width.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether the cell begins or goes on a vertical merge; null when it is part of none.</summary>
    public static bool? ContinuesMerge(MarkupElement cell) =>
        cell.Child("w:tcPr")?.Child("w:vMerge") is { } merge ? merge.Attribute("w:val") != "restart" : null;

    public static void BeginMerge(MarkupElement cell) => Insert(cell, "<w:vMerge w:val=\"restart\"/>");

    public static void ContinueMerge(MarkupElement cell) => Insert(cell, "<w:vMerge/>");

    public static void Shade(MarkupElement cell, string colour) =>
        Insert(cell, $"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>");

    private static void Insert(MarkupElement cell, string markup)
    {
        if (cell.Child("w:tcPr") is not { } properties)
            cell.Prepend(properties = MarkupParser.ParseFragment("<w:tcPr></w:tcPr>"));
        PropertyOrder.Cell.Insert(properties, MarkupParser.ParseFragment(markup));
    }
}
