using ReportForge.Data.Sheets;
using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>All findings as a workbook: one row each, to be filtered and sorted.</summary>
internal static class FindingSheet
{
    private static readonly double[] Widths = [12, 10, 44, 60, 30, 50, 40];

    public static byte[] Write(IReadOnlyCollection<Finding> findings, MessageLanguage language)
    {
        var sheet = new SheetDraft(new Wording("Kết quả kiểm tra", "Findings").In(language)) { FrozenRows = 1, IsList = true };
        sheet.ColumnWidths.AddRange(Widths);
        for (var column = 0; column < FindingColumns.Titles.Length; column++)
            sheet.Set(column + 1, 1, CellDraft.Of(FindingColumns.Titles[column].In(language), CellLook.Heading));
        foreach (var (row, finding) in findings.OrderByDescending(finding => finding.Severity).Index())
        {
            var cells = FindingColumns.Of(finding, language);
            for (var column = 0; column < cells.Length; column++)
                sheet.Set(column + 1, row + 2, CellDraft.Of(cells[column], CellLook.Locked));
        }

        return XlsxWriter.Write([sheet]);
    }
}
