using ReportForge.Findings;

namespace ReportForge.Data.Sheets;

/// <summary>Why the file of a workbook cannot be read.</summary>
public static class SheetFindings
{
    public static Finding OldFormat(Place place) => new("RF3401", Severity.Error, place,
        new(
            "Tệp là sổ tính kiểu cũ (.xls) hoặc có mật khẩu, không phải .xlsx.",
            "The file is a workbook of the old format (.xls) or protected by a password, not an .xlsx."))
    {
        Hint = new(
            "Mở tệp, bỏ mật khẩu nếu có, rồi lưu lại với kiểu 'Excel Workbook (.xlsx)'.",
            "Open it, remove the password if there is one, and save it as 'Excel Workbook (.xlsx)'."),
    };

    public static Finding NotAWorkbook(Place place) => new("RF3402", Severity.Error, place,
        new("Tệp không phải là sổ tính Excel (.xlsx).", "The file is no Excel workbook (.xlsx)."))
    {
        Hint = new(
            "Mở tệp bằng Excel rồi lưu lại với kiểu 'Excel Workbook (.xlsx)'; đổi tên tệp là chưa đủ.",
            "Open it in Excel and save it as 'Excel Workbook (.xlsx)'; another name is not enough."),
    };

    public static Finding TooManyCells(Place place, int limit) => new("RF3403", Severity.Error, place,
        new($"Sổ tính có hơn {limit} ô có nội dung.", $"The workbook has more than {limit} filled cells."));
}
