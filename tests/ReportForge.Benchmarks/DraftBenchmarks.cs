using BenchmarkDotNet.Attributes;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;

namespace ReportForge.Benchmarks;

/// <summary>One real report on one thread, everything compiled: what a clerk waits for after the program has started.</summary>
[MemoryDiagnoser]
public class DraftBenchmarks
{
    private byte[] _json = [];
    private ReportData? _data;
    private ReportKind? _kind;

    [GlobalSetup]
    public void Load()
    {
        _json = File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        _data = ReportData.Read("data.json", _json).Data;
        _kind = ReportKindLibrary.Open(RepositoryFiles.PathOf("templates")).Find("cchc-annual").Kind;
    }

    /// <summary>Merging alone, package included; the target is 2 ms.</summary>
    [Benchmark(Baseline = true)]
    public int Render() =>
        DocumentRenderer.Render(Kind, new ReportScope(Kind.Catalogue, Data), ReportOrigin.Draft(Kind, Data)).Result.Document?.Length
        ?? throw new InvalidOperationException("There is no document.");

    /// <summary>The same without the hidden marks by which a draft is known again after it was edited: and without the data that it carries for that: as an issued document.</summary>
    [Benchmark]
    public int RenderIssued() =>
        DocumentRenderer.Render(Kind, new ReportScope(Kind.Catalogue, Data), ReportOrigin.Issued(Kind, Data)).Result.Document?.Length
        ?? throw new InvalidOperationException("There is no document.");

    /// <summary>What a batch does for a unit whose data was checked before: merging, then the rules on the text.</summary>
    [Benchmark]
    public DraftResult DraftChecked() => ReportDrafting.DraftChecked(Kind, Data);

    [Benchmark]
    public ReportData? ReadData() => ReportData.Read("data.json", _json).Data;

    [Benchmark]
    public int CheckContract() => ReportChecking.CheckContract(Kind, Data).Count;

    /// <summary>Contract, rules, merging, rules on the text.</summary>
    [Benchmark]
    public DraftResult Draft() => ReportDrafting.Draft(Kind, Data);

    private ReportKind Kind => _kind ?? throw new InvalidOperationException("The kind was not loaded.");

    private ReportData Data => _data ?? throw new InvalidOperationException("The data was not read.");
}
