using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>What holds of every fix, whatever the document: words stay, a second run finds nothing to do, nothing new is wrong.</summary>
internal static class FixLaws
{
    /// <returns>The mended document, or null when there was nothing to mend.</returns>
    public static ReadOnlyMemory<byte>? ShouldHold(string name, ReadOnlyMemory<byte> bytes, ConformanceOptions? options = null)
    {
        var fixResult = ConformanceFix.Fix(name, bytes, options);
        if (fixResult.Docx is not { } mended)
        {
            fixResult.Changes.ShouldBeEmpty(name);
            return null;
        }

        new DocxFile(mended).Text().ShouldBe(new DocxFile(bytes).Text(), $"the words of {name}");
        ConformanceFix.Fix(name, mended, options).Docx.ShouldBeNull($"a second fix of {name} changes it again");
        NewlyFailing(ConformanceCheck.Check(name, bytes, options), ConformanceCheck.Check(name, mended, options)).ShouldBeEmpty(name);
        return mended;
    }

    private static IEnumerable<string> NewlyFailing(ConformanceReport before, ConformanceReport after) =>
        Failing(after).Except(Failing(before));

    private static IEnumerable<string> Failing(ConformanceReport report) => report.Findings
        .Where(finding => finding.Severity >= Severity.Warning).Select(finding => finding.Code).Distinct();
}
