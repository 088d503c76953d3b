using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

// What people do to rows, columns, cells and tables.
internal sealed partial class PersonsEdits
{
    private void DeleteRow()
    {
        // Whoever deletes the original of a copy has the copy in its place: the same row to every reader.
        if (Row() is { } row && row.Parent?.Elements(W + "tr").Count() > 2
            && report.Root.Descendants(W + "tr").Count(other => other.Value == row.Value) == 1)
            row.Remove();
    }

    private void CopyRow()
    {
        if (Row() is not { } row)
            return;
        var copy = TypedParagraph.WithoutBookmarks(new XElement(row));
        row.AddAfterSelf(copy);
        foreach (var (original, paragraph) in row.Descendants(W + "p").Zip(copy.Descendants(W + "p")).ToList())
            report.Paragraphs.Add(report.Paragraphs.First(known => known.Element == original).CopyTo(paragraph));
    }

    private void SwapRows()
    {
        if (Row() is not { } row || row.ElementsAfterSelf(W + "tr").FirstOrDefault() is not { } next || IsJoined(row) || IsJoined(next))
            return;
        next.Remove();
        row.AddBeforeSelf(next);
    }

    private void MoveRow()
    {
        if (Row() is not { } row || row.Parent?.Elements(W + "tr").ToList() is not { Count: > 4 } rows || IsJoined(row))
            return;
        var target = rows[random.Next(1, rows.Count)];
        if (target == row || IsJoined(target))
            return;
        row.Remove();
        target.AddAfterSelf(row);
    }

    private void SortRows()
    {
        if (Row() is not { } row || row.Parent is not { } table || table.Elements(W + "tr").Any(IsJoined))
            return;
        var rows = table.Elements(W + "tr").Skip(1).ToList();
        rows.ForEach(other => other.Remove());
        table.Add(rows.OrderBy(other => string.Concat(other.Descendants(W + "t").Select(text => text.Value)).Length));
    }

    private void NewRow()
    {
        if (Row() is not { } row || IsJoined(row))
            return;
        var added = TypedParagraph.WithoutBookmarks(new XElement(row));
        row.AddAfterSelf(added);
        foreach (var paragraph in added.Descendants(W + "p").ToList())
        {
            var typed = new TypedParagraph(paragraph, 0);
            typed.Replace(0, typed.Origins.Count, report.NewWord());
            report.Paragraphs.Add(typed);
        }
    }

    private void DeleteColumn()
    {
        if (Table() is not { } table || table.Descendants(W + "gridSpan").Any() || table.Descendants(W + "vMerge").Any())
            return;
        var columns = table.Element(W + "tblGrid")?.Elements(W + "gridCol").Count() ?? 0;
        if (columns < 3)
            return;
        var column = random.Next(columns);
        foreach (var row in table.Elements(W + "tr"))
            row.Elements(W + "tc").ElementAtOrDefault(column)?.Remove();
        table.Element(W + "tblGrid")?.Elements(W + "gridCol").ElementAt(column).Remove();
    }

    private void NewColumn()
    {
        if (Table() is not { } table || table.Descendants(W + "gridSpan").Any() || table.Descendants(W + "vMerge").Any())
            return;
        var columns = table.Element(W + "tblGrid")?.Elements(W + "gridCol").Count() ?? 0;
        var column = random.Next(columns);
        foreach (var row in table.Elements(W + "tr"))
        {
            if (row.Elements(W + "tc").ElementAtOrDefault(column) is not { } cell)
                continue;
            var added = new XElement(W + "tc", cell.Element(W + "tcPr"), new XElement(W + "p"));
            var paragraph = new TypedParagraph(added.Elements(W + "p").First(), 0);
            paragraph.Replace(0, 0, report.NewWord());
            report.Paragraphs.Add(paragraph);
            cell.AddBeforeSelf(added);
        }

        if (table.Element(W + "tblGrid")?.Elements(W + "gridCol").ElementAtOrDefault(column) is { } grid)
            grid.AddBeforeSelf(new XElement(grid));
    }

