using ReportForge.Findings;

namespace ReportForge.Worker;

/// <summary>Findings of the hosted worker: RF538x and RF539x.</summary>
internal static class WorkerFindings
{
    public static Finding AnotherWorker(string outbox) => new("RF5381", Severity.Error, Place.InFile(outbox),
        new($"một tiến trình khác đang làm việc với thư mục '{outbox}'", $"another worker uses the folder '{outbox}'"))
    {
        Hint = new("Dừng tiến trình kia, hoặc chọn thư mục kết quả khác.", "Stop the other one, or choose another outbox."),
    };

    public static Finding FoldersOnTwoDisks(string inbox, string outbox) => new("RF5382", Severity.Error, Place.InFile(inbox),
        new($"'{inbox}' và '{outbox}' nằm trên hai ổ đĩa", $"'{inbox}' and '{outbox}' are on two disks"))
    {
        Hint = new(
            "Đặt hai thư mục trên cùng một ổ đĩa: chỉ khi đó một tệp mới được chuyển trọn trong một bước.",
            "Put both folders on one disk: only there is a file moved whole, in one step."),
    };

    public static Finding Defect(string file, string detail) => new("RF5390", Severity.Error, Place.InFile(file),
        new($"chương trình gặp lỗi khi lập báo cáo từ '{file}': {detail}", $"the program failed on '{file}': {detail}"))
    {
        Hint = new(
            "Gửi tệp dữ liệu và nhật ký của chương trình cho người phụ trách phần mềm.",
            "Send the data file and the log of the program to who looks after the software."),
    };
}
