using ReportForge.Findings;

namespace ReportForge.Reports.Replacing;

/// <summary>Why a file is not written over: RF514x.</summary>
public static class ReplaceFindings
{
    private static readonly Wording AnotherNameOrForce = new(
        "Chọn tên khác ở --out, hoặc chạy lại với --force nếu chắc chắn không cần tệp đang có.",
        "Choose another name for --out, or run again with --force if you are sure that the file is not needed.");

    public static Finding Input(string file) => new("RF5141", Severity.Error, Place.InFile(file),
        new($"không ghi vào '{file}': đó là tệp mà lệnh này đọc", $"'{file}' is not written: it is a file that this command reads"))
    {
        Hint = new("Chọn tên khác ở --out.", "Choose another name for --out."),
    };

    public static Finding Issued(string file) => new("RF5431", Severity.Error, Place.InFile(file),
        new($"đã có văn bản ban hành '{file}' với nội dung khác", $"an issued document '{file}' with other contents is there already"))
    {
        Hint = new(
            "Văn bản đã ban hành không được ghi đè; chọn tên hoặc thư mục khác.",
            "An issued document is never overwritten; choose another name or folder."),
    };

    public static Finding SomethingElse(string file) => new("RF5142", Severity.Error, Place.InFile(file),
        new(
            $"đã có tệp '{file}', không phải do lệnh này lập ra; trong đó có thể có nội dung cần giữ",
            $"the file '{file}' is there and was not made by this command; it may hold what is still needed"))
    {
        Hint = AnotherNameOrForce,
    };

    public static Finding AnotherReport(string file) => new("RF5143", Severity.Error, Place.InFile(file),
        new(
            $"tệp '{file}' là dự thảo của một báo cáo khác (đơn vị, kỳ hoặc loại khác)",
            $"the file '{file}' is the draft of another report (another unit, period or kind)"))
    {
        Hint = AnotherNameOrForce,
    };

    public static Finding Edited(string file) => new("RF5144", Severity.Error, Place.InFile(file),
        new(
            $"dự thảo '{file}' đã có người sửa từ khi lập; lập lại sẽ mất chỗ sửa",
            $"somebody has changed the draft '{file}' since it was made; making it again would lose that"))
    {
        Hint = new(
            $"Chạy reportforge regenerate {file} --data TỆP-SỐ-LIỆU: số liệu mới được đưa vào, chỗ sửa được giữ nguyên. "
                + "Không cần chỗ sửa thì chạy lại với --force.",
            $"Run reportforge regenerate {file} --data DATA: the new figures come in and what was typed stays. If it is not needed, "
                + "run again with --force."),
    };

    public static Finding PdfOfAnother(string pdf) => new("RF5145", Severity.Warning, Place.InFile(pdf),
        new(
            $"tệp '{pdf}' nằm cạnh văn bản vừa lập nhưng không phải bản PDF của văn bản đó",
            $"'{pdf}' lies beside the document that was just made and is not its PDF"))
    {
        Hint = new(
            "Xem lại tệp này; đổi tên hoặc xóa nếu không dùng nữa.",
            "Look at the file; rename or delete it if it is no longer used."),
    };

    public static Finding PdfRemoved(string pdf) => new("RF5146", Severity.Information, Place.InFile(pdf),
        new($"đã xóa '{pdf}': đó là bản PDF của dự thảo trước", $"'{pdf}' was removed: it was the PDF of the draft before"))
    {
        Hint = new("Cần bản PDF mới thì chạy lại với --pdf.", "Run again with --pdf for a new one."),
    };
}
