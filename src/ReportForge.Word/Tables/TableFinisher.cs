using System.Globalization;
using System.Text;
using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>Brings a written table into the form that its data asks for: spans, columns, merges.</summary>
internal static class TableFinisher
{
    /// <param name="markup">The table as it was written, with the marks of data in it.</param>
    /// <param name="place">Where the author finds the table.</param>
    /// <param name="report">Takes what is wrong with it.</param>
    public static string Finish(string markup, Func<Place> place, Action<Finding> report)
    {
        var table = MarkupParser.ParseFragment(markup);
        var rows = Rows(table).ToList();
        var hasSpans = CellMark.In(markup, "span");
        if (CellMark.In(markup, "column"))
            ColumnSets.Apply(table, rows, hasSpans, place, report);
        if (hasSpans)
            rows.ForEach(ApplySpans);
        if (CellMark.In(markup, "merge") || CellMark.In(markup, "above") || markup.Contains("<w:vMerge", StringComparison.Ordinal))
            VerticalMerges.Apply(rows);
        if (CellMark.In(markup, "shade"))
        {
            foreach (var cell in rows.SelectMany(Cells))
                ApplyShade(cell);
        }

        RemoveMarks(table);
        var finished = new StringBuilder(markup.Length);
        table.WriteTo(finished);
        return finished.ToString();
    }

    public static IEnumerable<MarkupElement> Cells(MarkupElement row) => Inside(row, "w:tc");

    private static IEnumerable<MarkupElement> Rows(MarkupElement table) => Inside(table, "w:tr");

    // Rows and cells may stand in content controls.
    private static IEnumerable<MarkupElement> Inside(MarkupElement parent, string name)
    {
        foreach (var element in parent.Elements)
        {
            if (element.Name == name)
                yield return element;
            else if (element.Name is "w:sdt" or "w:sdtContent" or "w:customXml")
            {
                foreach (var inner in Inside(element, name))
                    yield return inner;
            }
        }
    }

    private static void ApplySpans(MarkupElement row)
    {
        foreach (var cell in Cells(row).ToList())
        {
            if (cell.Parent is null || CellMark.Find(cell, "span") is not { Length: 2 } mark)
                continue;
            var count = int.Parse(mark[1], CultureInfo.InvariantCulture);
            var covered = Cells(row).SkipWhile(other => other != cell).Skip(1).Take(count - 1).ToList();
            CellFormat.SetWidth(cell, CellFormat.WidthOf(cell) + covered.Sum(CellFormat.WidthOf));
            CellFormat.SetSpan(cell, CellFormat.SpanOf(cell) + covered.Sum(CellFormat.SpanOf));
            foreach (var other in covered)
                other.Remove();
        }
    }

    private static void ApplyShade(MarkupElement cell)
    {
        if (CellMark.Find(cell, "shade") is [_, var colour])
            CellFormat.Shade(cell, colour);
    }

    private static void RemoveMarks(MarkupElement table)
    {
        foreach (var mark in CellMark.AllBelow(table))
            mark.Remove();
    }
}
