using BenchmarkDotNet.Attributes;
using ReportForge.Conformance;
using ReportForge.Conformance.Judging;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Benchmarks;

/// <summary>The check of a 15-page report, warm, on one thread; the target is 20 ms.</summary>
[MemoryDiagnoser]
public class ConformanceBenchmarks
{
    private ReadOnlyMemory<byte> _report;
    private ReadOnlyMemory<byte> _annotated;

    [GlobalSetup]
    public void Draft()
    {
        var data = ReportData.Read("data.json", File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"))).Data
            ?? throw new InvalidOperationException("The data was not read.");
        var kind = ReportKindLibrary.Open(RepositoryFiles.PathOf("templates")).FindFor(data).Kind
            ?? throw new InvalidOperationException("The kind was not loaded.");
        _report = ReportDrafting.Draft(kind, data).Document ?? throw new InvalidOperationException("There is no document.");
        _annotated = ConformanceAnnotation.Annotate("report.docx", _report).Docx ?? _report;
    }

    [Benchmark(Baseline = true)]
    public ConformanceReport Check() => ConformanceCheck.Check("report.docx", _report);

    /// <summary>The same report with the comments of an annotation in it.</summary>
    [Benchmark]
    public ConformanceReport CheckAnnotated() => ConformanceCheck.Check("report.docx", _annotated);

    [Benchmark]
    public FixResult Fix() => ConformanceFix.Fix("report.docx", _report);

    [Benchmark]
    public AnnotationResult Annotate() => ConformanceAnnotation.Annotate("report.docx", _report);
}
