using System.Globalization;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tables;

/// <summary>
/// A cell of a written row, or the room that the row leaves free before its first or behind its last cell, and where it lay
/// in the grid of the template. Cells that a block of cells has made lay together where their set lay.
/// </summary>
internal sealed class GridCell(MarkupElement? element, ColumnSet? set, int start, int end, int span, bool mayClaim)
{
    /// <summary>The cell; null for the room beside the cells.</summary>
    public MarkupElement? Element => element;

    /// <summary>The set of columns that the cell belongs to; null for a cell of the template itself.</summary>
    public ColumnSet? Set => set;

    public int Start => start;

    public int End => end;

    /// <summary>How many columns of the written table the cell covers.</summary>
    public int Span { get; set; } = span;

    /// <summary>How many columns data asks for the cell; null when it asks for none.</summary>
    public int? Claim { get; } = mayClaim && element is not null && CellMark.Find(element, "span") is [_, var cells]
        ? int.Parse(cells, CultureInfo.InvariantCulture)
        : null;

    public bool HasContent => element is not null && element.SelfAndDescendants().Any(inner =>
        inner.Name is "w:drawing" or "w:pict" or "w:object" or "w:tbl" or "w:sym"
        || (InlineMarkup.IsText(inner.Name) && inner.Nodes.OfType<MarkupText>().Any(text => !string.IsNullOrWhiteSpace(text.Raw))));
}

/// <summary>A written row in the grid of the template, and in the one that comes of it.</summary>
internal sealed class GridRow
{
    private readonly MarkupElement _row;
    private readonly List<(ColumnSet Set, MarkupNode Last)> _sets = [];

    private readonly bool _hasClaims;

    private GridRow(MarkupElement row, bool hasClaims) => (_row, _hasClaims) = (row, hasClaims);

    public List<GridCell> Cells { get; } = [];

    /// <summary>The sets of the row, those without a cell too, with the node behind which they end.</summary>
    public IReadOnlyList<(ColumnSet Set, MarkupNode Last)> Sets => _sets;

    public int Width => Cells.Sum(cell => cell.Span);

    /// <param name="row">The row.</param>
    /// <param name="hasClaims">Whether data asks for the columns of any cell of its table.</param>
    public static GridRow Read(MarkupElement row, bool hasClaims)
    {
        var read = new GridRow(row, hasClaims);
        var column = read.AddRoom(0, "w:gridBefore");
        foreach (var node in Pieces(row))
            column = read.Add(node, column);
        read.AddRoom(column, "w:gridAfter");
        return read;
    }

    /// <summary>Puts an empty cell, which looks like its neighbour, behind a node of the row.</summary>
    public void Pad(int at, MarkupNode behind, ColumnSet set, int count)
    {
        var neighbour = Cells.Take(at).LastOrDefault(cell => cell.Element is not null) ?? Cells.Find(cell => cell.Element is not null);
        for (; count > 0; count--)
        {
            var element = EmptyLike(neighbour?.Element);
            behind.InsertAfter(element);
            Cells.Insert(at, new(element, set, set.GridStart, set.GridEnd, span: 1, mayClaim: false));
        }
    }

    public void Remove(GridCell cell)
    {
        cell.Element?.Remove();
        Cells.Remove(cell);
    }

    /// <summary>Writes spans and widths as the new grid has them.</summary>
    public void Write(IReadOnlyList<int> grid)
    {
        var column = 0;
        foreach (var (cell, index) in Cells.Select((cell, index) => (cell, index)))
        {
            var width = grid.Skip(column).Take(cell.Span).Sum();
            if (cell.Element is { } element)
                WriteCell(element, cell.Span, width);
            else
                WriteRoom(index == 0 ? "w:gridBefore" : "w:gridAfter", index == 0 ? "w:wBefore" : "w:wAfter", cell.Span, width);
            column += cell.Span;
        }
    }

    private static void WriteCell(MarkupElement element, int span, int width)
    {
        if (CellFormat.SpanOf(element) != span)
            CellFormat.SetSpan(element, span);
        if (CellFormat.WidthOf(element) != width && element.Child("w:tcPr")?.Child("w:tcW")?.Attribute("w:type") is (null or "dxa"))
            CellFormat.SetWidth(element, width);
    }

    private void WriteRoom(string spanName, string widthName, int span, int width)
    {
        var properties = _row.Child("w:trPr");
        if (span == 0)
            properties?.Child(spanName)?.Remove();
        properties?.Child(spanName)?.SetAttribute("w:val", span.ToString(CultureInfo.InvariantCulture));
        if (span == 0)
            properties?.Child(widthName)?.Remove();
        properties?.Child(widthName)?.SetAttribute("w:w", width.ToString(CultureInfo.InvariantCulture));
    }

    private int AddRoom(int column, string name)
    {
        var span = CellFormat.RoomOf(_row, name);
        if (span > 0)
            Cells.Add(new(null, null, column, column + span, span, mayClaim: false));
        return column + span;
    }

    private int Add(MarkupNode node, int column)
    {
        if (node is not MarkupElement cell)
            return AddSet(ColumnSet.Of(CellMark.Words(node)), node, column);
        var span = CellFormat.SpanOf(cell);
        if (CellMark.Find(cell, "column") is { } words)
        {
            var set = ColumnSet.Of(words);
            Cells.Add(new(cell, set, set.GridStart, set.GridEnd, span, _hasClaims));
            return AddSet(set, cell, column);
        }

        Cells.Add(new(cell, null, column, column + span, span, _hasClaims));
        return column + span;
    }

    private int AddSet(ColumnSet set, MarkupNode last, int column)
    {
        _sets.RemoveAll(known => known.Set == set);
        _sets.Add((set, last));
        return Math.Max(column, set.GridEnd);
    }

    // Cells may stand in content controls; the mark of a set without cells stands where they would.
    private static IEnumerable<MarkupNode> Pieces(MarkupElement parent)
    {
        foreach (var node in parent.Nodes)
        {
            if (node is MarkupElement { Name: "w:tc" } || CellMark.Is(node))
                yield return node;
            else if (node is MarkupElement { Name: "w:sdt" or "w:sdtContent" or "w:customXml" } holder)
            {
                foreach (var inner in Pieces(holder))
                    yield return inner;
            }
        }
    }

    private static MarkupElement EmptyLike(MarkupElement? neighbour)
    {
        var cell = MarkupParser.ParseFragment("<w:tc></w:tc>");
        if (neighbour?.Child("w:tcPr")?.Clone() is MarkupElement properties)
        {
            foreach (var property in properties.Elements.Where(property => property.Name is "w:gridSpan" or "w:vMerge" or "w:hMerge")
                .ToList())
                property.Remove();
            cell.Append(properties);
        }

        var paragraph = MarkupParser.ParseFragment("<w:p></w:p>");
        if (neighbour?.Child("w:p")?.Child("w:pPr")?.Clone() is { } format)
            paragraph.Append(format);
        cell.Append(paragraph);
        return cell;
    }
}
