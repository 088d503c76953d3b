using System.Security.Cryptography;
using System.Text;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>A batch with PDFs by the LibreOffice of the machine.</summary>
public sealed class PdfBatchTests
{
    private const int Units = 3;

    [Fact]
    public async Task Every_document_gets_its_pdf_once()
    {
        if (!IsInstalled("soffice"))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "LibreOffice is not installed.");
            throw new InvalidOperationException("CI needs LibreOffice.");
        }

        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(Units));
        var first = await Batch(folder);
        var pdfs = Directory.EnumerateFiles(folder.PathOf("out"), "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var written = pdfs.Select(File.GetLastWriteTimeUtc).ToArray();

        var again = await Batch(folder, "--resume");

        first.ExitCode.ShouldBe(0, first.Error);
        again.ExitCode.ShouldBe(0, again.Error);
        pdfs.ShouldBe(BatchManifest.Documents(folder.PathOf("out")).Select(document => Path.ChangeExtension(document, ".pdf")).Order(StringComparer.Ordinal));
        pdfs.ShouldAllBe(pdf => Encoding.ASCII.GetString(File.ReadAllBytes(pdf), 0, 5) == "%PDF-");
        pdfs.Select(File.GetLastWriteTimeUtc).ShouldBe(written);
        var manifest = File.ReadAllText(folder.PathOf("out", "manifest.csv"));
        foreach (var pdf in pdfs)
            manifest.ShouldContain($"/{Path.GetFileName(pdf)},{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(pdf)))}\r\n");
    }

    private static Task<ProcessRun> Batch(TemporaryFolder folder, params string[] more) =>
        ReportForgeProcess.Run(folder.Folder, ["batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--pdf", .. more]);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
