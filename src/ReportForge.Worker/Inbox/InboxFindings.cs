using ReportForge.Findings;

namespace ReportForge.Worker.Inbox;

/// <summary>What keeps the worker on folders from a folder or a file: RF538x.</summary>
internal static class InboxFindings
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

    public static Finding FoldersInOneAnother(string inbox, string outbox) => new("RF5383", Severity.Error, Place.InFile(inbox),
        new($"'{inbox}' và '{outbox}' trùng nhau hoặc nằm trong nhau", $"'{inbox}' and '{outbox}' are the same or lie in one another"))
    {
        Hint = new(
            "Chọn hai thư mục riêng, không thư mục nào nằm trong thư mục kia.",
            "Choose two folders of which none lies in the other."),
    };

    public static Finding SetAside(string file, int attempts) => new("RF5384", Severity.Error, Place.InFile(file),
        new(
            $"chương trình đã dừng đột ngột {attempts} lần khi làm tệp này nên để riêng ra",
            $"the program died {attempts} times on this file, so it is set aside"))
    {
        Hint = new(
            "Gửi tệp này cho người phụ trách phần mềm; muốn thử lại thì đặt tệp vào thư mục nhận.",
            "Send this file to who looks after the software; to try again, drop it into the inbox."),
    };

    public static Finding TookTooLong(string file, TimeSpan limit) => new("RF5385", Severity.Error, Place.InFile(file),
        new(
            $"chưa lập xong sau {limit.TotalSeconds:0} giây nên thôi",
            $"not made after {limit.TotalSeconds:0} seconds, so it was given up"))
    {
        Hint = new("Kiểm tra tệp có quá lớn hoặc lặp lại vô hạn không.", "See whether the file is far too large."),
    };
}
