using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ReportForge.Word.Tests.Support;

/// <summary>Workbooks inside charts, made and read with the Open XML SDK.</summary>
internal static class Workbooks
{
    public static byte[] Of(string sheetName, string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var workbook = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = workbook.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>("rId1");
            sheet.Worksheet = new(new SheetData(rows.Select((cells, row) => new Row(cells.Select((text, column) => new Cell
            {
                CellReference = Reference(column, row),
                DataType = CellValues.InlineString,
                InlineString = new(new Text(text)),
            })))));
            book.Workbook = new(new Sheets(new Sheet { Name = sheetName, SheetId = 1, Id = "rId1" }));
        }

        return stream.ToArray();
    }

    /// <summary>The sheet's name, then its cells, a row a line.</summary>
    public static string Readable(byte[] workbook)
    {
        var (name, cells) = Read(workbook);
        var rows = cells.GroupBy(cell => int.Parse(new string([.. cell.Key.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture)).OrderBy(row => row.Key);
        return string.Join('\n', rows.Select(row => string.Join(" | ", row.Select(cell => $"{cell.Key} {cell.Value}"))).Prepend(name));
    }

    /// <summary>The name of the sheet and its cells by their references.</summary>
    public static (string Name, IReadOnlyDictionary<string, string> Cells) Read(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var book = document.WorkbookPart.ShouldNotBeNull();
        var sheet = book.Workbook.Descendants<Sheet>().ShouldHaveSingleItem();
        var part = (WorksheetPart)book.GetPartById(sheet.Id?.Value.ShouldNotBeNull() ?? "");
        return (sheet.Name?.Value ?? "", part.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference?.Value ?? "", cell => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? ""));
    }

    private static string Reference(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row + 1}");
}
