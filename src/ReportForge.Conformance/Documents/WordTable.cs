using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>What stands in the body one below the other.</summary>
internal abstract record BodyBlock
{
    private BodyBlock()
    {
    }

    public sealed record OfParagraph(Paragraph Paragraph) : BodyBlock;

    public sealed record OfTable(WordTable Table) : BodyBlock;
}

/// <summary>A table with its rows; nested tables stand in their cells.</summary>
internal sealed class WordTable
{
    public required XElement Element { get; init; }

    /// <summary>One-based number in the document; nested tables count too.</summary>
    public required int Number { get; init; }

    public required IReadOnlyList<double> Grid { get; init; }

    /// <summary>Direct table properties, then those of the table style, nearest first.</summary>
    public required IReadOnlyList<XElement> Properties { get; init; }

    public TableCell? Parent { get; init; }

    public int Section { get; set; }

    public List<TableRow> Rows { get; } = [];

    /// <summary>The table that stands in the body itself: this one, or the one around it.</summary>
    public WordTable Outermost
    {
        get
        {
            var table = this;
            while (table.Parent is { } cell)
                table = cell.Row.Table;
            return table;
        }
    }

    public double GridWidth => Grid.Sum();

    public IEnumerable<TableCell> Cells => Rows.SelectMany(row => row.Cells);

    public IEnumerable<Paragraph> Paragraphs => Cells.SelectMany(cell => cell.AllParagraphs);

    /// <summary>The first of the property levels that has the element.</summary>
    public XElement? Property(string name) =>
        Properties.Select(level => level.Element(W.Main + name)).FirstOrDefault(element => element is not null);

    public double Indent => Length.Twips((string?)Property("tblInd")?.Attribute(W.Main + "w")) ?? 0;

    public string Alignment => Property("jc").ValueOf() ?? "left";
}

internal sealed class TableRow
{
    public required XElement Element { get; init; }

    public required WordTable Table { get; init; }

    /// <summary>Zero-based.</summary>
    public required int Index { get; init; }

    public List<TableCell> Cells { get; } = [];

    public XElement? Properties => Element.Element(W.RowProperties);

    public bool IsHeader => Properties.Switch(W.Main + "tblHeader") ?? false;

    public bool CantSplit => Properties.Switch(W.Main + "cantSplit") ?? false;

    public string Text => string.Join(" ", Cells.Select(cell => cell.Text));
}

internal sealed class TableCell
{
    private const double DefaultSideMargin = 108;

    public required XElement Element { get; init; }

    public required TableRow Row { get; init; }

    /// <summary>Zero-based position in the row.</summary>
    public required int Index { get; init; }

    public required int FirstColumn { get; init; }

    public required int ColumnSpan { get; init; }

    /// <summary>"restart", "continue" or null.</summary>
    public string? VerticalMerge { get; init; }

    public List<Paragraph> Paragraphs { get; } = [];

    public List<WordTable> Tables { get; } = [];

    /// <summary>Paragraphs of the cell and of tables inside it.</summary>
    public IEnumerable<Paragraph> AllParagraphs => Paragraphs.Concat(Tables.SelectMany(table => table.Paragraphs));

    /// <summary>Whether the two stand one below the other; rows may be cut into cells in different ways.</summary>
    public bool SharesColumnWith(TableCell other) => FirstColumn < other.FirstColumn + other.ColumnSpan
        && other.FirstColumn < FirstColumn + ColumnSpan;

    public string Text => string.Join(" ", Paragraphs.Select(paragraph => paragraph.Normalized).Where(text => text.Length > 0));

    public XElement? Properties => Element.Element(W.CellProperties);

    public double Width
    {
        get
        {
            var grid = Row.Table.Grid;
            var fromGrid = Enumerable.Range(FirstColumn, ColumnSpan).Where(column => column < grid.Count).Sum(column => grid[column]);
            var width = Properties?.Element(W.Main + "tcW");
            var written = (string?)width?.Attribute(W.Main + "type") is "dxa" ? Length.Twips((string?)width.Attribute(W.Main + "w")) : null;
            return written is > 0 ? written.Value : fromGrid;
        }
    }

    /// <summary>Width between the cell's own margins: what a line of text has.</summary>
    public double InnerWidth => Width - SideMargin("left", "start") - SideMargin("right", "end");

    /// <summary>What stands between the cell's edge and its text; text drawn out by as much is level with the page's text.</summary>
    public double LeftMargin => SideMargin("left", "start");

    private double SideMargin(string side, string strictSide)
    {
        var own = Properties?.Element(W.Main + "tcMar");
        var levels = Row.Table.Properties.Select(level => level.Element(W.Main + "tblCellMar")).Prepend(own);
        var margin = levels
            .Select(level => level?.Element(W.Main + side) ?? level?.Element(W.Main + strictSide))
            .FirstOrDefault(element => element is not null);
        return Length.Twips((string?)margin?.Attribute(W.Main + "w")) ?? DefaultSideMargin;
    }
}
