using ReportForge.Worker.Batches;

namespace ReportForge.Worker.Pages.Batches;

/// <summary>States of batches and their units as pages write them.</summary>
internal static class BatchTexts
{
    public static (string Class, string Text) StateOf(BatchRow batch) => batch.State switch
    {
        BatchStates.Planning => ("", "đang đọc dữ liệu"),
        BatchStates.Running => ("", "đang lập"),
        BatchStates.Cancelled => ("warning", "đã dừng"),
        BatchStates.Refused => ("error", "không đọc được"),
        _ => batch.Failed > 0 ? ("warning", "xong, có đơn vị không lập được") : ("good", "xong"),
    };

    public static (string Class, string Text) StateOf(BatchUnitRow unit) => unit.State switch
    {
        BatchUnitStates.Waiting => ("", "chờ"),
        BatchUnitStates.Held => ("", "đang lập"),
        BatchUnitStates.Failed => ("error", "không lập được"),
        BatchUnitStates.Unchanged => ("", "không thay đổi"),
        _ => unit.Errors > 0 ? ("warning", "đã lập, còn lỗi") : ("good", "đã lập"),
    };
}
