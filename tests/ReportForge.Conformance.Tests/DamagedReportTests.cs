using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Whatever has happened to a document's markup: it is judged, mended and annotated, or refused with a finding.</summary>
public sealed class DamagedReportTests
{
    /// <summary>Few enough for every run; more on request.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_DAMAGE_ROUNDS"), out var rounds) ? rounds : 25;

    public static TheoryData<string> Names => [.. FinishedReports.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_markup_never_throws(string name)
    {
        var original = FinishedReports.Make(name, DocumentMode.Final);
        for (var seed = 1; seed <= Rounds; seed++)
            Survives(Damage.Of(original, new Random(seed)), $"{name}, seed {seed}");
    }

    internal static void Survives(ReadOnlyMemory<byte> bytes, string what)
    {
        var report = Should.NotThrow(() => ConformanceCheck.Check("mau.docx", bytes, new() { Mode = DocumentMode.Final }), what);
        var hasFileError = report.FileFindings.Any(finding => finding.IsError);
        (report.Results.Length == RulePack.Rules.Length || hasFileError).ShouldBeTrue(what);
        (report.Conforms && hasFileError).ShouldBeFalse(what);
        var mended = Should.NotThrow(() => ConformanceFix.Fix("mau.docx", bytes), what);
        if (mended.Docx is { } docx)
            ConformanceCheck.Check("mau.docx", docx).Results.Length.ShouldBe(RulePack.Rules.Length, what);
        var annotated = Should.NotThrow(() => ConformanceAnnotation.Annotate("mau.docx", bytes), what);
        if (annotated.Docx is { } noted)
            ConformanceCheck.Check("mau.docx", noted).Results.Length.ShouldBe(RulePack.Rules.Length, what);
        report.Findings.Count(finding => finding.Severity == Severity.Error).ShouldBeLessThan(5_000, what);
    }
}
