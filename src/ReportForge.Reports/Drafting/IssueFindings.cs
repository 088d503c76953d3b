using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Reports.Drafting;

/// <summary>What is said when a report cannot be issued.</summary>
internal static class IssueFindings
{
    public static Finding Refused(Place place, ImmutableArray<string> codes)
    {
        var list = string.Join(", ", codes);
        return new("RF3301", Severity.Error, place,
            new($"Chưa phát hành: còn lỗi {list}.", $"Not issued: errors stand ({list})."))
        {
            Hint = new("Sửa dữ liệu rồi phát hành lại; nếu vẫn phải phát hành, nêu lý do sau --override; lý do được ghi vào một tệp riêng "
                + "lưu tại cơ quan, không nằm trong văn bản.",
                "Mend the data and issue again; if it must be issued all the same, give a reason after --override; "
                    + "it is kept in a file of its own in the office, not in the document."),
        };
    }

    public static Finding AlreadyNumbered(Place place, int number, int wanted) => new("RF3302", Severity.Error, place,
        new($"Dữ liệu đã ghi số {number}, khác số {wanted} cần cấp.", $"The data already has the number {number}, not {wanted}."))
    {
        Hint = new(
            "Phát hành với đúng số đã ghi, hoặc để trống ô “Số văn bản” trong dữ liệu.",
            "Issue it with that number, or leave 'document.number' null."),
    };

    public static Finding AlreadyDated(Place place, string date, string wanted) => new("RF3303", Severity.Error, place,
        new($"Dữ liệu đã ghi ngày {date}, khác ngày {wanted} cần cấp.", $"The data already has the date {date}, not {wanted}."))
    {
        Hint = new(
            "Phát hành với đúng ngày đã ghi, hoặc để trống ô “Ngày ban hành” trong dữ liệu.",
            "Issue it with that date, or leave 'document.date' null."),
    };
}
