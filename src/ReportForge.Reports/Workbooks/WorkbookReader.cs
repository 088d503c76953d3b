using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Workbooks;

/// <summary>Reads a filled-in workbook into report data; every complaint names its cell.</summary>
public sealed class WorkbookReader
{
    private const int PathColumn = 1;
    private const int ValueColumn = 4;
    private const int KeyColumn = 6;

    /// <summary>So many are enough to see that it is the wrong workbook; each looks for the nearest of hundreds of names.</summary>
    internal const int MaxFindings = 200;

    private readonly string file;
    private readonly ReportKind kind;
    private readonly ImmutableArray<WorkbookSheet> sheets;
    private readonly List<Finding> findings;
    private readonly CellReader cells;
    private readonly WorkbookAssembler data;

    private WorkbookReader(string file, ReportKind kind, ImmutableArray<WorkbookSheet> sheets, List<Finding> findings)
    {
        this.file = file;
        this.kind = kind;
        this.sheets = sheets;
        this.findings = findings;
        cells = new CellReader(findings);
        data = new WorkbookAssembler(file);
    }

    public static ReportDataResult Read(string file, ReadOnlyMemory<byte> bytes, ReportKindLibrary kinds)
    {
        var findings = new List<Finding>();
        if (WorkbookFile.Read(file, bytes, findings) is not { } sheets)
            return new ReportDataResult(null, [.. findings]);
        if (KindOf(file, sheets, kinds, findings) is not { } kind)
            return new ReportDataResult(null, [.. findings]);
        var data = new WorkbookReader(file, kind, sheets, findings).Read();
        if (TextAmount.Excess(data.Root) is { } path)
            findings.Add(DataFindings.TooMuchText(data.PlaceOf(path)));
        return new ReportDataResult(findings.Any(finding => finding.IsError) ? null : data, [.. findings]);
    }

    private static ReportKind? KindOf(string file, ImmutableArray<WorkbookSheet> sheets, ReportKindLibrary kinds, List<Finding> findings)
    {
        var general = sheets.FirstOrDefault(sheet => IsNamed(sheet, WorkbookLayout.GeneralName));
        var row = general?.Rows.Keys.FirstOrDefault(row => KindRow.Is(general.Text(PathColumn, row))) ?? 0;
        var shown = row == 0 ? "" : general?.Text(ValueColumn, row) ?? "";
        if (general is null || row == 0 || KindRow.IdIn(general.Text(PathColumn, row), shown) is not { Length: > 0 } id)
        {
            findings.Add(WorkbookFindings.NoKind(Place.InFile(file)));
            return null;
        }

        var found = kinds.Find(id);
        // Who writes over the name of the kind means another one.
        if (found.Kind is { } named && shown.Length > 0 && shown != id && TextFolding.Fold(shown) != TextFolding.Fold(named.Name.Vi))
            found = kinds.Find(shown);
        var place = At(file, general, CellName.Of(ValueColumn, row));
        findings.AddRange(found.Findings.Select(finding => finding.Place.File is null ? finding with { Place = place } : finding));
        return found.Kind;
    }

    private ReportData Read()
    {
        var layout = WorkbookLayout.Of(kind);
        var needed = WorkbookLayout.Of(kind, Value.Null).Select(sheet => sheet.Name).ToHashSet(StringComparer.Ordinal);
        ReportUnknownSheets(layout);
        foreach (var expected in layout)
        {
            if (sheets.FirstOrDefault(sheet => IsNamed(sheet, expected.Name)) is { } sheet)
                ReadSheet(expected, sheet);
            else if (needed.Contains(expected.Name))
                findings.Add(WorkbookFindings.MissingSheet(Place.InFile(file), expected.Name));
        }

        foreach (var table in layout.OfType<TableSheet>())
            FillList(table);
        foreach (var fields in layout.OfType<FieldSheet>())
            FillFields(fields);
        return data.Build(root => CitedDocuments.Keyed(kind.Contract, root));
    }

