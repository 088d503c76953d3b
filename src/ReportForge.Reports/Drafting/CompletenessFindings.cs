using System.Collections.Frozen;
using ReportForge.Findings;

namespace ReportForge.Reports.Drafting;

/// <summary>What is said about a report that is not whole yet: a draft may be so, an issued report may not.</summary>
internal static class CompletenessFindings
{
    /// <summary>Warnings of a draft that prevent issuing: what is missing, what would be dropped.</summary>
    private static readonly FrozenSet<string> PreventIssuing =
        FrozenSet.Create("RF3003", "RF3021", "RF3310", "RF3311", "RF3312", "RF3313", "RF3314", "RF3315");

    /// <summary>The finding as it weighs when the report is to be issued.</summary>
    public static Finding WhenIssued(Finding finding) =>
        PreventIssuing.Contains(finding.Code) ? finding with { Severity = Severity.Error } : finding;

    public static Finding Missing(Place place, Wording name) => new("RF3310", Severity.Warning, place,
        new($"Báo cáo chưa có {name.Vi}.", $"The report has no {name.En} yet."))
    {
        Hint = new("Bổ sung trước khi trình ký.", "Add it before the report goes to be signed."),
    };

    public static Finding EmptyHeading(Place place, string heading) => new("RF3311", Severity.Warning, place,
        new($"Đề mục “{heading}” không có nội dung ở dưới.", $"Nothing stands below the heading “{heading}”."))
    {
        Hint = new(
            "Ghi nội dung của mục, hoặc bỏ mục; mục không phát sinh thì ghi “Không có”.",
            "Write the section or leave it out; write “Không có” where there was nothing."),
    };

    public static Finding EmptyAppendix(Place place, Wording label) => new("RF3312", Severity.Warning, place,
        new($"{label.Vi} được chọn in nhưng chưa có số liệu.", $"The appendix {label.En} is to be printed and is empty."))
    {
        Hint = new(
            "Nhập số liệu của phụ lục; không in phụ lục này thì xóa trống các ô của nhóm này.",
            "Fill in the appendix; to have none, clear all fields of this group."),
    };

    public static Finding NoRecipient(Place place) => new("RF3313", Severity.Warning, place,
        new("Nơi nhận chưa có cơ quan nào ngoài nơi lưu.", "There is no recipient but the archive."))
    {
        Hint = new("Ghi ít nhất cơ quan nhận báo cáo.", "Name at least the office that the report goes to."),
    };

    public static Finding ArchiveAmongRecipients(Place place, string typed) => new("RF3314", Severity.Warning, place,
        new(
            $"Nơi nhận ghi “{typed}”, trong khi dòng Lưu đã in riêng ở cuối.",
            $"“{typed}” stands among the recipients, and the archive line is printed of its own."))
    {
        Hint = new(
            "Bỏ dòng này; nơi lưu, đơn vị soạn thảo và số bản ghi ở phần Dòng lưu.",
            "Remove it; the archive has fields of its own."),
    };

    public static Finding DoubledWord(Place place, string typed) => new("RF3315", Severity.Warning, place,
        new(
            $"“{typed}” bắt đầu bằng chữ “Báo cáo”, nên văn bản sẽ in hai lần: “báo cáo báo cáo …”.",
            $"“{typed}” begins with “Báo cáo”, which the document would print twice."))
    {
        Hint = new("Bỏ chữ “Báo cáo” ở đầu.", "Leave the word out."),
    };
}
