using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Rules;

namespace ReportForge.Conformance;

/// <summary>
/// Checks any Word file against the rules of Decree 30/2020/NĐ-CP. A function of its arguments; safe to call from any
/// number of threads. Bytes of unknown origin give findings, never an exception.
/// </summary>
public static class ConformanceCheck
{
    /// <param name="file">The file as the user named it; stands in every finding.</param>
    /// <param name="docx">The bytes of the file.</param>
    /// <param name="options">Mode and house profile; null means <see cref="ConformanceOptions.Default"/>.</param>
    public static ConformanceReport Check(string file, ReadOnlyMemory<byte> docx, ConformanceOptions? options = null)
    {
        var (parts, findings) = WordParts.Open(file, docx);
        if (parts is null)
            return new(file, [], findings);
        return Inspector.Inspect(file, parts, options ?? ConformanceOptions.Default).ToReport(findings);
    }
}
