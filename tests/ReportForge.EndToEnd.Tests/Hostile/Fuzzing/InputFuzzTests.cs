using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using ReportForge.Conformance;
using ReportForge.Conformance.Pages;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Packaging;
using ReportForge.Regeneration;
using ReportForge.Reports;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Workbooks;
using ReportForge.Tests;
using ReportForge.Word;
using ReportForge.Word.Authoring;
using ReportForge.Word.Conversion;
using ReportForge.Worker.Drafting;

namespace ReportForge.EndToEnd.Tests.Hostile.Fuzzing;

/// <summary>
/// No input ends the program, takes long or much memory, and what is made of it can be opened. A build runs some rounds with
/// fixed seeds; REPORTFORGE_FUZZ_ROUNDS and REPORTFORGE_FUZZ_FIRST run more by hand, and print how far they came.
/// </summary>
public sealed class InputFuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 300_000_000;

    // A long run shows what fails, not only the first of it.
    private const int MostFailures = 20;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private static readonly byte[] Json = File.ReadAllBytes(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
    private static readonly Value Data = JsonData.Read("b.json", """
        {"don_vi": "Ủy ban nhân dân xã & phường", "so": 125, "nam": 2024, "ngay": "05/01/2025", "nguoi_ky": "Nguyễn Văn A", "trich_yeu": "cải cách", "co": true,
         "noi_nhan": ["Huyện ủy", "VT"], "viec": [{"ten": "Hộ tịch", "so": 7, "ghi": "đúng hạn"}, {"ten": "<đất>", "so": 0, "ghi": ""}]}
        """u8.ToArray()).Value;

    private static readonly ReportKindLibrary Kinds = ReportKindLibrary.Open(RepositoryRoot.PathOf("templates"), isForDocuments: true);

    [Fact]
    public void Changed_JSON_is_judged_or_refused() => Rounds(90, random => Judge("a.json", InputMutation.OfJson(Json, random), drafts: random.Next(20) == 0));

    [Fact]
    public void Changed_workbook_is_judged_or_refused()
    {
        var data = DataFile.Read(Kinds, "a.json", Json).Data.ShouldNotBeNull();
        var workbook = DataWorkbook.Write(Kinds.FindFor(data).Kind.ShouldNotBeNull(), data).ToArray();
        Rounds(25, random => Judge("a.xlsx", InputMutation.OfPackage(workbook, random), drafts: false));
    }

    [Fact]
    public void Changed_document_is_judged_and_what_is_made_of_it_opens()
    {
        var documents = Documents();
        Rounds(30, random =>
        {
            var bytes = InputMutation.OfPackage(documents[random.Next(documents.Count)], random);
            ConformanceCheck.Check("a.docx", bytes).Defects.ShouldBeEmpty();
            // A part that was broken before is carried along: the commands read their copy back and refuse it.
            var isSound = PackageReadBack.Problems("a.docx", bytes).IsEmpty;
            foreach (var made in new[]
            {
                ConformanceFix.Fix("a.docx", bytes).Docx, ConformanceFix.FixText("a.docx", bytes).Docx,
                ConformanceAnnotation.Annotate("a.docx", bytes).Docx, Merged(bytes),
            })
            {
                if (isSound)
                    Opens(made);
            }
        });
    }

    [Fact]
    public void Changed_template_is_described_and_its_copies_open()
    {
        var documents = Documents();
        Rounds(12, random =>
        {
            var bytes = InputMutation.OfPackage(documents[random.Next(documents.Count)], random);
            TemplateTags.Count("a.docx", bytes);
            foreach (var stage in Enum.GetValues<TemplateStage>())
                TemplateStages.Describe("a.docx", bytes, stage);
            DocumentPages.Read("a.docx", bytes);
            var findings = WordTemplate.Prepare(WordTemplateSource.FromFile("a.docx", bytes)).Findings.Concat(TemplateAdvice.Of("a.docx", bytes));
            var isSound = PackageReadBack.Problems("a.docx", bytes).IsEmpty;
            foreach (var made in new[]
            {
                MailMergeConverter.Convert("a.docx", bytes).Bytes, TemplateAnnotation.Annotate("a.docx", bytes, findings), DocumentPages.Mark("a.docx", bytes),
            })
            {
                if (isSound)
                    Opens(made);
            }
        });
    }

    [Fact]
    public void Changed_draft_is_regenerated_or_refused()
    {
        var draft = ReportFileDrafting.Draft(Kinds, "a.json", Json, DraftOptions.Default).Document.ShouldNotBeNull().ToArray();
        var correction = File.ReadAllBytes(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json"));
        var corrected = DataFile.Read(Kinds, "b.json", correction).Data.ShouldNotBeNull();
        Rounds(12, random =>
        {
            // Now and then the data are what is broken.
            var (bytes, data) = random.Next(4) == 0
                ? (draft, DataFile.Read(Kinds, "b.json", InputMutation.OfJson(correction, random)).Data)
                : (InputMutation.OfPackage(draft, random), corrected);
            if (data is null)
                return;
            var request = new ReportRegenerationRequest("a.docx", bytes, data) { Mode = random.Next(2) == 0 ? WritingMode.Plain : WritingMode.Tracked };
            var result = ReportRegeneration.Regenerate(Kinds, request);
            if (result.Document is null)
                result.Findings.ShouldContain(finding => finding.IsError);
            else
                Opens(result.Document);
        });
    }

    // A report as the product makes it, and templates as people make them in LibreOffice Writer, of every shape.
    private static List<byte[]> Documents() =>
    [
        ReportFileDrafting.Draft(Kinds, "a.json", Json, DraftOptions.Default).Document.ShouldNotBeNull().ToArray(),
        .. Directory.EnumerateFiles(RepositoryRoot.PathOf("tests", "ReportForge.Word.Tests", "Documents", "Templates"), "*.docx").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    private static ReadOnlyMemory<byte>? Merged(byte[] template)
    {
        var output = new ArrayBufferWriter<byte>();
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("a.docx", template)).Template;
        return prepared?.Render(new() { Data = Data, Lenient = true }, output, out _) == true ? (ReadOnlyMemory<byte>?)output.WrittenMemory : null;
    }

    private static void Judge(string name, byte[] bytes, bool drafts)
    {
        var read = DataFile.Read(Kinds, name, bytes);
        if (read.Data is not { } data)
        {
            read.Findings.ShouldNotBeEmpty();
            return;
        }

        if (Kinds.FindFor(data).Kind is { } kind)
            ReportChecking.Check(kind, data, new NeighbourReferences());
        if (drafts)
            Opens(ReportFileDrafting.Draft(Kinds, name, bytes, DraftOptions.Default).Document);
    }

    private static void Opens(ReadOnlyMemory<byte>? made)
    {
        if (made is { } document)
            PackageReadBack.Problems("a.docx", document).ShouldBeEmpty();
    }

    private void Rounds(int ofABuild, Action<Random> round)
    {
        var (first, count) = (Setting("REPORTFORGE_FUZZ_FIRST", 0), Setting("REPORTFORGE_FUZZ_ROUNDS", ofABuild));
        var failures = new List<string>();
        Warm(round, first);
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed++)
        {
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                round(new Random(seed));
            }
            catch (Exception failure)
            {
                failures.Add($"seed {seed}: {failure}");
            }

            // A busy machine takes time from this thread; work that is too much allocates as well.
            if (watch.Elapsed > MostTime && GC.GetAllocatedBytesForCurrentThread() - before is var taken and > MostBytes)
                failures.Add($"seed {seed}: {watch.Elapsed}, {taken} bytes");
            if (seed % 1_000 == 999)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seed - first + 1} rounds, {GC.GetTotalMemory(false) / 1_000_000} MB"));
        }

        failures.ShouldBeEmpty();
    }

    // What has to be compiled is, before time counts.
    private static void Warm(Action<Random> round, int seed)
    {
        try
        {
            round(new Random(seed));
        }
        catch (Exception)
        {
            // The round itself tells it.
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
