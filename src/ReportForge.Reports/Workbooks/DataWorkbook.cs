using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>Report data as an Excel workbook that an office fills in.</summary>
public static class DataWorkbook
{
    /// <summary>An empty workbook of a kind; what the contract sets by default is filled in, with a unit also its identity.</summary>
    public static byte[] New(ReportKind kind, UnitRecord? unit = null) =>
        XlsxWriter.Write(Composer(kind, Value.From(Beginning(kind, unit))).Compose());

    /// <summary>The workbook that holds the data of a report.</summary>
    public static byte[] Write(ReportKind kind, ReportData data) => XlsxWriter.Write(Composer(kind, data.Root).Compose());

    /// <summary>The workbook of the report that follows: what belongs to the period of <paramref name="data"/> is left out.</summary>
    public static byte[] WriteNext(ReportKind kind, ReportData data) =>
        XlsxWriter.Write(Composer(kind, NextReport.After(data.Root)).Compose());

    /// <summary>Reads a workbook; findings name the cell. The kind stands in the workbook itself.</summary>
    public static ReportDataResult Read(string file, ReadOnlyMemory<byte> bytes, ReportKindLibrary kinds) =>
        WorkbookReader.Read(file, bytes, kinds);

    private static WorkbookComposer Composer(ReportKind kind, Value data) => new(kind, CitedDocuments.Named(kind.Contract, data));

    /// <summary>What is known of a report before anything was filled in.</summary>
    public static DataObject Beginning(ReportKind kind, UnitRecord? unit)
    {
        var data = Defaults(kind.Contract) ?? new DataObject();
        data.Set("kind", Value.From(kind.Id));
        if (kind.PeriodTypes is [var type, ..])
            WorkbookAssembler.Set(data, "period.type", Value.From(type));
        if (unit is null)
            return data;
        data.Set("unit", Value.From(Identity(unit)));
        WorkbookAssembler.Set(data, "document.place", Value.From(unit.Naming.Place));
        return data;
    }

    /// <summary>The values that the contract gives to new data, or null when it gives none here.</summary>
    private static DataObject? Defaults(ContractField field)
    {
        var members = new DataObject();
        foreach (var (name, inner) in field.Fields)
        {
            if (inner.Default is { } value)
                members.Set(name, value);
            else if (Defaults(inner) is { } deeper)
                members.Set(name, Value.From(deeper));
        }

        return members.Count == 0 ? null : members;
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
