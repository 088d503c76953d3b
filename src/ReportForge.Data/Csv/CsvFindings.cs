using ReportForge.Findings;

namespace ReportForge.Data.Csv;

/// <summary>Why a CSV file cannot be read.</summary>
public static class CsvFindings
{
    public static Finding UnknownEncoding(string file) => new("RF6007", Severity.Error, Place.InFile(file),
        new("bảng mã của tệp không phải UTF-8 nên chữ tiếng Việt sẽ sai", "the file is not in UTF-8, so Vietnamese letters would be wrong"))
    {
        Hint = new(
            "Trong Excel chọn Save As, kiểu 'CSV UTF-8 (Comma delimited)', hoặc lưu thành .xlsx.",
            "In Excel choose Save As, type 'CSV UTF-8 (Comma delimited)', or save as .xlsx."),
    };

    public static Finding TooLarge(Place place, int megabytes) => new("RF6028", Severity.Error, place,
        new($"bảng lớn quá {megabytes} MB nên không đọc", $"the table is larger than {megabytes} MB and is not read"))
    {
        Hint = new("Chia bảng thành nhiều tệp.", "Split the table into several files."),
    };

    public static Finding TooManyCells(Place place, int limit) => new("RF6029", Severity.Error, place,
        new($"bảng có hơn {limit} hàng, ô nên không đọc", $"the table has more than {limit} rows and cells and is not read"))
    {
        Hint = new(
            "Xóa các hàng, cột thừa hoặc chia bảng thành nhiều tệp.",
            "Drop rows and columns that are not needed, or split the table."),
    };

    public static Finding OpenQuote(Place place) => new("RF6008", Severity.Error, place,
        new(
            "dấu nháy kép mở ở hàng này không có dấu đóng, các hàng sau bị nuốt vào một ô",
            "a quote that opens in this row never closes and swallows the rows behind it"))
    {
        Hint = new(
            "Thêm dấu nháy đóng hoặc bỏ dấu nháy mở; dấu nháy trong ô phải viết đôi (\"\").",
            "Add the closing quote or drop the opening one; a quote within a cell is written twice (\"\")."),
    };
}
