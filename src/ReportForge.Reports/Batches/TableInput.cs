using System.Collections.Immutable;
using System.Text;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Csv;
using ReportForge.Reports.Data;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;
using ReportForge.Reports.Workbooks.Sheets;

namespace ReportForge.Reports.Batches;

/// <summary>A table of one unit a row: CSV, or the first sheet of a workbook.</summary>
internal sealed class TableInput : BatchInput
{
    private readonly IReadOnlyList<TableRow> _rows;
    private readonly ImmutableArray<TableColumn> _columns;
    private readonly BatchInputOptions _options;

    private TableInput(string name, IReadOnlyList<TableRow> rows, ImmutableArray<TableColumn> columns, BatchInputOptions options)
        : base(name) => (_rows, _columns, _options) = (rows, columns, options);

    public override int? Count => _rows.Count;

    public static (BatchInput? Input, ImmutableArray<Finding> Findings) OpenTable(string path, string name, BatchInputOptions options)
    {
        var findings = new List<Finding>();
        var bytes = ReadFile(path, name);
        var rows = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvRows(name, bytes) : SheetRows(name, bytes, findings);
        if (rows.Count == 0)
        {
            if (findings.Count == 0)
                findings.Add(BatchFindings.NoUnits(name));
            return (null, [.. findings]);
        }

        var (columns, complaints) = new TableColumns(options.Kind, options.Columns).Read(rows[0].Cells, rows[0].PlaceOf);
        findings.AddRange(complaints);
        return findings.Any(finding => finding.IsError)
            ? (null, [.. findings])
            : (new TableInput(name, [.. rows.Skip(1)], columns, options), [.. findings]);
    }

    public override IEnumerable<BatchItem> Items()
    {
        for (var ordinal = 0; ordinal < _rows.Count; ordinal++)
            yield return Item(ordinal, _rows[ordinal]);
    }

    private static List<TableRow> CsvRows(string name, byte[] bytes) =>
    [
        .. CsvText.Read(Encoding.UTF8.GetString(bytes).Normalize(NormalizationForm.FormC))
            .Where(record => record.Cells.Any(cell => cell.Trim().Length > 0))
            .Select(record => new TableRow(record.Line, cell => Place.At(name, record.Line, 1), CellsOf(record))),
    ];

    private static ImmutableArray<SheetCell> CellsOf(CsvRecord record) =>
        [.. record.Cells.Select((text, index) => new SheetCell(record.Line, index + 1, text.Trim().Length == 0 ? CellContent.Blank : CellContent.Text, text.Trim(), 0))];

    private static List<TableRow> SheetRows(string name, byte[] bytes, List<Finding> findings)
    {
        if (WorkbookFile.Read(name, bytes, findings) is not { IsEmpty: false } sheets)
            return [];
        var sheet = sheets[0];
        return
        [
            .. sheet.Rows.Where(row => row.Value.Any(cell => cell.Content != CellContent.Blank))
                .Select(row => new TableRow(row.Key, cell => CellPlace(name, sheet, cell), row.Value)),
        ];
    }

    private static Place CellPlace(string name, WorkbookSheet sheet, SheetCell cell) =>
        Place.InFile(name) with { Location = Wording.Same($"{sheet.Name}!{cell.Name}") };

    private BatchItem Item(int ordinal, TableRow row)
    {
        var findings = new List<Finding>();
        var cells = new CellReader(findings);
        var values = new List<(string Field, Value Value)>();
        foreach (var column in _columns)
        {
            var cell = row.Cells.FirstOrDefault(cell => cell.Column == column.Column);
            if (cell is not null && cell.Content != CellContent.Blank && Read(cells, cell, column, row) is { } value)
                values.Add((column.Field, value));
        }

        var code = values.FirstOrDefault(value => value.Field == "unit.code").Value.AsString();
        var root = DataWorkbook.Beginning(_options.Kind, code is null ? null : UnitDirectory.Current.ByCode(code));
        foreach (var (name, value) in _options.Common?.Members ?? [])
            Merge(root, name, value);
        foreach (var (field, value) in values)
            WorkbookAssembler.Set(root, field, value);
        FillBlanks(root, _options.Kind.Contract);
        return new BatchItem(ordinal, Name, row.Number, JsonText.Write(Value.From(root))) { Findings = [.. findings] };
    }

    // A code is digits; a workbook that took it for a number has lost its leading zeros.
    private static Value? Read(CellReader cells, SheetCell cell, TableColumn column, TableRow row)
    {
        if (column.Field != "unit.code")
            return cells.Read(cell, column.Contract, column.IsPercent, row.PlaceOf(cell));
        var text = cell.Content == CellContent.Number ? cell.Number.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : cell.Text;
        return Value.From(text.PadLeft(5, '0'));
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
            root.Set(name, value);
            return;
        }

        var merged = new DataObject();
        foreach (var (member, inner) in below.Members)
            merged.Set(member, inner);
        foreach (var (member, inner) in above.Members)
            merged.Set(member, inner);
        root.Set(name, Value.From(merged));
    }

    private sealed record TableRow(int Number, Func<SheetCell, Place> PlaceOf, ImmutableArray<SheetCell> Cells);
}
