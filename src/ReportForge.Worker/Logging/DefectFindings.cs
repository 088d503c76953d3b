using ReportForge.Findings;

namespace ReportForge.Worker.Logging;

/// <summary>What is told of a failure of the program itself; the log has the exception.</summary>
internal static class DefectFindings
{
    public static Finding Defect(string file, string detail) => new("RF5390", Severity.Error, Place.InFile(file),
        new($"chương trình gặp lỗi khi lập báo cáo từ '{file}': {detail}", $"the program failed on '{file}': {detail}"))
    {
        Hint = new(
            "Gửi tệp dữ liệu và nhật ký của chương trình cho người phụ trách phần mềm.",
            "Send the data file and the log of the program to who looks after the software."),
    };
}
