using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;

namespace ReportForge.Benchmarks;

/// <summary>The parts of a batch, one unit each, so that the cost of every part is seen.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-bench-");
    private byte[] _json = [];
    private KindBatchReports? _reports;
    private byte[] _document = [];

    [GlobalSetup]
    public void Load()
    {
        _json = File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        var templates = RepositoryFiles.PathOf("templates");
        var kind = ReportKindLibrary.Open(templates).Find("cchc-annual").Kind ?? throw new InvalidOperationException("The kind was not loaded.");
        _reports = KindBatchReports.Open(kind, templates).Reports;
        _document = Drafts.Draft(Item()).Document?.ToArray() ?? throw new InvalidOperationException("There is no document.");
    }

    [GlobalCleanup]
    public void Clean() => _folder.Delete(recursive: true);

    /// <summary>Parse, contract, rules.</summary>
    [Benchmark]
    public CheckedItem Check() => Drafts.Check(Item());

    /// <summary>Parse, render, package.</summary>
    [Benchmark]
    public DraftedItem Draft() => Drafts.Draft(Item());

    [Benchmark]
    public byte[] Hash() => SHA256.HashData(_document);

    [Benchmark]
    public void Write() => OutputFile.WriteQuickly(Path.Combine(_folder.FullName, "a.docx"), _document);

    [Benchmark]
    public byte[] PackData() => PackedData.Pack(_json);

    // Data is read once for an item.
    private BatchItem Item() => BatchItem.OfJson(0, "units.jsonl", 1, _json);

    private KindBatchReports Drafts => _reports ?? throw new InvalidOperationException("The kind was not loaded.");
}
