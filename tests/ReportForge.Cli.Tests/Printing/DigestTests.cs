using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Printing;

/// <summary>What a clerk is shown: the gravest first, no more than a screen holds, in the words of the form.</summary>
public sealed partial class DigestTests
{
    [Fact]
    public void The_first_command_of_the_README_prints_no_more_than_a_screen()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu);

        (Lines(run.Out) + Lines(run.Error)).ShouldBeLessThanOrEqualTo(40, run.Error);
        run.Error.ShouldMatch(@"\n\d+ lỗi, \d+ cảnh báo, \d+ chỗ cần xem lại(, \d+ thông tin)?\n$");
        run.Error.ShouldContain("--all");
    }

    [Fact]
    public void Errors_come_first_and_at_most_twenty_of_a_severity()
    {
        using var command = new TestCommand();

        var severities = command.Run("draft", Fixtures.HoangLuu).Error.Split('\n').Select(SeverityOf).Where(severity => severity >= 0).ToList();

        severities.ShouldBe(severities.Order());
        severities.GroupBy(severity => severity).ShouldAllBe(group => group.Count() <= 20);
    }

    [Fact]
    public void All_prints_every_finding_with_its_hint()
    {
        using var command = new TestCommand();

        var some = command.Run("draft", Fixtures.HoangLuu);
        var all = command.Run("draft", Fixtures.HoangLuu, "--all");

        Lines(all.Error).ShouldBeGreaterThan(Lines(some.Error));
        all.Error.ShouldContain("    cách sửa: ");
        all.Error.Split('\n')[^2].ShouldBe(some.Error.Split('\n')[^2], "the counts are the same");
    }

    [Fact]
    public void A_folder_of_twelve_reports_fits_on_two_pages()
    {
        using var command = new TestCommand();
        foreach (var (index, file) in Directory.EnumerateFiles(Fixtures.PathOf("fixtures", "reports"), "*.json").Order(StringComparer.Ordinal).Index())
            command.Write($"x/{index:00}.json", File.ReadAllText(file));
        command.Write("x/10.json", File.ReadAllText(Fixtures.HoangLuu));
        command.Write("x/11.json", File.ReadAllText(Fixtures.HoangLuu));

        Lines(command.Run("check", "x").Out).ShouldBeLessThanOrEqualTo(120);
    }

    [Fact]
    public void A_report_has_all_findings_as_a_page_that_prints()
    {
        using var command = new TestCommand();

        command.Run("check", Fixtures.HoangLuu, "--report", "a.html").ExitCode.ShouldBe(1);

        var page = command.Read("a.html");
        page.ShouldContain("@page");
        page.ShouldContain("BAL-06");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public void A_report_has_all_findings_as_a_workbook_that_filters()
    {
        using var command = new TestCommand();

        command.Run("draft", Fixtures.HoangLuu, "--report", "a.xlsx").ExitCode.ShouldBe(0);

        using var book = ZipFile.OpenRead(command.PathOf("a.xlsx"));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull().Open());
        var text = sheet.ReadToEnd();
        text.ShouldContain("<autoFilter ");
        text.ShouldContain("BAL-06");
    }

    [Fact]
    public void A_report_file_does_not_write_over_another()
    {
        using var command = new TestCommand();
        command.Write("a.html", "notes");

        var run = command.Run("check", Fixtures.HoangLuu, "--report", "a.html");

        run.Error.ShouldContain("RF5142");
        command.Read("a.html").ShouldBe("notes");
        command.Run("check", Fixtures.HoangLuu, "--report", "a.pdf").ExitCode.ShouldBe(2);
    }

    /// <summary>Neither template code nor keys of programs reach a clerk; what he typed himself is quoted in 'single quotes'.</summary>
    [Theory]
    [MemberData(nameof(AllData))]
    public void What_is_printed_about_data_is_in_the_words_of_the_form(string file)
    {
        using var command = new TestCommand();

        var runs = new[] { command.Run("check", file, "--all"), command.Run("draft", file, "--all", "--out", "a.docx") };

        foreach (var line in runs.SelectMany(run => (run.Out + run.Error).Split('\n')).Where(line => !IsQuoteOfTheFile(line)))
        {
            var text = Typed().Replace(line.Replace(file, "", StringComparison.Ordinal), "");
            text.ShouldNotContain("{{");
            if (Identifier().Match(text) is { Success: true } key)
                Assert.Fail($"{key.Value}: {line}");
        }
    }

    public static TheoryData<string> AllData =>
    [
        .. new[] { "reports", "broken" }.SelectMany(folder => Directory.EnumerateFiles(Fixtures.PathOf("fixtures", folder), "*.json")).Order(StringComparer.Ordinal),
    ];

    private static int Lines(string text) => text.Count(letter => letter == '\n');

    private static int SeverityOf(string line) => Array.FindIndex(["lỗi", "cảnh báo", "cần xem lại", "thông tin"], severity => Regex.IsMatch(line, $"(: |^){severity} [A-Z]+-?[0-9]+: "));

    // A line of the file itself, under the message about it, with its marker.
    private static bool IsQuoteOfTheFile(string line) => line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("    cách sửa:", StringComparison.Ordinal);

    [GeneratedRegex("'[^']*'|“[^”]*”")]
    private static partial Regex Typed();

    [GeneratedRegex(@"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:references|purpose|figures|narrative|indicators|recipients|signature|citations)\b")]
    private static partial Regex Identifier();
}
