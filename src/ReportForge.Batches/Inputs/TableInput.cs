using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Batches.Inputs;

/// <summary>A table of one unit a row: CSV, or the first sheet of a workbook.</summary>
internal sealed class TableInput : BatchInput
{
    private readonly ImmutableArray<TableRow> _rows;
    private readonly ImmutableArray<TableColumn> _columns;
    private readonly Dictionary<int, TableColumn> _columnsByNumber;
    private readonly BatchInputOptions _options;

    private TableInput(string name, ImmutableArray<TableRow> rows, ImmutableArray<TableColumn> columns, BatchInputOptions options)
        : base(name)
    {
        (_rows, _columns, _options) = (rows, columns, options);
        _columnsByNumber = columns.DistinctBy(column => column.Column).ToDictionary(column => column.Column);
    }

    public override int? Count => _rows.Length;

    public static (BatchInput? Input, ImmutableArray<Finding> Findings) OpenTable(string path, string name, BatchInputOptions options)
    {
        var findings = new List<Finding>();
        if (!InputFile.TryRead(path, name, out var bytes, out var unreadable))
            return (null, [unreadable]);
        var rows = TableRows.Read(path, name, bytes, findings);
        if (rows.IsEmpty && !findings.Any(finding => finding.IsError))
            findings.Add(BatchInputFindings.NoUnits(name));
        if (rows.IsEmpty)
            return (null, [.. findings]);
        var (columns, complaints) = new TableColumns(options.Kind, options.Columns).Read(rows[0]);
        findings.AddRange(complaints);
        return findings.Any(finding => finding.IsError)
            ? (null, [.. findings])
            : (new TableInput(name, rows.RemoveAt(0), columns, options) { Findings = [.. findings] }, []);
    }

    public override IEnumerable<BatchItem> Items()
    {
        for (var ordinal = 0; ordinal < _rows.Length; ordinal++)
            yield return Item(ordinal, _rows[ordinal]);
    }

    private BatchItem Item(int ordinal, TableRow row)
    {
        var findings = new List<Finding>();
        if (UnitOf(row, findings) is not { } unit)
            return BatchItem.OfCells(ordinal, Name, row.Number, new ReportDataResult(null, [.. findings]));
        var data = new WorkbookAssembler(row.Place, DataWorkbook.Beginning(_options.Kind, unit));
        foreach (var (name, value) in (_options.Common ?? new DataObject()).Members)
            Merge(data.Root, name, value);
        var cells = new CellReader(findings);
        foreach (var cell in row.Cells.Where(cell => cell.Content != CellContent.Blank))
            Fill(data, unit, row, cell, cells, findings);
        if (row.Cells.Where(cell => cell.Content != CellContent.Blank && !_columnsByNumber.ContainsKey(cell.Column))
                .ToList() is [var first, .. var others])
            findings.Add(BatchInputFindings.CellWithoutTitle(row.PlaceOf(first), first.Text, others.Count));
        FillBlanks(data.Root, _options.Kind.Contract);
        return BatchItem.OfCells(ordinal, Name, row.Number, new ReportDataResult(data.Build(), [.. findings]));
    }

    private void Fill(WorkbookAssembler data, UnitRecord unit, TableRow row, SheetCell cell, CellReader cells, List<Finding> findings)
    {
        switch (_columnsByNumber.GetValueOrDefault(cell.Column))
        {
            case { Use: ColumnUse.Field, Field: not TableColumns.CodeField } column:
                if (cells.Read(cell, column.Contract, column.IsPercent, row.PlaceOf(cell)) is { } value)
                    data.Set(column.Field, value, row.PlaceOf(cell));
                break;
            case { Use: ColumnUse.UnitName } when !RegisterComparison.IsSameName(unit.FullName, cell.Text)
                && !RegisterComparison.IsSameName(unit.Name, cell.Text):
                findings.Add(BatchInputFindings.UnitNameDiffers(unit.Code, cell.Text, unit.FullName) with { Place = row.PlaceOf(cell) });
                break;
        }
    }

    // Without its unit a row is nobody's report; that is all that is to be said about it.
    private UnitRecord? UnitOf(TableRow row, List<Finding> findings)
    {
        var cell = CellOf(row, column => column.Field == TableColumns.CodeField);
        var name = CellOf(row, column => column.Use == ColumnUse.UnitName)?.Text ?? "";
        var identity = new BatchIdentity(cell is null ? "" : CodeOf(cell), name.Length > 0 ? name : $"{Name}({row.Number})", "");
        if (UnitDirectory.Current.ByCode(identity.UnitCode) is { } unit)
            return unit;
        var place = cell is null ? row.Place : row.PlaceOf(cell);
        findings.AddRange(RegisterComparison.Findings(identity, UnitDirectory.Current).Select(finding => finding with { Place = place }));
        return null;
    }

    private SheetCell? CellOf(TableRow row, Func<TableColumn, bool> isWanted) => _columns.FirstOrDefault(isWanted) is { } column
        ? row.Cells.FirstOrDefault(cell => cell.Column == column.Column && cell.Content != CellContent.Blank)
        : null;

    // A code is digits; a workbook that took it for a number has lost its leading zeros.
    private static string CodeOf(SheetCell cell)
    {
        const int digits = 5;
        var text = cell.Content == CellContent.Number ? cell.Number.ToString("0", CultureInfo.InvariantCulture) : cell.Text;
        return text.PadLeft(digits, '0');
    }

    // A field that must stand there, if only as null, need not have a column.
    private static void FillBlanks(DataObject data, ContractField contract)
    {
        foreach (var (name, field) in contract.Fields)
        {
            if (!data.Contains(name) && contract.Required.Contains(name) && field.Allows(FieldTypes.Null))
                data.Set(name, Value.Null);
            else if (data[name].TryGetObject(out var inner))
                FillBlanks(inner, field);
        }
    }

    // Objects such as "document" have members from both sides; the common data wins over what is only usual.
    private static void Merge(DataObject root, string name, Value value)
    {
        if (!value.TryGetObject(out var above) || !root[name].TryGetObject(out var below))
        {
            root.Set(name, OwnObjects(value));
            return;
        }

        var merged = new DataObject();
        foreach (var (member, inner) in below.Members)
            merged.Set(member, inner);
        foreach (var (member, inner) in above.Members)
            merged.Set(member, OwnObjects(inner));
        root.Set(name, Value.From(merged));
    }

    // The cells of a row are filled into the objects: what one unit says must not be said of the next.
    private static Value OwnObjects(Value value)
    {
        if (!value.TryGetObject(out var shared))
            return value;
        var own = new DataObject();
        foreach (var (member, inner) in shared.Members)
            own.Set(member, OwnObjects(inner));
        return Value.From(own);
    }
}
