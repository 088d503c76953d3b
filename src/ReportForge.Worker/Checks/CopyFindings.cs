using ReportForge.Findings;

namespace ReportForge.Worker.Checks;

/// <summary>Why there is no copy of a document or a template.</summary>
public static class CopyFindings
{
    public static Finding NotAnnotated(string name) => new("RF5415", Severity.Error, Place.InFile(name),
        new("không ghi được chú thích vào tệp này", "no comments could be written into this file"))
    {
        Hint = new("Mở tệp bằng Word, lưu lại, rồi chạy lại.", "Open the file in Word, save it, and run again."),
    };

    public static Finding Unreadable(string name) => new("RF5417", Severity.Error, Place.InFile(name),
        new("tệp có phần hỏng nên bản sao sẽ không mở được: không ghi",
            "the file has broken parts, and a copy could not be opened: none is written"))
    {
        Hint = new("Mở tệp bằng Word, lưu lại, rồi chạy lại.", "Open the file in Word, save it, and run again."),
    };
}
