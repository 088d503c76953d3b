using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Reports;
using ReportForge.Reports.Storage;

namespace ReportForge.Benchmarks;

/// <summary>The parts of a batch, one unit each, so that the cost of every part is seen.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-bench-");
    private BatchItem _item = new(0, "", 0, default);
    private KindBatchReports? _reports;
    private byte[] _document = [];

    [GlobalSetup]
    public void Load()
    {
        var json = File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        _item = new BatchItem(0, "units.jsonl", 1, json);
        var templates = RepositoryFiles.PathOf("templates");
        var kind = ReportKindLibrary.Open(templates).Find("cchc-annual").Kind ?? throw new InvalidOperationException("The kind was not loaded.");
        _reports = KindBatchReports.Open(kind, templates).Reports;
        _document = Drafts.Draft(_item).Document?.ToArray() ?? throw new InvalidOperationException("There is no document.");
    }

    [GlobalCleanup]
    public void Clean() => _folder.Delete(recursive: true);

    /// <summary>Parse, contract, rules.</summary>
    [Benchmark]
    public CheckedItem Check() => Drafts.Check(_item);

    /// <summary>Parse, render, package.</summary>
    [Benchmark]
    public DraftedItem Draft() => Drafts.Draft(_item);

    [Benchmark]
    public byte[] Hash() => SHA256.HashData(_document);

    [Benchmark]
    public void Write() => OutputFile.WriteQuickly(Path.Combine(_folder.FullName, "a.docx"), _document);

    [Benchmark]
    public byte[] PackData() => PackedData.Pack(_item.Json.Span);

    private KindBatchReports Drafts => _reports ?? throw new InvalidOperationException("The kind was not loaded.");
}
