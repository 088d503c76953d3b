using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using ReportForge.Regeneration;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;

namespace ReportForge.Benchmarks;

/// <summary>
/// Corrected data into an edited draft, everything compiled: both documents drafted, aligned, merged and proven. The targets are
/// 150 ms for a report of 15 pages, and 3 s and 300 MB for one with a table of 3,321 rows, as many as the country has communes.
/// </summary>
[MemoryDiagnoser]
public class RegenerationBenchmarks
{
    private const int Communes = 3321;
    private readonly ReportKindLibrary _kinds = ReportKindLibrary.Open(RepositoryFiles.PathOf("templates"));
    private ReportRegenerationRequest? _pages;
    private ReportRegenerationRequest? _table;

    [GlobalSetup]
    public void Draft()
    {
        var old = Read(File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json")));
        var corrected = Read(File.ReadAllBytes(RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json")));
        _pages = RequestOf(old, corrected);
        _table = RequestOf(Read(Rows(correctsEvery: 0)), Read(Rows(correctsEvery: 40)));
    }

    [Benchmark(Baseline = true)]
    public RegenerationResult Fifteen_pages() => Merged(_pages);

    [Benchmark]
    public RegenerationResult Table_of_3321_rows() => Merged(_table);

    private RegenerationResult Merged(ReportRegenerationRequest? request)
    {
        var result = ReportRegeneration.Regenerate(_kinds, request ?? throw new InvalidOperationException("Nothing was drafted."));
        return result.Outcome == RegenerationOutcome.Merged ? result
            : throw new InvalidOperationException(string.Join(' ', result.Findings.Select(finding => finding.Message.En)));
    }

    private ReportRegenerationRequest RequestOf(ReportData old, ReportData corrected)
    {
        var kind = _kinds.FindFor(old).Kind ?? throw new InvalidOperationException("The kind was not loaded.");
        var draft = ReportDrafting.Draft(kind, old, new DraftOptions { ChecksConformance = false }).Document
            ?? throw new InvalidOperationException("There is no document.");
        return new("bao-cao.docx", Edited(draft), corrected);
    }

    // Somebody has written behind every ninth piece of text.
    private static ReadOnlyMemory<byte> Edited(ReadOnlyMemory<byte> draft)
    {
        using var stream = new MemoryStream();
        stream.Write(draft.Span);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml") ?? throw new InvalidOperationException("There is no document.");
            using var content = entry.Open();
            using var reader = new StreamReader(content, leaveOpen: true);
            var pieces = reader.ReadToEnd().Split("</w:t>");
            content.SetLength(0);
            content.Write(Encoding.UTF8.GetBytes(string.Concat(pieces.Select((piece, at) =>
                at == pieces.Length - 1 ? piece : piece + (at % 9 == 0 ? " (đã rà soát)" : "") + "</w:t>"))));
        }

        return stream.ToArray();
    }

    private static ReportData Read(byte[] json) =>
        ReportData.Read("data.json", json).Data ?? throw new InvalidOperationException("The data was not read.");

    private static byte[] Rows(int correctsEvery)
    {
        var json = File.ReadAllBytes(RepositoryFiles.PathOf("templates", "one-stop-quarterly", "example.json"));
        if (JsonNode.Parse(json) is not JsonObject root || root["fields"]?[0] is not JsonObject model)
            throw new InvalidOperationException("The example has no rows.");
        var rows = new JsonArray();
        for (var row = 0; row < Communes; row++)
        {
            var item = (JsonObject)model.DeepClone();
            var isCorrected = correctsEvery > 0 && row % correctsEvery == 0;
            (item["name"], item["received_online"]) = ($"Lĩnh vực của xã số {row + 1}", 210 + (row % 700) + (isCorrected ? 1 : 0));
            rows.Add(item);
        }

        root["fields"] = rows;
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
