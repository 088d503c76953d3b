using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReportForge.EndToEnd.Tests.Drafting;

/// <summary>
/// Drafts that LibreOffice has saved, also by way of other formats: the figures of the corrected data come in as into the draft itself.
/// </summary>
public sealed partial class OfficeRoundTripTests
{
    [Theory]
    [InlineData("hoang-luu-2024-annual", "docx")]
    [InlineData("tu-ky-2023-11-monthly", "docx")]
    [InlineData("hoang-luu-2024-annual", "odt")]
    [InlineData("tu-ky-2023-11-monthly", "doc")]
    public async Task A_draft_that_an_office_has_saved_takes_all_corrected_figures(string report, string format)
    {
        RequireOffice();
        using var folder = new TemporaryFolder();
        var (old, corrected) = (Fixture(report), Fixture(report + "-corrected"));
        (await ReportForgeProcess.Run(folder.Folder, "draft", old, "--out", "du-thao.docx")).ExitCode.ShouldBe(0);
        (await ReportForgeProcess.Run(folder.Folder, "draft", corrected, "--out", "moi.docx")).ExitCode.ShouldBe(0);
        var saved = Path.Combine("saved", "du-thao." + format);
        await Convert(folder.Folder, "du-thao.docx", format, "saved");
        if (format != "docx")
            await Convert(folder.Folder, saved, "docx", "back");
        var edited = format == "docx" ? saved : Path.Combine("back", "du-thao.docx");

        // The other formats have no place for what a draft carries.
        string[] baseline = format == "docx" ? [] : ["--old", old];
        var run = await ReportForgeProcess.Run(folder.Folder,
            ["regenerate", edited, "--data", corrected, "--out", "ket-qua.docx", "--format", "json", .. baseline]);

        run.ExitCode.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        var changes = json.RootElement.GetProperty("changes").EnumerateArray().ToList();
        changes.Count.ShouldBeGreaterThan(3);
        changes.ShouldAllBe(change => change.GetProperty("deed").GetString() == "applied", string.Join('\n', changes));
        Words(folder.PathOf("ket-qua.docx")).ShouldBe(Words(folder.PathOf("moi.docx")));
    }

    private static string Fixture(string name) => RepositoryRoot.PathOf("fixtures", "reports", name + ".json");

    private static async Task Convert(string folder, string file, string format, string target)
    {
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        string[] arguments = ["-env:UserInstallation=" + profile, "--headless", "--convert-to", format, "--outdir", target, file];
        using var process = Process.Start(new ProcessStartInfo("soffice", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The office did not start.");
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        File.Exists(Path.Combine(folder, target, Path.GetFileNameWithoutExtension(file) + "." + format)).ShouldBeTrue();
    }

    // The text of a reader, blanks and hyphens as an office writes them.
    private static string Words(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        using var reader = new StreamReader(archive.GetEntry("word/document.xml").ShouldNotBeNull().Open());
        var text = Paragraph().Replace(NoBreakHyphen().Replace(reader.ReadToEnd(), "-"), " ");
        return Blanks().Replace(Tags().Replace(text, "").Replace('\u2011', '-'), " ").Trim();
    }

    private static void RequireOffice()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "soffice")));
        if (isThere)
            return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "LibreOffice is not installed.");
        throw new InvalidOperationException("CI needs LibreOffice.");
    }

    [GeneratedRegex("<w:noBreakHyphen ?/>")]
    private static partial Regex NoBreakHyphen();

    [GeneratedRegex("</w:p>|<w:br ?/>|<w:tab ?/>")]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[\\s\u00A0]+")]
    private static partial Regex Blanks();
}
