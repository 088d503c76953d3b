using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Checking;

/// <summary>The page that a finding names is the one on which its words are printed.</summary>
public sealed partial class PageNumberTests
{
    [Fact]
    public void Findings_of_a_document_name_the_page_on_which_their_words_stand()
    {
        using var command = new TestCommand { ProgramPath = Environment.GetEnvironmentVariable("PATH") ?? "" };
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true" || (Finds(command, "soffice") && Finds(command, "pdftotext")), "LibreOffice and pdftotext are not installed.");
        command.Write("a.json", LowerCased(File.ReadAllText(Fixtures.HoangLuu)));
        command.Run("draft", "a.json", "--out", "a.docx", "--pdf").ExitCode.ShouldBe(0);

        var run = command.Run("check", "a.docx", "--pages", "--all");

        var told = Told().Matches(run.Out).Select(match => (Page: match.Groups[1].Value, Words: Plain(match.Groups[2].Value))).ToList();
        told.Count.ShouldBeGreaterThan(10, run.Out);
        told.Select(one => one.Page).Distinct().Count().ShouldBeGreaterThan(3);
        foreach (var (page, words) in told)
            Printed(command, page).ShouldContain(words[..Math.Min(words.Length, 20)], Case.Sensitive, $"page {page}");
    }

    [Fact]
    public void Without_LibreOffice_the_check_is_whole_and_says_why_there_are_no_pages()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "a.docx");

        var run = command.Run("check", "a.docx", "--pages");

        run.Out.ShouldContain("RF5207");
        run.Out.ShouldContain("apt install libreoffice-writer-nogui");
        run.Out.ShouldContain("VH-01");
        run.Out.ShouldNotContain("trang 1,");
    }

    // Every text of the narrative begins with a small letter, which the decree forbids.
    private static string LowerCased(string json)
    {
        var data = JsonNode.Parse(json)!.AsObject();
        foreach (var (name, value) in data["narrative"]!.AsObject().ToList())
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() is { Length: > 40 } words)
                data["narrative"]![name] = char.ToLower(words[0], CultureInfo.InvariantCulture) + words[1..];
        }

        return data.ToJsonString();
    }

    private static string Printed(TestCommand command, string page)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-f", page, "-l", page, command.PathOf("a.pdf"), "-"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Plain(text);
    }

    private static string Plain(string text) => Blanks().Replace(text.Replace('\u2011', '-').Replace("\u200B", "", StringComparison.Ordinal), " ").Trim();

    private static bool Finds(TestCommand command, string program) =>
        command.ProgramPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    // Of the first section: appendices count their pages anew.
    [GeneratedRegex(@"trang (\d+), phần 1, đoạn[^\n]*VH-01[^\n]*\n    ([^\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"[\s\u00A0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
