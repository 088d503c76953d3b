using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Worker.Drafting;

/// <summary>Report data from the bytes of a file: JSON, or a workbook that an office filled in.</summary>
public static class DataFile
{
    public static bool IsWorkbook(string name) => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    public static ReportDataResult Read(ReportKindLibrary kinds, string name, ReadOnlyMemory<byte> bytes) =>
        IsWorkbook(name) ? DataWorkbook.Read(name, bytes, kinds) : ReportData.Read(name, bytes);
}
