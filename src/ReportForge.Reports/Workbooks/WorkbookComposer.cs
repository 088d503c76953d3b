using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Workbooks;

/// <summary>Lays report data out over the sheets of its kind; with little data it is the workbook to fill in.</summary>
internal sealed partial class WorkbookComposer(ReportKind kind, Value data)
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
            "Nhập vào các ô nền vàng nhạt; các ô khác được khóa để giữ đúng mã và nhãn của biểu mẫu. "
                + $"Ô có dấu{RequiredMark} ở tên là ô bắt buộc.",
            "Điền các trang theo thứ tự từ trái sang phải; trang tên đề mục, nhãn ở cuối chỉ điền khi cần đổi tên mặc định. "
                + "Bảng thiếu dòng thì chèn thêm dòng.",
            "Số: 1.122 hoặc 1122; số thập phân: 98,9; tỷ lệ: 99,72 hoặc 99,72%. Ngày: 06/11/2024.",
            $"Ô để trống nghĩa là không có trường đó. Ghi \"{WorkbookMarks.Null}\" khi trường có nhưng để trống; "
                + $"\"{WorkbookMarks.Empty}\" khi danh sách không có mục nào.",
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
            sheet.Set(2, row, CellDraft.Of(
                WorkbookMarks.Label(field.Field.Title ?? field.Path) + mark,
                field.IsGroup ? CellLook.Heading : CellLook.Locked));
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
            sheet.Set(ValueColumn, row, isGroup && !IsStated(indicator, stated)
                ? CellDraft.Of(null, CellLook.Heading)
                : FormCell(indicator, stated));
            sheet.Set(
                5, row, CellDraft.Of(indicator.From is { } from ? $"để trống thì lấy từ ô “{LabelAt(from)}”" : null, CellLook.Locked));
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
            return CellDraft.Of(
                list.Count == 0 ? WorkbookMarks.Empty : string.Join('\n', list.Select(item => item.ToString())),
                CellLook.InputText);
        if (value.TryGetBoolean(out var flag))
            return CellDraft.Of(flag ? WorkbookMarks.Yes : WorkbookMarks.No, CellLook.Input);
        if (field.IsDate && value.AsString() is { } text && DateWriting.TryParse(text, out var date))
            return CellDraft.Of(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), CellLook.Input);
        if (value.IsNumber && value.AsDecimal() is { } number)
            return new CellDraft(null, number, CellLook.Input);
        return CellDraft.Of(value.ToString() is { Length: > 0 } shown ? ChoiceWords.Of(field, shown) : WorkbookMarks.Empty, LookOf(field));
    }

    private static CellLook LookOf(ContractField field) =>
        field.IsDate || field.Allows(FieldTypes.Number) || field.Allows(FieldTypes.Integer) || field.Allows(FieldTypes.Boolean)
            ? CellLook.Input
            : CellLook.InputText;

    private static void Offer(SheetDraft sheet, string cells, ContractField field)
    {
        ImmutableArray<string> options = field.Types == FieldTypes.Boolean
            ? [WorkbookMarks.Yes, WorkbookMarks.No]
            : [.. field.Options.Select(option => option.AsString()).OfType<string>().Select(option => ChoiceWords.Of(field, option))];
        if (options.Length > 0
            && options.Sum(option => option.Length + 1) <= LongestChoice
            && !options.Any(option => option.Contains(',', StringComparison.Ordinal)))
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
}
