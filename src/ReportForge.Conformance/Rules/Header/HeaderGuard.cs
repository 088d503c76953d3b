using ReportForge.Conformance.Layout;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>Says for all header rules alike what holds when there is no header table to be judged.</summary>
internal static class HeaderGuard
{
    /// <summary>Runs the judgement on the header table; a header made otherwise is left to a person.</summary>
    public static Action<Inspection> OnTable(Action<Inspection, HeaderBlock> judge) => inspection =>
    {
        var header = inspection.Layout.Header;
        switch (header.Form)
        {
            case BlockForm.Table:
                judge(inspection, header);
                break;
            case BlockForm.Missing:
                inspection.NotApplicable("không tìm thấy khối Quốc hiệu (xem HD-01)", "no header block was found (see HD-01)");
                break;
            default:
                inspection.NeedsReview(
                    "khối đầu văn bản không trình bày bằng bảng hai cột nên máy không xét được",
                    "the header block is no two-column table, so it cannot be judged by machine");
                break;
        }
    };

    /// <summary>As <see cref="OnTable"/>, for a rule about one line; without the line the rule that asks for it speaks.</summary>
    public static Action<Inspection> OnLine(
        Func<HeaderBlock, Documents.TextLine?> line, Action<Inspection, HeaderBlock, Documents.TextLine> judge) =>
        OnTable((inspection, header) =>
        {
            if (line(header) is { } found)
                judge(inspection, header, found);
            else
                inspection.NotApplicable("không có thành phần này", "the element is not there");
        });
}
