using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Contracts;

namespace ReportForge.Reports.Workbooks;

/// <content>Tables of any length: a row an element, spare rows below.</content>
internal sealed partial class WorkbookComposer
{
    private SheetDraft Table(TableSheet layout)
    {
        string[] parents = [.. Enumerable.Range(1, layout.Parents).Select(
            level => $"Thuộc dòng số mấy của bảng “{LabelAt(string.Join("[0]", layout.Path.Split("[]").Take(level)))}”")];
        string[] keys = layout.HasKeys ? [KeyTitle(layout)] : [];
        string[] titles = [.. parents, .. keys, .. layout.Columns.Select(column => Title(layout, column))];
        var columns = layout.Columns.Select(column => column.Path.Length == 0 ? "value" : column.Path);
        string[] paths = [.. parents.Select(_ => "#"), .. keys.Select(_ => "key"), .. columns];
        var sheet = Begin(layout, titles, [.. titles.Select((title, index) => index < layout.FirstColumn - 1
            ? 24d
            : WidthOf(layout, layout.Columns[index - layout.FirstColumn + 1], title))]);
        sheet.HiddenRows.Add(WorkbookMarks.HeaderRow - 1);
        for (var column = 0; column < paths.Length; column++)
            sheet.Set(column + 1, WorkbookMarks.HeaderRow - 1, CellDraft.Of(paths[column], CellLook.Path));
        const int firstRow = WorkbookMarks.HeaderRow + 1;
        var row = firstRow;
        foreach (var element in Elements(layout))
            Row(sheet, layout, element, row++);
        for (var spare = 0; spare < SpareRows; spare++, row++)
            Row(sheet, layout, TableElement.Spare, row);
        if (Mark(layout) is { } mark)
            sheet.Set(1, firstRow, CellDraft.Of(mark, CellLook.InputText));
        for (var index = 0; index < layout.Columns.Length; index++)
            Offer(sheet, Range(layout.FirstColumn + index, firstRow, row - 1), layout.Columns[index].Field);
        return sheet;
    }

    private string KeyTitle(TableSheet layout) => kind.Contract.At(layout.Path) switch
    {
        { KeysOf: not null } => "Mục",
        { HasOptionalKeys: true } => "Tên gọi tắt, không bắt buộc",
        _ => "Tên gọi tắt, mỗi dòng một tên",
    };

    private string Title(TableSheet layout, FieldRow column)
    {
        if (column.Path.Length == 0 && kind.Contract.At(layout.Path)?.RefersTo is not null)
            return "Văn bản được viện dẫn, mỗi văn bản một dòng trong ô: Quyết định số 12/QĐ-UBND ngày 05/01/2024";
        var title = column.Field.Title is { } known
            ? WorkbookMarks.Label(known)
            : (column.Path.Length == 0 ? "Mỗi dòng một mục" : column.Path);
        return !column.IsGroup
            && !column.Field.Allows(FieldTypes.Null)
            && column.Path.Length > 0
            && IsRequired($"{layout.Path}{(layout.HasKeys ? ".x" : "[0]")}.{column.Path}") ? title + RequiredMark : title;
    }

    /// <summary>As wide as its title and what stands in it, within what a screen holds.</summary>
    private double WidthOf(TableSheet layout, FieldRow column, string title)
    {
        var longest = Elements(layout)
            .Select(element => element.Part(column.Path) is { IsNull: false } value ? value.ToString().Length : 0)
            .DefaultIfEmpty(0)
            .Max();
        return Math.Clamp(Math.Max(title.Length * 1.1, longest), 14, 60);
    }

    private static string Range(int column, int first, int last) => $"{CellName.Of(column, first)}:{CellName.Of(column, last)}";

    /// <summary>What tells an empty list from one that is not there.</summary>
    private string? Mark(TableSheet layout)
    {
        if (layout.Parents > 0 || Follow(data, layout.Path) is not { } list)
            return null;
        if (list.IsNull)
            return WorkbookMarks.NoTable;
        return (list.AsArray()?.Count ?? list.AsObject()?.Count) == 0 ? WorkbookMarks.NoRows : null;
    }

    private static void Row(SheetDraft sheet, TableSheet layout, TableElement element, int row)
    {
        for (var parent = 0; parent < layout.Parents; parent++)
            sheet.Set(
                parent + 1,
                row,
                new CellDraft(null, parent < element.Parents.Length ? element.Parents[parent] : null, CellLook.Input));
        if (layout.HasKeys)
            sheet.Set(layout.FirstColumn - 1, row, CellDraft.Of(element.Key, CellLook.InputText));
        for (var index = 0; index < layout.Columns.Length; index++)
        {
            var column = layout.Columns[index];
            var value = element.Part(column.Path);
            sheet.Set(layout.FirstColumn + index, row, column.IsGroup ? Group(value) : Cell(column.Field, value, isRequired: false));
        }
    }

    private IEnumerable<TableElement> Elements(TableSheet layout)
    {
        var rows = Descend(data, layout.Path.Split("[]"), 0, []).SelectMany(owner => Rows(owner, layout));
        if (kind.Contract.At(layout.Path)?.KeysOf is not { } path)
            return rows;
        // Who fills in sees all sections that may cite, by their labels.
        var labels = CitedDocuments.Sections(kind.Contract, path);
        var given = rows.ToList();
        return given.Select(row => row with { Key = labels.GetValueOrDefault(row.Key ?? "", row.Key ?? "") })
            .Concat(labels.Where(label => given.TrueForAll(row => row.Key != label.Key)).Select(
                label => new TableElement([], label.Value, null)));
    }

    private static IEnumerable<(Value List, ImmutableArray<int> Parents)> Descend(
        Value owner, string[] names, int level, ImmutableArray<int> parents)
    {
        var list = Follow(owner, names[level].TrimStart('.')) ?? Value.Null;
        if (level == names.Length - 1)
            return [(list, parents)];
        return (list.AsArray() ?? []).SelectMany((element, index) => Descend(element, names, level + 1, parents.Add(index + 1)));
    }

    private static IEnumerable<TableElement> Rows((Value List, ImmutableArray<int> Parents) owner, TableSheet layout)
    {
        if (layout.HasKeys)
            return owner.List.AsObject()?.Members.Select(member => new TableElement(owner.Parents, member.Key, member.Value)) ?? [];
        return (owner.List.AsArray() ?? []).Select(element => new TableElement(owner.Parents, null, element));
    }

    /// <summary>One row of a table; a spare one waits to be filled in.</summary>
    private sealed record TableElement(ImmutableArray<int> Parents, string? Key, Value? Value)
    {
        public static readonly TableElement Spare = new([], null, null);

        public Value? Part(string path) => path.Length == 0 || Value is not { } element ? Value : Follow(element, path);
    }
}
