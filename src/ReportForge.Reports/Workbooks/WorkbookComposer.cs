using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>Lays report data out over the sheets of its kind; with little data it is the workbook to fill in.</summary>
internal sealed class WorkbookComposer(ReportKind kind, Value data)
{
    public const string GuideName = "Hướng dẫn";

    private const int ValueColumn = 4;

    /// <summary>Rows that a table offers beyond those that hold data: the longest list of the reports that exist has 300.</summary>
    private const int SpareRows = 300;

    private const string RequiredMark = " (*)";

    /// <summary>Excel keeps the options of a list in 255 characters.</summary>
    private const int LongestChoice = 255;

    public List<SheetDraft> Compose() => [Guide(), .. WorkbookLayout.Of(kind, data).Select(Sheet)];

    private SheetDraft Sheet(SheetLayout layout) => layout switch
    {
        FieldSheet fields => Fields(fields),
        FormSheet form => Form(form),
        TableSheet table => Table(table),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SheetDraft Guide()
    {
        var sheet = new SheetDraft(GuideName);
        sheet.ColumnWidths.Add(110);
        string[] lines =
        [
            kind.Name.Vi,
            kind.Description.Vi,
            $"Nhập vào các ô nền vàng nhạt; các ô khác được khóa để giữ đúng mã và nhãn của biểu mẫu. Ô có dấu{RequiredMark} ở tên là ô bắt buộc.",
            "Điền các trang theo thứ tự từ trái sang phải; trang tên đề mục, nhãn ở cuối chỉ điền khi cần đổi tên mặc định. Bảng thiếu dòng thì chèn thêm dòng.",
            "Số: 1.122 hoặc 1122; số thập phân: 98,9; tỷ lệ: 99,72 hoặc 99,72%. Ngày: 06/11/2024.",
            $"Ô để trống nghĩa là không có trường đó. Ghi \"{WorkbookMarks.Null}\" khi trường có nhưng để trống; \"{WorkbookMarks.Empty}\" khi danh sách không có mục nào.",
            "Ô nhiều giá trị: mỗi giá trị một dòng trong ô (Alt + Enter).",
            "Kiểm tra: reportforge check TỆP.xlsx. Lập dự thảo: reportforge draft TỆP.xlsx.",
        ];
        for (var index = 0; index < lines.Length; index++)
            sheet.Set(1, index + 1, CellDraft.Of(lines[index], index == 0 ? CellLook.Title : CellLook.Locked));
        return sheet;
    }

    private SheetDraft Fields(FieldSheet layout)
    {
        var sheet = Begin(layout, ["Trường", "Nội dung", "Đơn vị, lựa chọn", "Giá trị"], [30, 60, 40, 60]);
        sheet.HiddenColumns.Add(1);
        var row = WorkbookMarks.HeaderRow + 1;
        foreach (var field in layout.Rows)
        {
            var value = Follow(data, field.Path);
            if (field.Path == KindRow.Path)
            {
                NameTheKind(sheet, row++, field);
                continue;
            }

            sheet.Set(1, row, CellDraft.Of(field.Path, CellLook.Path));
            var mark = !field.IsGroup && !field.Field.Allows(FieldTypes.Null) && IsRequiredThroughout(field.Path) ? RequiredMark : "";
            sheet.Set(2, row, CellDraft.Of(WorkbookMarks.Label(field.Field.Title ?? field.Path) + mark, field.IsGroup ? CellLook.Heading : CellLook.Locked));
            sheet.Set(3, row, CellDraft.Of(Hint(field.Field), CellLook.Locked));
            sheet.Set(ValueColumn, row, field.IsGroup ? Group(value) : Cell(field.Field, value, IsRequired(field.Path)));
            if (!field.IsGroup)
                Offer(sheet, CellName.Of(ValueColumn, row), field.Field);
            row++;
        }

        return sheet;
    }

    // People see its name; the key, which programs and files know it by, stands in the hidden column.
    private void NameTheKind(SheetDraft sheet, int row, FieldRow field)
    {
        sheet.Set(1, row, CellDraft.Of(KindRow.Of(kind.Id), CellLook.Path));
        sheet.Set(2, row, CellDraft.Of(WorkbookMarks.Label(field.Field.Title ?? field.Path), CellLook.Locked));
        sheet.Set(ValueColumn, row, CellDraft.Of(kind.Name.Vi, CellLook.Locked));
    }

    private SheetDraft Form(FormSheet layout)
    {
        var sheet = Begin(layout, ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Cách điền", "Khóa"], [9, 62, 32, 16, 32, 30]);
        sheet.HiddenColumns.Add(6);
        var variant = data.TryGetMember("variant", out var name) ? name.AsString() : null;
        var stated = data.TryGetMember("indicators", out var indicators) ? indicators : Value.Null;
        var row = WorkbookMarks.HeaderRow + 1;
        foreach (var indicator in kind.Catalogue.Rows)
        {
            var print = indicator.In(variant);
            var isGroup = indicator.Type == IndicatorType.Group;
            sheet.Set(1, row, CellDraft.Of(print.Code, isGroup ? CellLook.Heading : CellLook.Locked));
            sheet.Set(2, row, CellDraft.Of(print.Label, isGroup ? CellLook.Heading : CellLook.Locked));
            sheet.Set(3, row, CellDraft.Of(UnitText(indicator, print), CellLook.Locked));
            sheet.Set(ValueColumn, row, isGroup && !IsStated(indicator, stated) ? CellDraft.Of(null, CellLook.Heading) : FormCell(indicator, stated));
            sheet.Set(5, row, CellDraft.Of(indicator.From is { } from ? $"để trống thì lấy từ ô “{LabelAt(from)}”" : null, CellLook.Locked));
            sheet.Set(6, row, CellDraft.Of(indicator.Key, CellLook.Path));
            row++;
        }

        return sheet;
    }

    private static bool IsStated(Indicator indicator, Value stated) => stated.TryGetMember(indicator.Key, out var value) && !value.IsNull;

    private string LabelAt(string path) => kind.Contract.At(path)?.Title ?? path;

    private CellDraft FormCell(Indicator indicator, Value stated)
    {
        var field = kind.Contract.Field("indicators")?.Field(indicator.Key) ?? new ContractField();
        return Cell(field, stated.TryGetMember(indicator.Key, out var value) ? value : null, isRequired: false);
    }

    private static string? UnitText(Indicator indicator, IndicatorPrint print) => indicator.Type == IndicatorType.Option
        ? string.Join('\n', print.Options.Select(option => string.Create(CultureInfo.InvariantCulture, $"{option.Label} = {option.Value}")))
        : print.Unit;

    private SheetDraft Table(TableSheet layout)
    {
        string[] parents = [.. Enumerable.Range(1, layout.Parents).Select(level => $"Thuộc dòng số mấy của bảng “{LabelAt(string.Join("[0]", layout.Path.Split("[]").Take(level)))}”")];
        string[] keys = layout.HasKeys ? [KeyTitle(layout)] : [];
        string[] titles = [.. parents, .. keys, .. layout.Columns.Select(column => Title(layout, column))];
        string[] paths = [.. parents.Select(_ => "#"), .. keys.Select(_ => "key"), .. layout.Columns.Select(column => column.Path.Length == 0 ? "value" : column.Path)];
        var sheet = Begin(layout, titles, [.. titles.Select((title, index) => index < layout.FirstColumn - 1 ? 24d : WidthOf(layout, layout.Columns[index - layout.FirstColumn + 1], title))]);
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
        var title = column.Field.Title is { } known ? WorkbookMarks.Label(known) : (column.Path.Length == 0 ? "Mỗi dòng một mục" : column.Path);
        return !column.IsGroup && !column.Field.Allows(FieldTypes.Null) && column.Path.Length > 0 && IsRequired($"{layout.Path}{(layout.HasKeys ? ".x" : "[0]")}.{column.Path}") ? title + RequiredMark : title;
    }

    /// <summary>As wide as its title and what stands in it, within what a screen holds.</summary>
    private double WidthOf(TableSheet layout, FieldRow column, string title)
    {
        var longest = Elements(layout).Select(element => element.Part(column.Path) is { IsNull: false } value ? value.ToString().Length : 0).DefaultIfEmpty(0).Max();
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
            sheet.Set(parent + 1, row, new CellDraft(null, parent < element.Parents.Length ? element.Parents[parent] : null, CellLook.Input));
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
            .Concat(labels.Where(label => given.TrueForAll(row => row.Key != label.Key)).Select(label => new TableElement([], label.Value, null)));
    }

    private static IEnumerable<(Value List, ImmutableArray<int> Parents)> Descend(Value owner, string[] names, int level, ImmutableArray<int> parents)
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

    private static SheetDraft Begin(SheetLayout layout, string[] titles, double[] widths)
    {
        var sheet = new SheetDraft(layout.Name) { FrozenRows = WorkbookMarks.HeaderRow };
        sheet.ColumnWidths.AddRange(widths);
        // The first column of a sheet of fields is hidden.
        sheet.Set(layout is FieldSheet ? 2 : 1, 1, CellDraft.Of(WorkbookMarks.Label(layout.Title), CellLook.Title));
        for (var column = 0; column < titles.Length; column++)
            sheet.Set(column + 1, WorkbookMarks.HeaderRow, CellDraft.Of(titles[column], CellLook.Heading));
        return sheet;
    }

    private static CellDraft Group(Value? value) => value switch
    {
        null => CellDraft.Of(null, CellLook.Heading),
        { IsNull: true } => CellDraft.Of(WorkbookMarks.Null, CellLook.Input),
        { } group when group.AsObject() is { Count: 0 } => CellDraft.Of(WorkbookMarks.Empty, CellLook.Input),
        _ => CellDraft.Of(null, CellLook.Heading),
    };

    /// <summary>The value of a field as its type is typed in; null means that the field is not there.</summary>
    private static CellDraft Cell(ContractField field, Value? given, bool isRequired)
    {
        if (given is not { } value)
            return CellDraft.Of(null, LookOf(field));
        if (value.IsNull)
            return CellDraft.Of(isRequired ? null : WorkbookMarks.Null, LookOf(field));
        if (value.TryGetArray(out var list))
            return CellDraft.Of(list.Count == 0 ? WorkbookMarks.Empty : string.Join('\n', list.Select(item => item.ToString())), CellLook.InputText);
        if (value.TryGetBoolean(out var flag))
            return CellDraft.Of(flag ? WorkbookMarks.Yes : WorkbookMarks.No, CellLook.Input);
        if (field.IsDate && value.AsString() is { } text && DateWriting.TryParse(text, out var date))
            return CellDraft.Of(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), CellLook.Input);
        if (value.IsNumber && value.AsDecimal() is { } number)
            return new CellDraft(null, number, CellLook.Input);
        return CellDraft.Of(value.ToString() is { Length: > 0 } shown ? ChoiceWords.Of(field, shown) : WorkbookMarks.Empty, LookOf(field));
    }

    private static CellLook LookOf(ContractField field) =>
        field.IsDate || field.Allows(FieldTypes.Number) || field.Allows(FieldTypes.Integer) || field.Allows(FieldTypes.Boolean) ? CellLook.Input : CellLook.InputText;

    private static void Offer(SheetDraft sheet, string cells, ContractField field)
    {
        ImmutableArray<string> options = field.Types == FieldTypes.Boolean
            ? [WorkbookMarks.Yes, WorkbookMarks.No]
            : [.. field.Options.Select(option => option.AsString()).OfType<string>().Select(option => ChoiceWords.Of(field, option))];
        if (options.Length > 0 && options.Sum(option => option.Length + 1) <= LongestChoice && !options.Any(option => option.Contains(',', StringComparison.Ordinal)))
            sheet.Choices.Add(new CellChoice(cells, options));
    }

    private static string? Hint(ContractField field)
    {
        var hint = field.Options.IsEmpty
            ? field.Description
            : string.Join(", ", field.Options.Where(option => !option.IsNull).Select(option => ChoiceWords.Of(field, option.ToString())));
        return field.IsPrinted ? hint : string.IsNullOrEmpty(hint) ? WorkbookMarks.NotPrinted : $"{hint} ({WorkbookMarks.NotPrinted})";
    }

    // What an optional group demands is demanded only of those who fill in the group.
    private bool IsRequiredThroughout(string path)
    {
        for (var end = path.Length; end > 0; end = path[..end].LastIndexOf('.'))
        {
            if (!IsRequired(path[..end]))
                return false;
        }

        return true;
    }

    private bool IsRequired(string path)
    {
        var end = path.LastIndexOf('.');
        var owner = end < 0 ? kind.Contract : kind.Contract.At(path[..end]);
        return owner?.Required.Contains(path[(end + 1)..]) == true;
    }

    /// <summary>The value at a path, or nothing when the field is not there.</summary>
    private static Value? Follow(Value owner, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (!owner.TryGetMember(name, out var inner))
                return null;
            owner = inner;
        }

        return owner;
    }

    /// <summary>One row of a table; a spare one waits to be filled in.</summary>
    private sealed record TableElement(ImmutableArray<int> Parents, string? Key, Value? Value)
    {
        public static readonly TableElement Spare = new([], null, null);

        public Value? Part(string path) => path.Length == 0 || Value is not { } element ? Value : Follow(element, path);
    }
}
