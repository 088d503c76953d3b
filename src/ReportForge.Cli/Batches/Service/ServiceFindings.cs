using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Cli.Batches.Service;

/// <summary>Findings about a batch that a service makes: RF57xx.</summary>
internal static class ServiceFindings
{
    public static Finding AddressUnusable(string address) => new("RF5701", Severity.Error, Place.Whole,
        new($"--service không dùng được địa chỉ '{address}'", $"--service cannot use the address '{address}'"))
    {
        Hint = new(
            "Ghi https://tên-máy; http:// chỉ dùng cho chính máy này hoặc địa chỉ IP trong mạng nội bộ, vì khóa được gửi kèm.",
            "Write https://host; http:// is for this machine or an IP address of one's own network only, for the key is sent along."),
    };

    public static Finding KeyMissing(string variable) => new("RF5702", Severity.Error, Place.Whole,
        new("chưa có khóa của dịch vụ", "there is no key of the service"))
    {
        Hint = new(
            $"Đặt khóa vào biến môi trường {variable}, hoặc vào một tệp rồi ghi --service-key-file TỆP. Khóa cấp ở trang Khóa của dịch vụ.",
            $"Put the key into the environment variable {variable}, or into a file and write --service-key-file FILE. The page of keys "
                + "of the service makes one."),
    };

    public static Finding KeyUnusable(string source) => new("RF5703", Severity.Error, Place.Whole,
        new($"'{source}' không chứa một khóa của dịch vụ", $"'{source}' holds no key of a service"))
    {
        Hint = new("Chép nguyên dòng khóa, bắt đầu bằng rf_.", "Copy the whole line of the key, which begins with rf_."),
    };

    public static Finding AddressMissing() => new("RF5704", Severity.Error, Place.Whole,
        new("--service-key-file chỉ dùng cùng với --service", "--service-key-file goes with --service only"));

    public static Finding KindMissing(string kind) => new("RF5705", Severity.Error, Place.Whole,
        new($"dịch vụ không có loại báo cáo '{kind}'", $"the service has no kind '{kind}'"))
    {
        Hint = new("Nhờ người quản trị dịch vụ cài cùng bộ mẫu với máy này.", "Have the service run with the templates of this machine."),
    };

    public static Finding KindDiffers(string kind) => new("RF5706", Severity.Error, Place.Whole,
        new(
            $"mẫu báo cáo '{kind}' của dịch vụ khác mẫu trên máy này nên chưa lập",
            $"the template of '{kind}' at the service is not that of this machine, so nothing was made"))
    {
        Hint = new(
            "Văn bản lập ra sẽ khác nhau. Cập nhật mẫu cho giống nhau ở hai nơi, hoặc lập tại máy này (bỏ --service).",
            "Documents would differ. Bring both to the same templates, or make them here (without --service)."),
    };

    public static Finding ProgramDiffers(string there, string here) => new("RF5707", Severity.Error, Place.Whole,
        new(
            $"dịch vụ chạy chương trình phiên bản '{there}', máy này là '{here}', nên chưa lập",
            $"the service runs version '{there}' of the program, this machine '{here}', so nothing was made"))
    {
        Hint = new(
            "Cập nhật cho hai nơi cùng phiên bản, hoặc lập tại máy này (bỏ --service).",
            "Bring both to the same version, or make the documents here (without --service)."),
    };

    public static Finding Unreachable(Uri address, string reason) => new("RF5710", Severity.Error, Place.Whole,
        new($"không liên lạc được với dịch vụ {address}: {reason}", $"the service {address} cannot be reached: {reason}"))
    {
        Hint = new(
            "Kiểm tra địa chỉ và mạng; văn bản đã lập vẫn nguyên, chạy lại cùng lệnh với --resume để làm tiếp.",
            "Check address and network; what was made stays, run the same command with --resume to go on."),
    };

    public static Finding KeyRefused() => new("RF5711", Severity.Error, Place.Whole,
        new("dịch vụ không nhận khóa này", "the service does not take this key"))
    {
        Hint = new("Khóa sai, đã hết hạn hoặc đã bị thu hồi; xin khóa mới.", "It is wrong, expired or revoked; ask for a new one."),
    };

    public static Finding NotAllowed() => new("RF5712", Severity.Error, Place.Whole,
        new("khóa này không có quyền lập hàng loạt ở dịch vụ", "this key may not make batches at the service"))
    {
        Hint = new("Cần khóa có quyền xem và lập hàng loạt.", "A key with the rights to read and to make batches is needed."),
    };

    public static Finding TooLarge(int sentBytes, int? mebibytes) => new("RF5713", Severity.Error, Place.Whole,
        mebibytes is { } most
            ? new(
                $"một phần dữ liệu gửi lên ({Megabytes(sentBytes)} MB) lớn hơn mức dịch vụ nhận: {most} MiB",
                $"a part of the data ({Megabytes(sentBytes)} MB) is larger than the service takes: {most} MiB")
            : new(
                $"một phần dữ liệu gửi lên ({Megabytes(sentBytes)} MB) lớn hơn mức dịch vụ nhận",
                $"a part of the data ({Megabytes(sentBytes)} MB) is larger than the service takes"))
    {
        Hint = new(
            "Nhờ người quản trị dịch vụ nâng MaxUploadMiB lên từ 32.",
            "Have the setting MaxUploadMiB of the service raised to 32 or more."),
    };

    public static Finding Answered(Uri address, int status, string title) => new("RF5714", Severity.Error, Place.Whole,
        new($"dịch vụ {address} trả lời {status}: {title}", $"the service {address} answers {status}: {title}"))
    {
        Hint = new(
            "Văn bản đã lập vẫn nguyên; chạy lại cùng lệnh với --resume để làm tiếp.",
            "What was made stays; run the same command with --resume to go on."),
    };

    public static Finding NotUnderstood(Uri address) => new("RF5715", Severity.Error, Place.Whole,
        new($"câu trả lời từ {address} không phải của dịch vụ ReportForge", $"what {address} answers is not of a ReportForge service"))
    {
        Hint = new("Kiểm tra địa chỉ sau --service.", "Check the address behind --service."),
    };

    public static Finding Ended(string state) => new("RF5716", Severity.Error, Place.Whole,
        new($"đợt lập ở dịch vụ đã kết thúc giữa chừng ({state})", $"the batch at the service has ended before its time ({state})"))
    {
        Hint = new("Chạy lại cùng lệnh với --resume để làm tiếp.", "Run the same command with --resume to go on."),
    };

    private static string Megabytes(int bytes) => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture);
}
