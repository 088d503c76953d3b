using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Marks;

/// <summary>MS-10: what reviewers left behind.</summary>
internal static class RevisionRules
{
    public static IEnumerable<Rule> All =>
    [
        Rule.Logic(
            "MS-10",
            Severity.Warning,
            new("Không còn vết sửa và ghi chú", "No tracked changes and comments are left"),
            Leftovers),
    ];

    private static void Leftovers(Inspection inspection)
    {
        if (inspection.Document.HasRevisions)
            inspection.Fail(
                Spot.Whole,
                new(
                    "Văn bản còn vết sửa (Track Changes); đã kiểm tra như khi chấp nhận hết",
                    "Tracked changes are left; they were judged as accepted"),
                null,
                new("chấp nhận hoặc bỏ mọi sửa đổi", "accept or reject all changes"));
        if (inspection.Document.HasComments)
            inspection.Fail(
                Spot.Whole,
                new("Văn bản còn ghi chú (Comments)", "Comments are left"),
                null,
                new("xóa mọi ghi chú", "delete all comments"));
    }
}
