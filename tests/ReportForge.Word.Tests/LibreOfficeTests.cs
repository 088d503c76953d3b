using System.Diagnostics;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>Every document that a case makes opens in LibreOffice and reads there as it should.</summary>
public sealed class LibreOfficeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Every_output_opens_and_reads_the_same()
    {
        var program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        if (program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip("LibreOffice is not installed: install libreoffice-writer to run this test.");
        var folder = Directory.CreateTempSubdirectory("reportforge-word-");
        try
        {
            var made = Make(folder.FullName);
            Convert(program.ShouldNotBeNull("CI needs LibreOffice"), folder.FullName);
            foreach (var (name, document) in made)
                WordsOf(File.ReadAllText(Path.Combine(folder.FullName, name + ".txt"))).ShouldBe(WordsOf(WordFileReader.Text(document)), name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Name, byte[] Document)> Make(string folder)
    {
        var made = new List<(string, byte[])>();
        foreach (var path in CaseTests.Cases.Select(row => row.Data).Where(ReadsAlike))
        {
            if (CaseRunner.Run(CaseFile.Read(Path.Combine(CaseTests.Folder(), path))).File is not { } document)
                continue;
            var name = path.Replace('/', '-').Replace(".case", "", StringComparison.Ordinal);
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), document);
            made.Add((name, document));
        }

        return made;
    }

    // The markup has each text box twice and no labels of lists, marks of notes, deleted text or numbers of pages;
    // LibreOffice writes what is seen, but no formulas.
    private static bool ReadsAlike(string path) => !path.Contains("text_box", StringComparison.Ordinal)
        && !path.StartsWith("Lists/", StringComparison.Ordinal)
        && !path.Contains("tracked_changes", StringComparison.Ordinal)
        && !path.Contains("formula", StringComparison.Ordinal)
        && !path.Contains("table_of_contents", StringComparison.Ordinal)
        && !path.Contains("number", StringComparison.Ordinal)
        && !path.Contains("notes", StringComparison.Ordinal);

    private static void Convert(string program, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        foreach (var argument in (string[])[$"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, .. Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEndAsync();
        process.WaitForExit(Patience).ShouldBeTrue();
    }

    private static string[] WordsOf(string text) => text.Replace("\uFEFF", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
