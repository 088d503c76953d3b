using ReportForge.Language;
using ReportForge.Reports.Data;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks.Sheets;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>Report data as an Excel workbook that an office fills in.</summary>
public static class DataWorkbook
{
    /// <summary>An empty workbook of a kind; with a unit, its identity and the usual signature are filled in.</summary>
    public static byte[] New(ReportKind kind, UnitRecord? unit = null) => XlsxWriter.Write(new WorkbookComposer(kind, Value.From(Beginning(kind, unit))).Compose());

    /// <summary>The workbook that holds the data of a report.</summary>
    public static byte[] Write(ReportKind kind, ReportData data) => XlsxWriter.Write(new WorkbookComposer(kind, data.Root).Compose());

    /// <summary>Reads a workbook; findings name the cell. The kind stands in the workbook itself.</summary>
    public static ReportDataResult Read(string file, ReadOnlyMemory<byte> bytes, ReportKindLibrary kinds) => WorkbookReader.Read(file, bytes, kinds);

    /// <summary>What is known of a report before anything was filled in.</summary>
    internal static DataObject Beginning(ReportKind kind, UnitRecord? unit)
    {
        var data = new DataObject().With("kind", Value.From(kind.Id));
        if (unit is null)
            return data;
        data.Set("unit", Value.From(Identity(unit)));
        data.Set("document", Value.From(new DataObject()
            .With("symbol", Value.From("BC-UBND"))
            .With("place", Value.From(unit.Naming.Place))));
        data.Set("signature", Value.From(new DataObject()
            .With("form", Value.From("TM"))
            .With("body", Value.From("ỦY BAN NHÂN DÂN"))
            .With("title", Value.From("CHỦ TỊCH"))));
        data.Set("archive", Value.From(new DataObject().With("office", Value.From("VT"))));
        return data;
    }

    private static DataObject Identity(UnitRecord unit)
    {
        var identity = new DataObject()
            .With("code", unit.IsCommune ? Value.From(unit.Code) : Value.Null)
            .With("kind", Value.From(Casing.Lower(unit.Kind)))
            .With("name", Value.From(unit.Name));
        if (UnitDirectory.Current.ParentOf(unit) is { } province)
        {
            identity.Set("province", Value.From(new DataObject()
                .With("kind", Value.From(Casing.Lower(province.Kind)))
                .With("name", Value.From(province.Name))));
        }

        return identity;
    }
}
