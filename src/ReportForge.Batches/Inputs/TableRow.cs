using System.Collections.Immutable;
using ReportForge.Data.Csv;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Batches.Inputs;

/// <summary>A row of a table that has anything in it.</summary>
/// <param name="Number">Its line in the file, or its row in the sheet.</param>
/// <param name="Place">The row as a person finds it.</param>
/// <param name="PlaceOf">A cell as a person finds it.</param>
/// <param name="Cells">The cells that are there; a row of a sheet has only filled ones.</param>
internal sealed record TableRow(int Number, Place Place, Func<SheetCell, Place> PlaceOf, ImmutableArray<SheetCell> Cells);

/// <summary>Reads the rows of a CSV file or of the first sheet of a workbook; the first row holds the titles.</summary>
internal static class TableRows
{
    // So many are enough to see that the file was cut.
    private const int MostShortRows = 100;

    /// <summary>The rows that are not blank; none when the findings say why the file cannot be read.</summary>
    public static ImmutableArray<TableRow> Read(string path, string name, byte[] bytes, List<Finding> findings) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? OfCsv(name, bytes, findings) : OfSheet(name, bytes, findings);

    private static ImmutableArray<TableRow> OfCsv(string name, byte[] bytes, List<Finding> findings)
    {
        var records = CsvFile.Read(name, bytes, findings);
        foreach (var record in records.Where(record => record.Cells.Length < records[0].Cells.Length).Take(MostShortRows))
            findings.Add(BatchInputFindings.ShortRow(Place.At(name, record.Line, 1), record.Cells.Length, records[0].Cells.Length));
        return [.. records.Select(record => Row(name, record, records[0]))];
    }

    private static TableRow Row(string name, CsvRecord record, CsvRecord titles)
    {
        var place = Place.At(name, record.Line, 1);
        return new TableRow(record.Line, place, cell => place with { Location = ColumnName(titles, cell.Column) }, CellsOf(record));
    }

    private static Wording ColumnName(CsvRecord titles, int column) =>
        titles.Cells.ElementAtOrDefault(column - 1)?.Trim() is { Length: > 0 } title
        ? new($"cột {column} '{title}'", $"column {column} '{title}'")
        : new($"cột {column}", $"column {column}");

    private static ImmutableArray<SheetCell> CellsOf(CsvRecord record) =>
        [
            .. record.Cells.Select(
                (text, index) => new SheetCell(record.Line, index + 1, text.Trim().Length == 0 ? CellContent.Blank : CellContent.Text,
                    text.Trim(), 0))];

    private static ImmutableArray<TableRow> OfSheet(string name, byte[] bytes, List<Finding> findings)
    {
        if (WorkbookFile.Read(name, bytes, findings) is not { IsEmpty: false } sheets)
            return [];
        if (sheets.Any(sheet => sheet.Name == WorkbookLayout.GeneralName))
        {
            findings.Add(BatchInputFindings.WorkbookOfOneUnit(name));
            return [];
        }

        var sheet = sheets[0];
        var unread = sheets.Skip(1).Where(other => !other.Rows.IsEmpty).Select(other => other.Name).ToList();
        if (unread.Count > 0)
            findings.Add(BatchInputFindings.SheetsNotRead(name, sheet.Name, string.Join(", ", unread)));
        return
        [
            .. sheet.Rows.Where(row => row.Value.Any(cell => cell.Content != CellContent.Blank))
                .Select(
                    row => new TableRow(row.Key, InSheet(name, sheet, $"{row.Key}:{row.Key}"), cell => InSheet(name, sheet, cell.Name),
                        row.Value)),
        ];
    }

    private static Place InSheet(string name, WorkbookSheet sheet, string range) =>
        Place.InFile(name) with { Location = Wording.Same($"{sheet.Name}!{range}") };
}