    private void MergeCells()
    {
        if (Row() is not { } row || IsJoined(row) || row.Elements(W + "tc").ToList() is not { Count: > 2 } cells)
            return;
        var first = random.Next(cells.Count - 1);
        var properties = cells[first].Element(W + "tcPr");
        if (properties is null)
            return;
        properties.Elements(W + "gridSpan").Remove();
        properties.Element(W + "tcW")?.AddAfterSelf(new XElement(W + "gridSpan", new XAttribute(W + "val", 2)));
        var paragraphs = cells[first + 1].Elements(W + "p").ToList();
        paragraphs.ForEach(paragraph => paragraph.Remove());
        cells[first].Add(paragraphs);
        cells[first + 1].Remove();
    }

    private void ParagraphInCell()
    {
        if (InCell() is not { } paragraph)
            return;
        var added = new TypedParagraph(new XElement(W + "p", paragraph.Element.Element(W + "pPr")), 0);
        added.Replace(0, 0, report.NewWord());
        if (random.Next(3) == 0)
            paragraph.Element.AddBeforeSelf(added.Element);
        else
            paragraph.Element.AddAfterSelf(added.Element);
        report.Paragraphs.Add(added);
    }

    private void SplitInCell()
    {
        if (InCell() is { } paragraph && paragraph.Origins.Count > 2)
            report.Paragraphs.Add(paragraph.Split(random.Next(1, paragraph.Origins.Count)));
    }

    // As Word does it: the other rows keep one cell over both columns.
    private void SplitCell()
    {
        if (Row() is not { } row || row.Parent is not { } table || table.Descendants(W + "gridSpan").Any() || table.Descendants(W + "vMerge").Any())
            return;
        var cells = row.Elements(W + "tc").ToList();
        var column = random.Next(cells.Count);
        if (table.Element(W + "tblGrid")?.Elements(W + "gridCol").ElementAtOrDefault(column) is not { } grid)
            return;
        foreach (var properties in table.Elements(W + "tr").Where(other => other != row)
            .Select(other => other.Elements(W + "tc").ElementAtOrDefault(column)?.Element(W + "tcPr")).OfType<XElement>())
        {
            properties.Element(W + "tcW")?.AddAfterSelf(new XElement(W + "gridSpan", new XAttribute(W + "val", 2)));
        }

        grid.AddAfterSelf(new XElement(grid));
        var added = new TypedParagraph(new XElement(W + "p"), 0);
        added.Replace(0, 0, report.NewWord());
        report.Paragraphs.Add(added);
        cells[column].AddAfterSelf(new XElement(W + "tc", cells[column].Element(W + "tcPr"), added.Element));
    }

    private void SplitTable()
    {
        if (Table() is not { } table || table.Elements(W + "tr").Count() < 4)
            return;
        var rows = table.Elements(W + "tr").Skip(random.Next(2, table.Elements(W + "tr").Count() - 1)).ToList();
        if (IsJoined(rows[0]))
            return;
        rows.ForEach(row => row.Remove());
        var between = new TypedParagraph(new XElement(W + "p"), 0);
        between.Replace(0, 0, report.NewWord());
        report.Paragraphs.Add(between);
        table.AddAfterSelf(between.Element, new XElement(W + "tbl", table.Element(W + "tblPr"), table.Element(W + "tblGrid"), rows));
    }

    private void MoveTable()
    {
        if (Table() is not { } table || InFlow() is not { } target || table.ElementsAfterSelf(W + "p").FirstOrDefault() is null)
            return;
        table.Remove();
        target.Element.AddAfterSelf(table);
    }

    private void TableToText()
    {
        if (Table() is not { } table || table.Elements(W + "tr").Count() > 12)
            return;
        var paragraphs = table.Descendants(W + "p").ToList();
        paragraphs.ForEach(paragraph => paragraph.Remove());
        table.ReplaceWith(paragraphs);
    }

    private XElement? Table() => PickElement(report.Body.Elements(W + "tbl").Where(table => table.Elements(W + "tr").Count() > 2));

    private XElement? Row() => PickElement(report.Body.Elements(W + "tbl").Where(table => table.Elements(W + "tr").Count() > 2)
        .SelectMany(table => table.Elements(W + "tr").Skip(1)));

    private static bool IsJoined(XElement row) => row.Descendants(W + "vMerge").Any() || row.Descendants(W + "gridSpan").Any();

    private XElement? PickElement(IEnumerable<XElement> elements)
    {
        var all = elements.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }
}
