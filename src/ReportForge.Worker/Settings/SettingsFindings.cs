using ReportForge.Findings;

namespace ReportForge.Worker.Settings;

/// <summary>Settings with which the service cannot run: RF560x.</summary>
internal static class SettingsFindings
{
    public static Finding AddressInUse(string urls) => new("RF5604", Severity.Error, Place.Whole,
        new($"không mở được địa chỉ {urls}: chương trình khác đang dùng, hoặc tài khoản này không có quyền",
            $"cannot listen on {urls}: another program uses it, or this account may not"))
    {
        Hint = new("Chọn địa chỉ khác, thí dụ --urls http://127.0.0.1:8081.", "Choose another one, such as --urls http://127.0.0.1:8081."),
    };

    public static Finding WrongSettings(string complaints) => new("RF5605", Severity.Error, Place.Whole,
        new($"cấu hình không dùng được: {complaints}", $"the settings cannot be used: {complaints}"))
    {
        Hint = new("Xem các cấu hình: reportforge serve --help.", "See the settings: reportforge serve --help."),
    };
}