    private void ReadSheet(SheetLayout expected, WorkbookSheet sheet)
    {
        ReportMerged(expected, sheet);
        ReportStray(expected, sheet);
        switch (expected)
        {
            case FieldSheet fields:
                ReadFields(fields, sheet);
                break;
            case FormSheet:
                ReadForm(sheet);
                break;
            case TableSheet table:
                new WorkbookTableReader(file, table, kind.Contract, data, cells, findings).Read(sheet);
                break;
        }
    }

    /// <summary>A value in merged cells stands for one field; the other fields under it would be blank without a word.</summary>
    private void ReportMerged(SheetLayout expected, WorkbookSheet sheet) =>
        findings.AddRange(sheet.Merged.Where(merged => merged.LastRow > WorkbookMarks.HeaderRow && merged.FirstColumn <= expected.Width)
            .Take(MaxFindings)
            .Select(merged => WorkbookFindings.Merged(At(file, sheet, CellName.Of(merged.FirstColumn, merged.FirstRow)), merged.Name)));

    private void ReportStray(SheetLayout expected, WorkbookSheet sheet)
    {
        var stray = sheet.Rows.Values.SelectMany(row => row)
            .Where(cell => cell.Row > WorkbookMarks.HeaderRow && cell.Column > expected.Width)
            .ToList();
        if (stray.Count > 0)
            findings.Add(WorkbookFindings.Stray(At(file, sheet, stray[0].Name), stray[0].Text, stray.Count));
    }

    private void ReportUnknownSheets(ImmutableArray<SheetLayout> layout)
    {
        var known = layout.Select(sheet => sheet.Name).Append(WorkbookComposer.GuideName).ToArray();
        foreach (var sheet in sheets.Where(sheet => !known.Any(name => IsNamed(sheet, name))))
            findings.Add(WorkbookFindings.UnknownSheet(Place.InFile(file), sheet.Name, NameSuggester.Nearest(sheet.Name, known)));
    }

    private void ReadFields(FieldSheet layout, WorkbookSheet sheet)
    {
        var known = layout.Rows.ToDictionary(row => row.Path, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Keys.Where(row => row > WorkbookMarks.HeaderRow).TakeWhile(_ => findings.Count < MaxFindings))
        {
            var path = sheet.Text(PathColumn, row);
            var cell = sheet.At(ValueColumn, row);
            if (path.Length == 0 && cell.Content == CellContent.Blank)
                continue;
            if (KindRow.Is(path) && known.ContainsKey(KindRow.Path))
                data.Set(KindRow.Path, Value.From(kind.Id), At(sheet, ValueColumn, row));
            else if (!known.TryGetValue(path, out var field))
                findings.Add(WorkbookFindings.UnknownPath(At(sheet, PathColumn, row), path, NameSuggester.Nearest(path, known.Keys)));
            else if (!seen.Add(path))
                findings.Add(WorkbookFindings.DuplicatePath(At(sheet, PathColumn, row), path));
            else
                ReadField(field, cell, At(sheet, ValueColumn, row));
        }
    }

    private void ReadField(FieldRow row, SheetCell cell, Place place)
    {
        data.Remember(row.Path, place);
        if (cell.Content == CellContent.Blank)
            return;
        if (row.IsGroup)
            ReadGroup(row, cell, place);
        else if (cells.Read(cell, row.Field, IsPercent(row.Path, row.Field), place) is { } value)
            data.Set(row.Path, value, place);
    }

    private void ReadGroup(FieldRow row, SheetCell cell, Place place)
    {
        if (WorkbookMarks.IsNull(cell.Text))
            data.Set(row.Path, Value.Null, place);
        else if (cell.Text == WorkbookMarks.Empty)
            data.Set(row.Path, Value.From(new DataObject()), place);
        else
            findings.Add(WorkbookFindings.ValueInGroup(place, row.Field.Title ?? row.Path));
    }

