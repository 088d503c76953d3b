using System.Collections.Frozen;
using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>Findings about files and the machine: RF51xx.</summary>
public static class MachineFindings
{
    internal const string NoPlace = "RF5113";
    private const string FolderUnread = "RF5105";
    private const string Unread = "RF5110";
    private const string Unwritten = "RF5111";
    private const string Full = "RF5112";
    private const string Unprinted = "RF5114";
    private const string Refusal = "RF5115";

    private static readonly FrozenSet<string> OfTheMachine =
        FrozenSet.ToFrozenSet([FolderUnread, Unread, Unwritten, Full, NoPlace, Unprinted, Refusal], StringComparer.Ordinal);

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

    public static Finding NotARegularFile(string file) => new("RF5103", Severity.Error, Place.InFile(file),
        new(
            $"'{file}' là liên kết, thiết bị hoặc đường ống, không phải tệp thường, nên không đọc",
            $"'{file}' is a link, a device or a pipe, no regular file, and is not read"))
    {
        Hint = new("Chép chính tệp dữ liệu vào chỗ đó.", "Copy the file itself there."),
    };

    public static Finding FileTooLarge(string file, long limit) => new("RF5104", Severity.Error, Place.InFile(file),
        new($"tệp lớn quá {limit / 1_000_000} MB nên không đọc", $"the file is larger than {limit / 1_000_000} MB and is not read"))
    {
        Hint = new(
            "Kiểm tra có đúng tệp không; dữ liệu nhiều đơn vị thì ghi thành .jsonl, mỗi dòng một đơn vị.",
            "See whether it is the right file; data of many units goes into a .jsonl, one unit a line."),
    };

    public static Finding CannotReadFolder(string folder, Exception cause) => new(FolderUnread, Severity.Error, Place.InFile(folder),
        new($"không xem được thư mục '{folder}': {Reason(cause).Vi}", $"cannot look into the folder '{folder}': {Reason(cause).En}"))
    {
        Hint = new("Xin quyền đọc thư mục đó.", "Ask for the right to read that folder."),
    };

    public static Finding NoPlaceForAFile(string path) => new(NoPlace, Severity.Error, Place.InFile(path),
        new($"'{path}' là thiết bị hoặc đường ống, không phải chỗ đặt tệp", $"'{path}' is a device or a pipe, no place for a file"))
    {
        Hint = new("Ghi tên một tệp.", "Give the name of a file."),
    };

    public static Finding CannotPrint(Exception cause) => new(Unprinted, Severity.Error, Place.Whole,
        new($"không in được kết quả ra đầu ra chuẩn: {Reason(cause).Vi}", $"cannot print to standard output: {Reason(cause).En}"))
    {
        Hint = new("Giải phóng dung lượng ở nơi nhận, rồi chạy lại.", "Free some space where the output goes, then run again."),
    };

    public static Finding Refused(Exception cause) => new(Refusal, Severity.Error, Place.Whole,
        new($"máy không cho đọc hoặc ghi: {cause.Message}", $"the machine does not let a file be read or written: {cause.Message}"))
    {
        Hint = new("Kiểm tra quyền và dung lượng của thư mục rồi chạy lại.", "Check rights and free space of the folder, then run again."),
    };

    /// <summary>Whether a code tells of a failure of the machine, not of a mistake in the data.</summary>
    public static bool IsMachineFailure(string code) => OfTheMachine.Contains(code);

    public static Finding CannotRead(string path, Exception cause) => new(Unread, Severity.Error, Place.InFile(path),
        new($"không đọc được tệp '{path}': {Reason(cause).Vi}", $"cannot read the file '{path}': {Reason(cause).En}"))
    {
        Hint = new(
            "Kiểm tra quyền đọc tệp và đóng chương trình đang giữ tệp.",
            "Check the right to read the file and close the program that holds it."),
    };

    public static Finding CannotWrite(string path, Exception cause) => IsDiskFull(cause) ? DiskFull(path) : new(
        Unwritten, Severity.Error, Place.InFile(path),
        new(
            $"không ghi được tệp '{path}': {WhyNotWritten(path, cause).Vi}",
            $"cannot write the file '{path}': {WhyNotWritten(path, cause).En}"))
    {
        Hint = new(
            "Chọn thư mục khác mà tài khoản này được ghi, hoặc xin cấp quyền ghi; đóng tệp nếu đang mở trong Word.",
            "Choose a folder that this account may write to, or ask for the right; close the file if it is open in Word."),
    };

    public static bool IsDiskFull(Exception cause) => DiskFullCodes.Contains(cause.HResult);

    /// <summary>Whether another program holds the file.</summary>
    public static bool IsInUse(Exception cause) => InUseCodes.Contains(cause.HResult);

    public static Finding DiskFull(string path) => new(Full, Severity.Error, Place.InFile(path),
        new($"ổ đĩa đã đầy khi ghi tệp '{path}'", $"the disk is full while writing '{path}'"))
    {
        Hint = new("Giải phóng dung lượng hoặc chọn ổ đĩa khác, rồi chạy lại.", "Free some space or choose another disk, then run again."),
    };

    // The runtime tells a file among the folders of a path in several ways, all of them in English.
#pragma warning disable RS0030 // Something was refused already: what may not be looked at adds nothing to what is said.
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
#pragma warning restore RS0030

    private static Wording Reason(Exception cause) => cause switch
    {
        UnauthorizedAccessException => new("không có quyền", "no permission"),
        _ when ReadOnlyCodes.Contains(cause.HResult) => new("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        _ when DiskFullCodes.Contains(cause.HResult) => new("ổ đĩa đã đầy", "the disk is full"),
        _ when InUseCodes.Contains(cause.HResult) => new("chương trình khác đang giữ tệp", "another program holds the file"),
        PathTooLongException => new("đường dẫn quá dài", "the path is too long"),
        FileNotFoundException => new("tệp không còn ở đó", "the file is no longer there"),
        DirectoryNotFoundException => new("thư mục không tồn tại", "the folder does not exist"),
        _ => Wording.Same(cause.Message),
    };
}
