using System.Globalization;
using ReportForge.Findings;
using ReportForge.Worker.Reports;

namespace ReportForge.Worker.Pages;

/// <summary>Times, states and severities as pages write them.</summary>
internal static class PageText
{
    // The whole country has one time, without summer time; machines of a service may be set to another.
    private static readonly TimeSpan CountryOffset = TimeSpan.FromHours(7);

    public static string Day(long at) => Local(at).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Moment(long at) => Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment of today.</summary>
    public static string Second(DateTimeOffset at) => at.ToOffset(CountryOffset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A day that is kept as 2024-11-06.</summary>
    public static string DayOf(string date) => string.Join('/', date.Split('-').Reverse());

    public static string ClassOf(Severity severity) => FindingText.SeverityText(severity, MessageLanguage.English);

    /// <summary>A language as the attribute <c>lang</c> names it.</summary>
    public static string TagOf(MessageLanguage language) => language == MessageLanguage.English ? "en" : "vi";

    public static string SeverityOf(Severity severity) => FindingText.SeverityText(severity, MessageLanguage.Vietnamese);

    public static (string Class, string Text) StateOf(ReportRow report) => report switch
    {
        { IsIssued: true } => ("good", "đã ban hành"),
        { Errors: > 0 } => ("error", $"còn {report.Errors} lỗi"),
        { Warnings: > 0 } => ("warning", $"{report.Warnings} cảnh báo"),
        _ => ("good", "sẵn sàng"),
    };

    private static DateTimeOffset Local(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(CountryOffset);
}
