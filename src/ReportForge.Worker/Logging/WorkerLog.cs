using Microsoft.Extensions.Logging;

namespace ReportForge.Worker.Logging;

/// <summary>Every line that the worker logs, with the ids of its events.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(1001, LogLevel.Information, "Bắt đầu: nhận dữ liệu từ {Inbox}, trả văn bản vào {Outbox}")]
    public static partial void Started(ILogger log, string inbox, string outbox);

    [LoggerMessage(1002, LogLevel.Information, "Đã dừng")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(1003, LogLevel.Information, "Làm tiếp {Count} tệp còn dở")]
    public static partial void GoingOn(ILogger log, int count);

    [LoggerMessage(1004, LogLevel.Warning, "Dừng khi còn tệp đang làm; lần chạy sau sẽ làm tiếp")]
    public static partial void LeftInHand(ILogger log);

    [LoggerMessage(1101, LogLevel.Information, "{File} → {Document} ({Findings} lưu ý)")]
    public static partial void Made(ILogger log, string file, string document, int findings);

    [LoggerMessage(1102, LogLevel.Warning, "{File}: không lập được, {Findings} lỗi ghi trong thư mục failed")]
    public static partial void Failed(ILogger log, string file, int findings);

    [LoggerMessage(1103, LogLevel.Warning, "{File}: không phải tệp thường nên không nhận; lý do ghi trong thư mục failed")]
    public static partial void Refused(ILogger log, string file);

    [LoggerMessage(1201, LogLevel.Error, "{File}: máy không cho đọc hoặc ghi, sẽ thử lại: {Reason}")]
    public static partial void MachineFailed(ILogger log, string file, string reason, Exception failure);

    [LoggerMessage(1202, LogLevel.Error, "{File}: chương trình có lỗi")]
    public static partial void Defect(ILogger log, string file, Exception defect);

    [LoggerMessage(1203, LogLevel.Warning, "Không theo dõi được thay đổi trong {Inbox}; vẫn xem lại thư mục theo chu kỳ")]
    public static partial void NotWatching(ILogger log, string inbox, Exception failure);
}
