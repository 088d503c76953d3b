using ReportForge.Findings;

namespace ReportForge.Packaging.Zip;

/// <summary>What can be wrong with a zip as such, whatever it holds: one method a code.</summary>
internal static class ZipFindings
{
    public static Finding Truncated(string file) => Of(
        "RF4003",
        Place.InFile(file),
        new(
            "tệp bị cắt cụt hoặc hỏng: không đọc được thư mục của gói",
            "the file is cut off or damaged: the package's directory cannot be read"),
        new("Chép hoặc tải lại tệp từ bản gốc.", "Copy or download the file again from the original."));

    public static Finding TooManyEntries(string file, long count, int limit) => Of(
        "RF4005",
        Place.InFile(file),
        new($"gói có {count} thành phần, giới hạn là {limit}", $"the package has {count} entries, the limit is {limit}"));

    public static Finding EntryEncrypted(string file, string name) => Of(
        "RF4011",
        In(file, name),
        new("thành phần được mã hóa bằng mật khẩu zip", "the entry is encrypted with a zip password"),
        new("Lưu lại tệp bằng Word không đặt mật khẩu.", "Save the file in Word without a password."));

    public static Finding UnknownMethod(string file, string name, int method) => Of(
        "RF4012",
        In(file, name),
        new($"kiểu nén {method} không dùng được trong .docx", $"compression method {method} cannot be used in a .docx"),
        new("Mở tệp bằng Word rồi lưu lại.", "Open the file in Word and save it again."));

    public static Finding EntryDamaged(string file, string name) => Of(
        "RF4013",
        In(file, name),
        new(
            "thành phần bị hỏng: dữ liệu không khớp với độ dài hoặc mã kiểm tra",
            "the entry is damaged: its data does not agree with its length or checksum"),
        new("Chép hoặc tải lại tệp từ bản gốc.", "Copy or download the file again from the original."));

    private static Finding Of(string code, Place place, Wording message, Wording? hint = null) =>
        new(code, Severity.Error, place, message) { Hint = hint };

    private static Place In(string file, string name) => new() { File = file, Location = Wording.Same(name) };
}
