using Microsoft.Extensions.Logging;

namespace ReportForge.Worker.Logging;

/// <summary>Every line that the service logs, with the ids of its events. None has personal data in it.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(2001, LogLevel.Information, "Phục vụ tại {Urls}; dữ liệu ở {Folder}")]
    public static partial void Started(ILogger log, string urls, string folder);

    [LoggerMessage(2002, LogLevel.Information, "Đang dừng: làm nốt các yêu cầu đã nhận")]
    public static partial void Stopping(ILogger log);

    [LoggerMessage(2003, LogLevel.Information, "Hết thời hạn lưu, đã xóa: {What} {Count}")]
    public static partial void Removed(ILogger log, string what, int count);

    [LoggerMessage(2004, LogLevel.Error, "Kho dữ liệu vừa do phiên bản chương trình mới hơn nâng cấp ('{Script}'): phiên bản này dừng")]
    public static partial void StoreIsLater(ILogger log, string script);

    [LoggerMessage(2101, LogLevel.Information, "Có người đăng nhập qua nhà cung cấp danh tính nhưng không có tài khoản nào dành cho họ")]
    public static partial void NoAccount(ILogger log);

    [LoggerMessage(2204, LogLevel.Warning, "{Code}: nhà cung cấp danh tính không trả lời, hoặc câu trả lời không dùng được")]
    public static partial void ProviderFailed(ILogger log, string code, Exception failure);

    [LoggerMessage(2203, LogLevel.Error, "Đơn vị thứ {Ordinal} của lần lập hàng loạt: chương trình có lỗi")]
    public static partial void UnitDefect(ILogger log, int ordinal, Exception defect);

    [LoggerMessage(2201, LogLevel.Error, "{Path}: máy không cho đọc hoặc ghi")]
    public static partial void MachineFailed(ILogger log, string path, Exception failure);

    [LoggerMessage(2202, LogLevel.Error, "{Method} {Path}: chương trình có lỗi")]
    public static partial void Defect(ILogger log, string method, string path, Exception defect);
}
