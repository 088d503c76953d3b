using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Data.Sheets;

/// <summary>
/// Reads the sheets of an .xlsx of unknown origin: saved values only. Formulas are not run, links to other files are not
/// followed, macros do not matter. ExcelDataReader is no choice: to it an error (#REF!) and a formula without a saved result
/// are blank cells, and a figure would be missing without a word.
/// </summary>
public sealed class WorkbookFile
{
    /// <summary>Far beyond any form, far below what would fill the memory.</summary>
    public const int MaxCells = 500_000;

    /// <summary>Spreadsheets keep fifteen digits; a larger number is no figure of a report.</summary>
    private const double LargestNumber = 1e15;

    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace StrictS = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private readonly OpcPackage package;
    private readonly List<Finding> findings;
    private readonly XNamespace s;
    private readonly ImmutableArray<string> sharedTexts;
    private readonly CellFormats formats;
    private int cells;

    private WorkbookFile(OpcPackage package, List<Finding> findings, XNamespace s)
    {
        this.package = package;
        this.findings = findings;
        this.s = s;
        sharedTexts = SharedTexts();
        formats = CellFormats.Read(Load("styles"), s);
    }

    /// <summary>The sheets in their order, or null when the findings say why the file cannot be read.</summary>
    public static ImmutableArray<WorkbookSheet>? Read(string file, ReadOnlyMemory<byte> bytes, List<Finding> findings)
    {
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            findings.Add(SheetFindings.OldFormat(Place.InFile(file)));
            return null;
        }

        if (!bytes.Span.StartsWith("PK"u8))
        {
            findings.Add(SheetFindings.NotAWorkbook(Place.InFile(file)));
            return null;
        }

        var read = PackageReader.Read(file, bytes);
        findings.AddRange(read.Findings);
        if (read.Package is not { } package || read.Findings.Any(finding => finding.IsError))
            return null;
        if (package.MainDocument is not { } main || !main.ContentType.Contains("spreadsheetml", StringComparison.Ordinal))
        {
            findings.Add(SheetFindings.NotAWorkbook(Place.InFile(file)));
            return null;
        }

        var loaded = SafeXml.Load(package, main);
        if (loaded.Document?.Root is not { } root)
        {
            findings.AddRange(loaded.Finding is { } finding ? [finding] : []);
            return null;
        }

