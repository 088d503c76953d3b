using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;

namespace ReportForge.Reports.Workbooks;

/// <summary>Reads the rows of one table into the list or map that they stand for.</summary>
internal sealed class WorkbookTableReader(
    string file, TableSheet table, ContractField contract, WorkbookAssembler data, CellReader cells, List<Finding> findings)
{
    private const int PathRow = WorkbookMarks.HeaderRow - 1;

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FieldRow> columns = [];
    private readonly ContractField element = ElementOf(contract, table);
    private readonly ContractField owner = contract.At(table.Path) ?? new ContractField();
    private readonly Dictionary<string, string> sections = contract.At(table.Path)?.KeysOf is { } path
        ? CitedDocuments.Sections(contract, path).ToDictionary(
            section => TextFolding.Fold(section.Value),
            section => section.Key,
            StringComparer.Ordinal)
        : [];

    public void Read(WorkbookSheet sheet)
    {
        ReadColumns(sheet);
        foreach (var (row, filled) in sheet.Rows.Where(row => row.Key > WorkbookMarks.HeaderRow).TakeWhile(
            _ => findings.Count < WorkbookReader.MaxFindings))
        {
            if (filled is [{ Column: 1, Text: WorkbookMarks.NoTable or WorkbookMarks.NoRows } mark] && table.Parents == 0)
                SetMark(mark, sheet);
            else
                ReadRow(sheet, row);
        }
    }

    private void ReadColumns(WorkbookSheet sheet)
    {
        var known = table.Columns.ToDictionary(column => column.Path.Length == 0 ? "value" : column.Path, StringComparer.Ordinal);
        if (!sheet.Rows.TryGetValue(PathRow, out var paths))
        {
            for (var index = 0; index < table.Columns.Length; index++)
                columns[table.FirstColumn + index] = table.Columns[index];
            return;
        }

        foreach (var cell in paths.Where(cell => cell.Column >= table.FirstColumn).TakeWhile(
            _ => findings.Count < WorkbookReader.MaxFindings))
        {
            if (known.TryGetValue(cell.Text, out var column))
                columns[cell.Column] = column;
            else
                findings.Add(WorkbookFindings.UnknownColumn(
                    At(sheet, cell.Column, PathRow),
                    cell.Text,
                    NameSuggester.Nearest(cell.Text, known.Keys)));
        }
    }

    private void SetMark(SheetCell mark, WorkbookSheet sheet)
    {
        var nothing = table.HasKeys ? Value.From(new DataObject()) : Value.From(new DataArray());
        data.Set(table.Path, mark.Text == WorkbookMarks.NoTable ? Value.Null : nothing, At(sheet, mark.Column, mark.Row));
    }

    private void ReadRow(WorkbookSheet sheet, int row)
    {
        if (ListPath(sheet, row) is not { } path)
            return;
        var place = At(sheet, table.FirstColumn, row);
        if (table.HasKeys)
        {
            var typed = sheet.Text(table.FirstColumn - 1, row);
            var key = typed.Length == 0 && owner.HasOptionalKeys
                ? string.Create(CultureInfo.InvariantCulture, $"vb{row}")
                : sections.GetValueOrDefault(TextFolding.Fold(typed), typed);
            var map = Map(path);
            // The workbook lists the sections; one that cites nothing is not there.
            if (table.Content == TableContent.KeyedLists
                && sheet.At(columns.Keys.FirstOrDefault(table.FirstColumn), row).Content == CellContent.Blank
                && sections.Count > 0)
                return;
            if (key.Length == 0)
                findings.Add(WorkbookFindings.NoKey(At(sheet, table.FirstColumn - 1, row)));
            else if (!keys.Add(key))
                findings.Add(WorkbookFindings.DuplicateKey(At(sheet, table.FirstColumn - 1, row), key));
            else
                map.Set(key, Element(sheet, row, $"{path}.{key}", place));
            return;
        }

        var list = List(path);
        list.Add(Element(sheet, row, WorkbookAssembler.Indexed(path, list.Count), place));
    }

    private Value Element(WorkbookSheet sheet, int row, string path, Place place)
    {
        data.Remember(path, place);
        if (table.Columns is [{ Path: "" } only])
        {
            var cell = sheet.At(columns.Keys.FirstOrDefault(table.FirstColumn), row);
            return cells.Read(cell, only.Field, isPercentField: false, At(sheet, cell.Column, row)) ?? Value.Null;
        }

        var members = new DataObject(columns.Count);
        foreach (var (column, field) in columns)
        {
            var cell = sheet.At(column, row);
            var cellPlace = At(sheet, column, row);
            data.Remember($"{path}.{field.Path}", cellPlace);
            if (cell.Content == CellContent.Blank)
                continue;
            if (field.IsGroup)
                SetGroup(members, field, cell, cellPlace);
            else if (cells.Read(cell, field.Field, WorkbookReader.IsPercent(field.Path, field.Field), cellPlace) is { } value)
                WorkbookAssembler.Set(members, field.Path, value);
        }

        WorkbookAssembler.FillBlanks(members, table.Columns, element);
        return Value.From(members);
    }

    private void SetGroup(DataObject members, FieldRow field, SheetCell cell, Place place)
    {
        if (WorkbookMarks.IsNull(cell.Text))
            WorkbookAssembler.Set(members, field.Path, Value.Null);
        else if (cell.Text == WorkbookMarks.Empty)
            WorkbookAssembler.Set(members, field.Path, Value.From(new DataObject()));
        else
            findings.Add(WorkbookFindings.ValueInGroup(place, field.Field.Title ?? field.Path));
    }

    /// <summary>The path of the list that a row belongs to, with the indexes of the lists around it.</summary>
    private string? ListPath(WorkbookSheet sheet, int row)
    {
        var names = table.Path.Split("[]");
        var path = names[0];
        for (var level = 1; level < names.Length; level++)
        {
            var cell = sheet.At(level, row);
            var list = Find(path).AsArray();
            if (list is null || NumberOf(cell) is not (>= 1 and var number) || number > list.Count)
            {
                findings.Add(WorkbookFindings.UnknownParent(At(sheet, level, row), cell.Text));
                return null;
            }

            path = WorkbookAssembler.Indexed(path, number - 1) + names[level];
        }

        return path;
    }

    private static int? NumberOf(SheetCell cell) => cell.Content switch
    {
        CellContent.Number when decimal.IsInteger(cell.Number) && cell.Number is >= 0 and <= int.MaxValue => (int)cell.Number,
        CellContent.Text when int.TryParse(cell.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) => typed,
        _ => null,
    };

    private DataArray List(string path)
    {
        if (Find(path).TryGetArray(out var list))
            return list;
        list = new DataArray();
        Put(path, Value.From(list));
        return list;
    }

    private DataObject Map(string path)
    {
        if (Find(path).TryGetObject(out var map))
            return map;
        map = new DataObject();
        Put(path, Value.From(map));
        return map;
    }

    private void Put(string path, Value value)
    {
        var end = path.LastIndexOf(']');
        if (end < 0)
            WorkbookAssembler.Set(data.Root, path, value);
        else if (Find(path[..(end + 1)]).TryGetObject(out var owner))
            WorkbookAssembler.Set(owner, path[(end + 2)..], value);
    }

    private Value Find(string path)
    {
        var value = Value.From(data.Root);
        foreach (var name in path.Split('.'))
        {
            var parts = name.Split('[', ']');
            value = value.TryGetMember(parts[0], out var member) ? member : Value.Null;
            for (var index = 1; index < parts.Length; index += 2)
            {
                var list = value.AsArray();
                var place = int.Parse(parts[index], CultureInfo.InvariantCulture);
                value = list is not null && place < list.Count ? list[place] : Value.Null;
            }
        }

        return value;
    }

    private static ContractField ElementOf(ContractField contract, TableSheet table)
    {
        var list = contract.At(table.Path);
        return (table.HasKeys ? list?.Others : list?.Items) ?? new ContractField();
    }

    private Place At(WorkbookSheet sheet, int column, int row) => WorkbookReader.At(file, sheet, CellName.Of(column, row));
}
