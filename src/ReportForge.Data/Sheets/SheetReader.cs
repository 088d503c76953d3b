using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Data.Sheets;

/// <summary>What the sheets of a workbook have in common.</summary>
/// <param name="Texts">Texts that cells name by their number.</param>
/// <param name="Formats">Number formats.</param>
/// <param name="Cells">How many cells were read so far.</param>
internal sealed record SheetContext(ImmutableArray<string> Texts, CellFormats Formats, CellCount Cells)
{
    /// <summary>Dates count from 1904, as old Macintosh workbooks do.</summary>
    public bool Is1904 { get; init; }
}

/// <summary>Cells of all sheets together.</summary>
internal sealed class CellCount
{
    public int Read { get; set; }
}

/// <summary>Reads the part of one sheet, a cell at a time: what a cell may hold is bounded, and no tree is built of millions.</summary>
internal sealed class SheetReader(string file, XNamespace s, SheetContext context, List<Finding> findings)
{
    /// <summary>Spreadsheets keep fifteen digits; a larger number is no figure of a report.</summary>
    private const double LargestNumber = 1e15;

    private readonly ImmutableSortedDictionary<int, ImmutableArray<SheetCell>>.Builder _rows =
        ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<SheetCell>>();
    private readonly ImmutableArray<MergedCells>.Builder _merged = ImmutableArray.CreateBuilder<MergedCells>();
    private readonly ImmutableArray<SheetCell>.Builder _row = ImmutableArray.CreateBuilder<SheetCell>();
    private int _rowNumber;
    private int _column;

    public WorkbookSheet Read(string name, ReadOnlyMemory<byte> bytes)
    {
        using var xml = SafeXml.OpenChecked(bytes);
        while (xml.Read() && context.Cells.Read <= WorkbookFile.MaxCells)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == s.NamespaceName)
                Read(xml);
        }

        EndRow();
        return new WorkbookSheet(name, _rows.ToImmutable()) { Merged = _merged.ToImmutable() };
    }

    private void Read(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "row":
                EndRow();
                _rowNumber = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                    ? given
                    : _rowNumber + 1;
                break;
            case "c":
                ReadCell(xml);
                break;
            case "mergeCell" when _merged.Count < WorkbookFile.MaxCells && Merged(xml.GetAttribute("ref") ?? "") is { } merged:
                _merged.Add(merged);
                break;
        }
    }

    // A cell is looked for by its column, so that a row of thousands costs no walk for each.
    private void EndRow()
    {
        if (_row.Count > 0)
            _rows[_rowNumber] = [.. _row.OrderBy(cell => cell.Column)];
        _row.Clear();
        _column = 0;
    }

    private void ReadCell(XmlReader xml)
    {
        _column = CellName.TryParse(xml.GetAttribute("r") ?? "", out var given, out _) ? given : _column + 1;
        if (++context.Cells.Read > WorkbookFile.MaxCells)
        {
            findings.Add(SheetFindings.TooManyCells(Place.InFile(file), WorkbookFile.MaxCells));
            return;
        }

        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (value, formula, inline) = ReadContents(xml);
        var cell = Cell(type, style, value, formula, inline ?? "");
        if (cell.Content != CellContent.Blank)
            _row.Add(cell);
    }

    private (string? Value, string? Formula, string? Inline) ReadContents(XmlReader cell)
    {
        var (value, formula, inline) = ((string?)null, (string?)null, (string?)null);
        using var xml = cell.ReadSubtree();
        xml.Read();
        var isAtNext = xml.Read();
        while (isAtNext && !xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != s.NamespaceName)
                isAtNext = xml.Read();
            else if (xml.LocalName == "v")
                value = FirstOf(value, SharedTextReader.ReadContent(xml));
            else if (xml.LocalName == "f")
                formula = FirstOf(formula, SharedTextReader.ReadContent(xml));
            else if (xml.LocalName == "is")
                inline = FirstOf(inline, SharedTextReader.ReadText(xml, s));
            else
                isAtNext = xml.Read();
        }

        return (value, formula, inline);
    }

    // What a cell says twice is read twice, or the reader would stand there for ever.
    private static string FirstOf(string? first, string read) => first ?? read;

    private SheetCell Cell(string? type, string? style, string? value, string? formula, string inline)
    {
        SheetCell Text(string text) => new(_rowNumber, _column, text.Length == 0 ? CellContent.Blank : CellContent.Text, text, 0);
        switch (type)
        {
            case "s":
                return Text(SharedText(value));
            case "inlineStr":
                return Text(SharedTextReader.Clean(inline));
            case "str":
                return Text(SharedTextReader.Clean(value ?? ""));
            case "b":
                return new SheetCell(_rowNumber, _column, CellContent.Boolean, value == "1" ? "TRUE" : "FALSE", 0);
            case "e":
                return new SheetCell(_rowNumber, _column, CellContent.Error, value ?? "#N/A", 0);
            case "d":
                return Text(SharedTextReader.Clean((value ?? "").Split('T')[0]));
        }

        if (value is null)
            return new SheetCell(_rowNumber, _column, formula is null ? CellContent.Blank : CellContent.Formula, formula ?? "", 0);
        return Number(style, value);
    }

    private SheetCell Number(string? style, string value)
    {
        const int daysBetweenEpochs = 1462;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !(Math.Abs(number) <= LargestNumber))
            return new SheetCell(_rowNumber, _column, CellContent.Text, value, 0);
        var (isPercent, isDate) = context.Formats.Of(style);
        return new SheetCell(
            _rowNumber, _column, CellContent.Number, value, (decimal)number + (isDate && context.Is1904 ? daysBetweenEpochs : 0))
        {
            IsPercent = isPercent,
            IsDate = isDate,
        };
    }

    private string SharedText(string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < context.Texts.Length
            ? context.Texts[place]
            : "";

    private static MergedCells? Merged(string range) =>
        range.Split(':') is [var first, var last]
            && CellName.TryParse(first, out var firstColumn, out var firstRow)
            && CellName.TryParse(last, out var lastColumn, out var lastRow)
            ? new MergedCells(firstColumn, firstRow, lastColumn, lastRow)
            : null;
}
