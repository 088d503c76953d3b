using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>Findings about the file as a whole, beside the rules' own.</summary>
internal static class ConformanceFindings
{
    public static Finding NoDocument(string file) => new("RF4030", Severity.Error, Place.InFile(file),
        new("tệp không có nội dung văn bản Word", "the file has no Word document body"));

    public static Finding Signed(string file) => new("RF4032", Severity.Error, Place.InFile(file),
        new("tệp đã ký số: chỉ kiểm tra, không sửa", "the file is digitally signed: it is checked, never changed"))
    {
        Hint = new("Sửa ở bản chưa ký rồi trình ký lại.", "Mend the unsigned original and have it signed again."),
    };
}
