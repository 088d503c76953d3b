using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>Findings about files and the machine: RF51xx.</summary>
public static class MachineFindings
{
    // errno of Linux and macOS, and the low word of the Windows error codes of the same meaning.
    private static readonly int[] DiskFullCodes = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] ReadOnlyCodes = [30, unchecked((int)0x80070013)];
    private static readonly int[] InUseCodes = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    public static Finding FileNotFound(string file, string? nearest) => new("RF5101", Severity.Error, Place.InFile(file),
        new($"không có tệp '{file}'", $"there is no file '{file}'"))
    {
        Hint = nearest is null
            ? new("Kiểm tra lại đường dẫn và tên tệp.", "Check the path and the name of the file.")
            : new($"Có phải tệp '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding FolderInsteadOfFile(string file) => new("RF5102", Severity.Error, Place.InFile(file),
        new($"'{file}' là thư mục, không phải tệp", $"'{file}' is a folder, not a file"))
    {
        Hint = new("Ghi tên một tệp trong thư mục đó.", "Name a file in that folder."),
    };

    public static Finding CannotRead(string path, Exception cause) => new("RF5110", Severity.Error, Place.InFile(path),
        new($"không đọc được tệp '{path}': {Reason(cause).Vi}", $"cannot read the file '{path}': {Reason(cause).En}"))
    {
        Hint = new("Kiểm tra quyền đọc tệp và đóng chương trình đang giữ tệp.", "Check the right to read the file and close the program that holds it."),
    };

    public static Finding CannotWrite(string path, Exception cause) => IsDiskFull(cause) ? DiskFull(path) : new(
        "RF5111", Severity.Error, Place.InFile(path),
        new($"không ghi được tệp '{path}': {WhyNotWritten(path, cause).Vi}", $"cannot write the file '{path}': {WhyNotWritten(path, cause).En}"))
    {
        Hint = new(
            "Chọn thư mục khác mà tài khoản này được ghi, hoặc xin cấp quyền ghi; đóng tệp nếu đang mở trong Word.",
            "Choose a folder that this account may write to, or ask for the right; close the file if it is open in Word."),
    };

    public static bool IsDiskFull(Exception cause) => DiskFullCodes.Contains(cause.HResult);

    public static Finding DiskFull(string path) => new("RF5112", Severity.Error, Place.InFile(path),
        new($"ổ đĩa đã đầy khi ghi tệp '{path}'", $"the disk is full while writing '{path}'"))
    {
        Hint = new("Giải phóng dung lượng hoặc chọn ổ đĩa khác, rồi chạy lại.", "Free some space or choose another disk, then run again."),
    };

    // The runtime tells a file among the folders of a path in several ways, all of them in English.
    private static Wording WhyNotWritten(string path, Exception cause)
    {
        if (Directory.Exists(path))
            return new($"'{path}' là thư mục", $"'{path}' is a folder");
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder))
                return new($"'{folder}' là tệp, không phải thư mục", $"'{folder}' is a file, not a folder");
        }

        return Reason(cause);
    }

    private static Wording Reason(Exception cause) => cause switch
    {
        UnauthorizedAccessException => new("không có quyền", "no permission"),
        _ when ReadOnlyCodes.Contains(cause.HResult) => new("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        _ when InUseCodes.Contains(cause.HResult) => new("chương trình khác đang giữ tệp", "another program holds the file"),
        PathTooLongException => new("đường dẫn quá dài", "the path is too long"),
        DirectoryNotFoundException => new("thư mục không tồn tại", "the folder does not exist"),
        _ => Wording.Same(cause.Message),
    };
}
