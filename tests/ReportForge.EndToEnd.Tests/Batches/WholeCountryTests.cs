using System.Collections.Concurrent;
using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Conformance;
using ReportForge.Findings;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>
/// Every document of a batch is opened and judged. A sample drawn from the whole country each time; all 3,321 communes
/// when REPORTFORGE_NIGHTLY is 1.
/// </summary>
public sealed class WholeCountryTests(ITestOutputHelper output)
{
    private const int SampledUnits = 200;
    private const int MostShown = 40;

    private static readonly bool IsNightly = Environment.GetEnvironmentVariable("REPORTFORGE_NIGHTLY") == "1";

    [Fact]
    public async Task Every_document_is_a_valid_Word_file_that_breaks_no_rule_of_the_decree()
    {
        using var folder = new TemporaryFolder();
        var units = await SampleReports.Write(folder, IsNightly ? null : SampledUnits);
        var watch = Stopwatch.StartNew();
        var batch = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");
        output.WriteLine($"seed {SampleReports.Seed}: {units} units made in {watch.Elapsed.TotalSeconds:F1} s");
        batch.Out.ShouldContain($"Đã lập {units}, giữ nguyên 0, không lập được 0, còn lại 0.", customMessage: batch.Error);
        batch.ExitCode.ShouldBe(0);

        watch.Restart();
        var (judged, faults) = Judge(folder.PathOf("out"));
        output.WriteLine($"{judged} documents validated and checked in {watch.Elapsed.TotalSeconds:F1} s");

        judged.ShouldBe(units);
        faults.IsEmpty.ShouldBeTrue(Summary(faults));
        var found = BatchManifest.Found(folder.PathOf("out"));
        BatchManifest.Listed(folder.PathOf("out")).ShouldBe(found);
        BatchManifest.ListedInTable(folder.PathOf("out")).ShouldBe(found);
    }

    // The same fault in a thousand documents is one line.
    private static string Summary(IEnumerable<Fault> faults) => string.Join('\n', faults
        .GroupBy(fault => fault.What, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .Take(MostShown)
        .Select(group => $"{group.Count()} × {group.Key}, such as in {group.Min(fault => fault.File)}"));

    private static (int Judged, ConcurrentBag<Fault> Faults) Judge(string folder)
    {
        var faults = new ConcurrentBag<Fault>();
        var judged = 0;
        Parallel.ForEach(BatchManifest.Documents(folder), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, file =>
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var fault in MarkupFaults(bytes).Concat(BrokenRules(bytes)))
                faults.Add(new Fault(Path.GetFileName(file), fault));
            Interlocked.Increment(ref judged);
        });
        return (judged, faults);
    }

    private static IEnumerable<string> MarkupFaults(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private static IEnumerable<string> BrokenRules(byte[] docx) => ConformanceCheck.Check("document.docx", docx).Findings
        .Where(finding => finding.Severity is Severity.Error or Severity.Warning)
        .Select(finding => $"{finding.Code} {finding.Message.En}");

    private sealed record Fault(string File, string What);
}