        return new WorkbookFile(package, findings, root.Name.Namespace == StrictS ? StrictS : S).Sheets(root, main);
    }

    private ImmutableArray<WorkbookSheet>? Sheets(XElement workbook, PackagePart main)
    {
        var relationships = package.RelationshipsOf(main.Name).DistinctBy(relationship => relationship.Id).ToDictionary(relationship => relationship.Id, StringComparer.Ordinal);
        var is1904 = workbook.Element(s + "workbookPr")?.Attribute("date1904")?.Value is "1" or "true";
        var sheets = ImmutableArray.CreateBuilder<WorkbookSheet>();
        foreach (var sheet in workbook.Element(s + "sheets")?.Elements(s + "sheet") ?? [])
        {
            var id = sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.Namespace != XNamespace.None)?.Value;
            var name = sheet.Attribute("name")?.Value.Normalize(NormalizationForm.FormC) ?? "";
            if (id is null || !relationships.TryGetValue(id, out var relationship) || package.Find(relationship.Target) is not { } part)
                continue;
            if (Load(part) is not { } root)
                return null;
            sheets.Add(new WorkbookSheet(name, Rows(root, is1904)) { Merged = Merged(root) });
        }

        return sheets.ToImmutable();
    }

    private ImmutableSortedDictionary<int, ImmutableArray<SheetCell>> Rows(XElement sheet, bool is1904)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<SheetCell>>();
        var rowNumber = 0;
        foreach (var row in sheet.Element(s + "sheetData")?.Elements(s + "row") ?? [])
        {
            rowNumber = int.TryParse(row.Attribute("r")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : rowNumber + 1;
            var filled = Cells(row, rowNumber, is1904);
            if (!filled.IsEmpty)
                rows[rowNumber] = filled;
        }

        return rows.ToImmutable();
    }

    private ImmutableArray<MergedCells> Merged(XElement sheet) =>
        [.. (sheet.Element(s + "mergeCells")?.Elements(s + "mergeCell") ?? []).Take(MaxCells).Select(merge => Merged(merge.Attribute("ref")?.Value ?? "")).OfType<MergedCells>()];

    private static MergedCells? Merged(string range) =>
        range.Split(':') is [var first, var last] && CellName.TryParse(first, out var firstColumn, out var firstRow) && CellName.TryParse(last, out var lastColumn, out var lastRow)
            ? new MergedCells(firstColumn, firstRow, lastColumn, lastRow)
            : null;

    private ImmutableArray<SheetCell> Cells(XElement row, int rowNumber, bool is1904)
    {
        var filled = ImmutableArray.CreateBuilder<SheetCell>();
        var column = 0;
        foreach (var cell in row.Elements(s + "c"))
        {
            column = CellName.TryParse(cell.Attribute("r")?.Value ?? "", out var given, out _) ? given : column + 1;
            if (++cells > MaxCells)
            {
                if (cells == MaxCells + 1)
                    findings.Add(SheetFindings.TooManyCells(Place.InFile(package.File), MaxCells));
                break;
            }

            var read = Cell(cell, rowNumber, column, is1904);
            if (read.Content != CellContent.Blank)
                filled.Add(read);
        }

        return filled.ToImmutable();
    }

    private SheetCell Cell(XElement cell, int row, int column, bool is1904)
    {
        var value = cell.Element(s + "v")?.Value;
        SheetCell Text(string text) => new(row, column, text.Length == 0 ? CellContent.Blank : CellContent.Text, text, 0);
        switch (cell.Attribute("t")?.Value)
        {
            case "s":
                return Text(Clean(SharedText(value)));
            case "inlineStr":
                return Text(Clean(Inline(cell.Element(s + "is"))));
            case "str":
                return Text(Clean(value ?? ""));
            case "b":
                return new SheetCell(row, column, CellContent.Boolean, value == "1" ? "TRUE" : "FALSE", 0);
            case "e":
                return new SheetCell(row, column, CellContent.Error, value ?? "#N/A", 0);
            case "d":
                return Text(Clean((value ?? "").Split('T')[0]));
        }

        if (value is null)
            return new SheetCell(row, column, cell.Element(s + "f") is null ? CellContent.Blank : CellContent.Formula, cell.Element(s + "f")?.Value ?? "", 0);
        return Number(cell, value, row, column, is1904);
    }

    private SheetCell Number(XElement cell, string value, int row, int column, bool is1904)
    {
        const int daysBetweenEpochs = 1462;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(Math.Abs(number) <= LargestNumber))
            return new SheetCell(row, column, CellContent.Text, value, 0);
        var (isPercent, isDate) = formats.Of(cell.Attribute("s")?.Value);
        return new SheetCell(row, column, CellContent.Number, value, (decimal)number + (isDate && is1904 ? daysBetweenEpochs : 0))
        {
            IsPercent = isPercent,
            IsDate = isDate,
        };
    }

    private string SharedText(string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < sharedTexts.Length ? sharedTexts[place] : "";

    private ImmutableArray<string> SharedTexts() =>
        Load("sharedStrings") is { } table ? [.. table.Elements(s + "si").Select(Inline)] : [];

    /// <summary>The text of its runs; phonetic guides are not part of it.</summary>
    private string Inline(XElement? item) => item is null
        ? ""
        : string.Concat(item.Descendants(s + "t").Where(text => text.Parent?.Name != s + "rPh").Select(text => text.Value));

    /// <summary>Composed, with plain spaces and line feeds, without blanks at the ends.</summary>
    private static string Clean(string text) =>
        CellText.Decode(text).Normalize(NormalizationForm.FormC).Replace("\r", "", StringComparison.Ordinal).Replace('\u00a0', ' ').Trim();

    private XElement? Load(string relationshipKind)
    {
        if (package.MainDocument is not { } main)
            return null;
        var relationship = package.RelationshipsOf(main.Name).FirstOrDefault(relationship => relationship.Kind == relationshipKind);
        return relationship is not null && package.Find(relationship.Target) is { } part ? Load(part) : null;
    }

    private XElement? Load(PackagePart part)
    {
        var loaded = SafeXml.Load(package, part);
        if (loaded.Finding is { } finding)
            findings.Add(finding);
        return loaded.Document?.Root;
    }
}
