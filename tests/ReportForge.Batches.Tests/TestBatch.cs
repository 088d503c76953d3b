using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Tests;

/// <summary>A batch in a folder of its own. Its "documents" are the data in capitals.</summary>
internal sealed class TestBatch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-batch-");

    public FakeReports Reports { get; set; } = new();

    public string Input => Path.Combine(_folder.FullName, "units.jsonl");

    public string Output => Path.Combine(_folder.FullName, "out");

    public BatchState State { get; private set; } = new();

    /// <summary>One line of data; further members go behind the usual ones.</summary>
    public static string Line(string code, string name, string more = "") =>
        $$$"""{"unit":{"code":"{{{code}}}","name":"{{{name}}}"},"period":"2024"{{{more}}}}""";

    public void WriteInput(params string[] lines) => File.WriteAllText(Input, string.Join('\n', lines) + "\n");

    public BatchResult Run(BatchMode mode = BatchMode.All, int jobs = 2, bool strict = false, bool zip = false, IPdfMaker? pdf = null, BatchConformance conformance = BatchConformance.None, CancellationToken stopping = default)
    {
        State = new BatchState();
        var (input, findings) = BatchInput.Open(Input, "units.jsonl");
        findings.ShouldBeEmpty();
        var options = new BatchOptions
        {
            Output = Output,
            Mode = mode,
            Jobs = jobs,
            Strict = strict,
            Zip = zip,
            Pdf = pdf,
            Conformance = conformance,
            ProgramVersion = "1.0.0",
            Time = TimeProvider.System,
        };
        return new BatchRun(input.ShouldNotBeNull(), Reports, UnitDirectory.Current, options, State).Run(stopping).GetAwaiter().GetResult();
    }

    public string PathOf(string name) => Path.Combine(Output, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public IReadOnlyList<string> Documents() =>
        [.. Directory.EnumerateFiles(Output, "*.docx", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Output, file)).Order(StringComparer.Ordinal)];

    /// <summary>Names and contents of all files but the ledger, which holds times.</summary>
    public string Fingerprint() => string.Join('\n', Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith(BatchLedger.FileName, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(Output, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>PDFs that are the name of their document; it makes none of documents whose name has the given text.</summary>
internal sealed class FakePdfMaker : IPdfMaker
{
    private readonly ConcurrentBag<string> _made = [];

    public Finding? Unavailable { get; init; }

    public string Refused { get; init; } = "no such name";

    /// <summary>Names of the documents that were handed over.</summary>
    public IEnumerable<string> Made => _made.Order(StringComparer.Ordinal);

    public Task<IReadOnlyList<PdfMade>> Make(IReadOnlyList<string> documents, CancellationToken stopping) =>
        Task.FromResult<IReadOnlyList<PdfMade>>([.. documents.Select(Make)]);

    private PdfMade Make(string document)
    {
        var name = Path.GetFileNameWithoutExtension(document);
        _made.Add(name);
        return name.Contains(Refused, StringComparison.Ordinal)
            ? new PdfMade(document, null, new Finding("RF5202", Severity.Error, Place.InFile(document), new("hỏng", "broken")))
            : new PdfMade(document, Encoding.UTF8.GetBytes("PDF of " + File.ReadAllText(document)), null);
    }
}

/// <summary>Reports that are their data in capitals; members of the data say what is wrong with it.</summary>
internal sealed class FakeReports : IBatchReports
{
    private readonly ConcurrentBag<string> _drafted = [];

    public string KindId { get; init; } = "test-kind";

    public string TemplateHash { get; init; } = "template-1";

    public IEnumerable<TemplateFile> ReadTemplate() => [];

    /// <summary>Called before the data of each unit are judged.</summary>
    public Action<BatchItem> BeforeCheck { get; init; } = _ => { };

    /// <summary>Called before each document is made.</summary>
    public Action<BatchItem> BeforeDraft { get; init; } = _ => { };

    /// <summary>Codes of the units whose documents were made.</summary>
    public IEnumerable<string> Drafted => _drafted.Order(StringComparer.Ordinal);

    public CheckedItem Check(BatchItem item)
    {
        if (item.Data is not { } data)
            return CheckedItem.Unread;
        BeforeCheck(item);
        var identity = BatchIdentity.Of(data) with { Period = data.Root.TryGetMember("period", out var period) ? period.AsString() ?? "" : "" };
        if (Has(item, "broken"))
            return new CheckedItem(identity, [Finding("RF3001", Severity.Error)], CanBeDrafted: false);
        return Has(item, "sums")
            ? new CheckedItem(identity, [Finding("BAL-01", Severity.Error), Finding("BAL-01", Severity.Error)], CanBeDrafted: true)
            : new CheckedItem(identity, [], CanBeDrafted: true);
    }

    public DraftedItem Draft(BatchItem item)
    {
        BeforeDraft(item);
        _drafted.Add(item.Data?.UnitCode ?? "");
        if (Has(item, "defect"))
            throw new InvalidOperationException("a defect");
        if (Has(item, "template_error"))
            return new DraftedItem(null, [Finding("RF1201", Severity.Error)]);
        return new DraftedItem(Document(item), Has(item, "text") ? [Finding("COD-05", Severity.Error)] : []);
    }

    public RegeneratedItem Regenerate(BatchItem item, string file, ReadOnlyMemory<byte> edited, BatchBaseline baseline) =>
        new(null, false, [], []);

    public string NameOf(string path) => $"[{path}]";

    public ReadOnlyMemory<byte>? DataIn(string file, ReadOnlyMemory<byte> document) => null;

    private static bool Has(BatchItem item, string member) => item.Data is { } data && data.Root.TryGetMember(member, out _);

    private byte[] Document(BatchItem item) => Encoding.UTF8.GetBytes(TemplateHash + Encoding.UTF8.GetString(item.Json.Span).ToUpperInvariant());

    public ImmutableArray<Finding> Conform(BatchItem item, ReadOnlyMemory<byte> document) => [Finding("PG-01", Severity.Warning)];

    private static Finding Finding(string code, Severity severity) =>
        new(code, severity, Place.InData("figures.total"), new("có chuyện", "something is wrong"));
}