    private void ReadForm(WorkbookSheet sheet)
    {
        var byKey = kind.Catalogue.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Keys.Where(row => row > WorkbookMarks.HeaderRow).TakeWhile(_ => findings.Count < MaxFindings))
        {
            var key = sheet.Text(KeyColumn, row);
            var cell = sheet.At(ValueColumn, row);
            if (key.Length == 0 && cell.Content == CellContent.Blank)
                continue;
            if (!byKey.TryGetValue(key, out var indicator))
                findings.Add(WorkbookFindings.UnknownPath(At(sheet, KeyColumn, row), key, NameSuggester.Nearest(key, byKey.Keys)));
            else if (!seen.Add(key))
                findings.Add(WorkbookFindings.DuplicatePath(At(sheet, KeyColumn, row), key));
            else
                ReadIndicator(indicator, cell, At(sheet, ValueColumn, row));
        }
    }

    private void ReadIndicator(Indicator indicator, SheetCell cell, Place place)
    {
        var path = $"indicators.{indicator.Key}";
        data.Remember(path, place);
        if (cell.Content == CellContent.Blank)
            return;
        var field = kind.Contract.At(path) ?? new ContractField();
        if (OptionOf(indicator, cell) is { } option)
            data.Set(path, Value.From(option), place);
        else if (cells.Read(cell, field, indicator.Type == IndicatorType.Percent, place) is { } value)
            data.Set(path, value, place);
    }

    /// <summary>An option may be typed as its number, its label or both: 1, Có, Có = 1.</summary>
    internal static int? OptionOf(Indicator indicator, SheetCell cell)
    {
        if (indicator.Type != IndicatorType.Option || cell.Content != CellContent.Text)
            return null;
        var typed = TextFolding.Fold(cell.Text.Split('=')[0]);
        return indicator.Standard.Options.Concat(indicator.Variants.Values.SelectMany(print => print.Options))
            .FirstOrDefault(option => TextFolding.Fold(option.Label) == typed)?.Value;
    }

    /// <summary>A list that the contract demands is empty rather than missing when its sheet has no row.</summary>
    private void FillList(TableSheet table)
    {
        if (!table.IsRequired)
            return;
        foreach (var owner in Owners(Value.From(data.Root), table.Path.Split("[]"), 0))
        {
            var name = table.Path[(table.Path.LastIndexOf('.') + 1)..];
            if (!owner.Contains(name))
                owner.Set(name, table.HasKeys ? Value.From(new DataObject()) : Value.From(new DataArray()));
        }
    }

    private static IEnumerable<DataObject> Owners(Value owner, string[] names, int level)
    {
        var path = names[level].TrimStart('.');
        if (level < names.Length - 1)
            return (IndicatorValues.Follow(owner, path).AsArray() ?? []).SelectMany(element => Owners(element, names, level + 1));
        var end = path.LastIndexOf('.');
        var last = end < 0 ? owner : IndicatorValues.Follow(owner, path[..end]);
        return last.AsObject() is { } members ? [members] : [];
    }

    /// <summary>
    /// What the contract demands and allows to be null is null where the cell is blank; a group of only such fields is there.
    /// </summary>
    private void FillFields(FieldSheet layout)
    {
        foreach (var row in layout.Rows)
        {
            var end = row.Path.LastIndexOf('.');
            var contract = end < 0 ? kind.Contract : kind.Contract.At(row.Path[..end]);
            var name = row.Path[(end + 1)..];
            if (contract?.Required.Contains(name) != true || data.OwnerOf(row.Path) is not { } owner || owner.Contains(name))
                continue;
            if (row.Field.Allows(FieldTypes.Null))
                owner.Set(name, Value.Null);
            else if (row.IsGroup && row.Field.Required.All(inner => row.Field.Field(inner)?.Allows(FieldTypes.Null) == true))
                owner.Set(name, Value.From(new DataObject()));
        }
    }

    public static bool IsPercent(string path, ContractField field) =>
        path.EndsWith("_pct", StringComparison.Ordinal) || field.Description?.Contains("Đơn vị: %", StringComparison.Ordinal) == true;

    private static bool IsNamed(WorkbookSheet sheet, string name) => TextFolding.Fold(sheet.Name) == TextFolding.Fold(name);

    private Place At(WorkbookSheet sheet, int column, int row) => At(file, sheet, CellName.Of(column, row));

    internal static Place At(string file, WorkbookSheet sheet, string cell) =>
        new() { File = file, Location = Wording.Same(string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!{cell}")) };
}
