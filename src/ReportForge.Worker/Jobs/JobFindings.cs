using ReportForge.Findings;

namespace ReportForge.Worker.Jobs;

/// <summary>What becomes of a request that cannot be answered: RF561x.</summary>
internal static class JobFindings
{
    public static Finding JobSetAside(int attempts) => new("RF5616", Severity.Error, Place.Whole,
        new(
            $"chương trình đã dừng đột ngột {attempts} lần khi làm yêu cầu này nên để riêng ra",
            $"the program died {attempts} times on this request, so it is set aside"))
    {
        Hint = new(
            "Gửi tệp của yêu cầu này cho người phụ trách phần mềm; muốn thử lại thì gửi yêu cầu mới.",
            "Send the file to who looks after the software; to try again, send a new request."),
    };
}
