using ReportForge.Findings;

namespace ReportForge.Reports.Workbooks;

/// <summary>What is said about a workbook and its cells.</summary>
internal static class WorkbookFindings
{
    public static Finding NoKind(Place place) => new("RF3404", Severity.Error, place,
        new($"Không thấy loại báo cáo: trang '{WorkbookLayout.GeneralName}' cần dòng ghi loại báo cáo.",
            $"The report kind is missing: the sheet '{WorkbookLayout.GeneralName}' needs a row with the field 'kind'."))
    {
        Hint = new("Dùng sổ tính do 'reportforge data new' tạo ra.", "Use a workbook that 'reportforge data new' has made."),
    };

    public static Finding MissingSheet(Place place, string name) => new("RF3405", Severity.Warning, place,
        new($"Sổ tính thiếu trang '{name}'.", $"The workbook lacks the sheet '{name}'."));

    public static Finding UnknownSheet(Place place, string name, string? nearest) => new("RF3406", Severity.Warning, place,
        new($"Trang '{name}' không thuộc mẫu nên không được đọc.", $"The sheet '{name}' is not part of the form and was not read."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding UnknownPath(Place place, string path, string? nearest) => new("RF3410", Severity.Error, place,
        new($"Không có trường '{path}' trên trang này.", $"This sheet has no field '{path}'."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding DuplicatePath(Place place, string path) => new("RF3411", Severity.Error, place,
        new($"'{path}' được ghi ở hai dòng.", $"'{path}' stands in two rows."));

    public static Finding ErrorCell(Place place, string error) => new("RF3412", Severity.Error, place,
        new($"Ô báo lỗi {error}.", $"The cell shows the error {error}."))
    {
        Hint = new("Sửa công thức hoặc nhập thẳng giá trị.", "Mend the formula or type the value."),
    };

    public static Finding FormulaWithoutValue(Place place) => new("RF3413", Severity.Error, place,
        new("Công thức của ô chưa có kết quả lưu trong tệp.", "The file holds no result for the formula of this cell."))
    {
        Hint = new(
            "Mở sổ tính bằng Excel rồi lưu lại, hoặc nhập thẳng giá trị.",
            "Open the workbook in Excel and save it, or type the value."),
    };

    public static Finding FormulaAsText(Place place) => new("RF3431", Severity.Error, place,
        new(
            "Ô này giữ nguyên chữ đã gõ nên công thức không được tính.",
            "This cell keeps what is typed, so that the formula is not worked out."))
    {
        Hint = new("Nhập thẳng giá trị.", "Type the value."),
    };

    public static Finding NotANumber(Place place, string text) => new("RF3414", Severity.Error, place,
        new($"'{text}' không phải là số.", $"'{text}' is not a number."))
    {
        Hint = new("Viết 1.122 hoặc 1122, số thập phân 98,9, tỷ lệ 99,72%.", "Write 1.122 or 1122, decimals as 98,9, shares as 99,72%."),
    };

    public static Finding AmbiguousNumber(Place place, string text) => new("RF3415", Severity.Error, place,
        new($"'{text}' có thể hiểu hai cách.", $"'{text}' can be read in two ways."))
    {
        Hint = new(
            "Viết liền các chữ số nếu là hàng nghìn (1122), hoặc bớt chữ số thập phân (1,12).",
            "Write the digits together for thousands (1122), or fewer decimals (1,12)."),
    };

    public static Finding PercentInCount(Place place, string text) => new("RF3416", Severity.Error, place,
        new($"'{text}' là tỷ lệ phần trăm, nhưng ô này cần số lượng.", $"'{text}' is a percentage, but this cell needs a count."));

    public static Finding ProbablyPercent(Place place, string found, string meant) => new("RF3417", Severity.Warning, place,
        new($"Tỷ lệ {found}% rất nhỏ; có phải {meant}%?", $"A share of {found}% is very small; is {meant}% meant?"))
    {
        Hint = new("Ghi tỷ lệ theo phần trăm, ví dụ 99,72.", "Write shares in per cent, such as 99,72."),
    };

    public static Finding ShareOutOfRange(Place place, string label, string text) => new("RF3430", Severity.Error, place,
        new($"Tỷ lệ “{label}” ghi {text}, ngoài khoảng từ 0 đến 100.", $"The share “{label}” is {text}, which is not between 0 and 100."))
    {
        Hint = new("Ghi tỷ lệ theo phần trăm, ví dụ 98,5.", "Write shares in per cent, such as 98,5."),
    };

    public static Finding NotADate(Place place, string text) => new("RF3418", Severity.Error, place,
        new($"'{text}' không phải là ngày có trong lịch.", $"'{text}' is no day of the calendar."))
    {
        Expected = new("ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 06/11/2024", "day/month/year with four digits, such as 06/11/2024"),
    };

    public static Finding NotAFlag(Place place, string text) => new("RF3419", Severity.Error, place,
        new($"'{text}' không phải là Có hoặc Không.", $"'{text}' is neither Có (yes) nor Không (no)."));

    public static Finding NotText(Place place, string text) => new("RF3420", Severity.Error, place,
        new($"Ô cần văn bản nhưng chứa '{text}'.", $"The cell needs a text but holds '{text}'."));

    public static Finding NoKey(Place place) => new("RF3421", Severity.Error, place,
        new("Dòng có nội dung nhưng thiếu khóa ở cột đầu.", "The row holds something but has no key in its first column."));

    public static Finding DuplicateKey(Place place, string key) => new("RF3422", Severity.Error, place,
        new($"Khóa '{key}' bị trùng.", $"The key '{key}' stands twice."));

    public static Finding UnknownParent(Place place, string row) => new("RF3423", Severity.Error, place,
        new(
            $"Không có dòng số '{row}' ở bảng mà dòng này thuộc về.",
            $"There is no row number '{row}' in the table that this row belongs to."));

    public static Finding UnknownColumn(Place place, string column, string? nearest) => new("RF3424", Severity.Error, place,
        new($"Bảng không có cột '{column}'.", $"The table has no column '{column}'."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding ForbiddenCharacter(Place place, string code) => new("RF3425", Severity.Error, place,
        new(
            $"Ô có ký tự điều khiển {code} không dùng được trong văn bản.",
            $"The cell holds the control character {code}, which no document can have."));

    public static Finding ValueInGroup(Place place, string label) => new("RF3426", Severity.Warning, place,
        new($"Dòng nhóm '{label}' không ghi số liệu.", $"The group row '{label}' takes no value."));

    public static Finding Merged(Place place, string cells) => new("RF3428", Severity.Error, place,
        new(
            $"Các ô {cells} gộp làm một: chỉ ô đầu có giá trị, các trường còn lại bị bỏ trống.",
            $"The cells {cells} are merged: only the first has a value, the other fields are blank."))
    {
        Hint = new("Bỏ gộp ô (Unmerge Cells) rồi nhập từng ô.", "Unmerge the cells and fill in each of them."),
    };

    public static Finding Stray(Place place, string text, int count) => new("RF3429", Severity.Warning, place,
        new($"“{Short(text)}” nằm ngoài các cột của mẫu nên không được "
            + $"đọc{(count > 1 ? $" (cùng {count - 1} ô khác trên trang này)" : "")}.",
            $"“{Short(text)}” stands outside the columns of the form and was not "
                + $"read{(count > 1 ? $", like {count - 1} other cells of this sheet" : "")}."))
    {
        Hint = new("Chuyển vào ô nền vàng của dòng, hoặc xóa đi.", "Move it to the yellow cell of the row, or remove it."),
    };

    private static string Short(string text)
    {
        const int longest = 40;
        return text.Length <= longest ? text : text[..longest].TrimEnd() + "…";
    }

    public static Finding NoCsvHeader(Place place, string column) => new("RF3427", Severity.Error, place,
        new($"Dòng đầu của CSV thiếu cột '{column}'.", $"The first line of the CSV lacks the column '{column}'."))
    {
        Expected = Wording.Same("key,value"),
    };
}
