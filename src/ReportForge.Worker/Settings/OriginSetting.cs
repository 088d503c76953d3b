namespace ReportForge.Worker.Settings;

/// <summary>A setting that names addresses such as <c>https://receiver.example</c>, divided by semicolons.</summary>
internal static class OriginSetting
{
    /// <summary>Addresses of a setting, as far as they can be read.</summary>
    public static IEnumerable<Uri> Read(string setting) =>
        setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var origin) ? origin : null).OfType<Uri>();

    /// <summary>What is wrong with a setting; null when nothing is.</summary>
    public static string? ComplaintAbout(string setting, params string[] schemes) =>
        setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(text =>
            !Uri.TryCreate(text, UriKind.Absolute, out var origin) || !schemes.Contains(origin.Scheme) || origin.PathAndQuery != "/"
            || origin.UserInfo.Length > 0 || origin.Fragment.Length > 0);
}
