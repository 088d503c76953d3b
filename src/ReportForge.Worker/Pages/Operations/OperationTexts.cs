using ReportForge.Worker.Batches;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Retention;
using ReportForge.Worker.Scheduling;

namespace ReportForge.Worker.Pages.Operations;

/// <summary>What the machines do, in the words of the house.</summary>
internal static class OperationTexts
{
    public static string Of(string job) => job switch
    {
        nameof(BatchPlanning) => "đọc dữ liệu của một lần lập hàng loạt",
        nameof(BatchLane) => "lập các đơn vị của một lần lập hàng loạt",
        nameof(DeferredJob) => "việc đã gửi, trả lời sau",
        nameof(RetentionJob) => "dọn những gì hết hạn lưu",
        _ => job,
    };

    public static (string Class, string Text) StateOf(Node node) => node.IsMissed
        ? ("error", $"không thấy từ {PageText.Second(node.LastSeen)}; máy khác làm thay")
        : ("good", "đang chạy");
}
