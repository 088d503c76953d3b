using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>Findings about the file as a whole, beside the rules' own.</summary>
internal static class ConformanceFindings
{
    public static Finding NoDocument(string file) => new("RF4030", Severity.Error, Place.InFile(file),
        new("tệp không có nội dung văn bản Word", "the file has no Word document body"));
}
