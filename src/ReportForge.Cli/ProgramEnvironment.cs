using ReportForge.Data.Texts;
using ReportForge.Findings;

namespace ReportForge.Cli;

/// <summary>What the program needs of the machine before it does anything.</summary>
internal static class ProgramEnvironment
{
    private static readonly Finding NoUnicode = new("RF5997", Severity.Error, Place.Whole, new(
        "máy không có dữ liệu Unicode (chế độ invariant globalization) nên chữ tiếng Việt sẽ bị ghi sai",
        "the machine has no Unicode data (globalization-invariant mode), so Vietnamese letters would be written wrongly"))
    {
        Hint = new(
            "Bỏ biến DOTNET_SYSTEM_GLOBALIZATION_INVARIANT, cài thư viện ICU (libicu), rồi chạy lại.",
            "Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT, install the ICU library (libicu), and run again."),
    };

    /// <summary>Why nothing may be started; null when nothing is in the way.</summary>
    public static Finding? Obstacle() => UnicodeForm.Compose("e\u0302\u0301") == "\u1EBF" ? null : NoUnicode;
}
