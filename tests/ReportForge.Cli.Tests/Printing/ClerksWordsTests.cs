using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Printing;

/// <summary>
/// What a clerk is told is Vietnamese: no template code, no key of a program, no English word. Every command that reads report
/// data goes over every fixture, the broken ones too. Names of files and codes of rules are left out, and what stands in single
/// quotes: that is what was typed, or what has to be typed.
/// </summary>
public sealed partial class ClerksWordsTests
{
    /// <summary>Names of programs, formats and fonts, and words that Vietnamese offices have made their own.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Word", "Excel", "LibreOffice", "ReportForge", "JSON", "CSV", "PDF", "Times", "New", "Roman", "Unicode", "web", "website", "Chromium", "scan",
    };

    public static TheoryData<string> Data =>
    [
        .. new[] { "reports", "broken" }.SelectMany(folder => Directory.EnumerateFiles(Fixtures.PathOf("fixtures", folder), "*.json"))
            .Select(file => Path.GetRelativePath(Fixtures.PathOf("fixtures"), file)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Kinds =>
        [.. Directory.EnumerateDirectories(Fixtures.PathOf("templates")).Select(folder => Path.GetFileName(folder)).Where(name => name != "parts").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Data))]
    public void A_command_that_reads_a_report_speaks_as_a_clerk_does(string name)
    {
        using var command = new TestCommand();
        var data = File.ReadAllText(Fixtures.PathOf("fixtures", name));
        command.Write("so-lieu.json", data);
        string[] lines =
        [
            "draft so-lieu.json", "check so-lieu.json --all", "issue so-lieu.json --number 27 --date 06/11/2025 --all",
            "data workbook so-lieu.json --out bang.xlsx", "check bang.xlsx --all", "data form so-lieu.json --out bieu.csv",
        ];

        ForeignIn(lines.Select(line => (line, Said(command, line))), data).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("broken")]
    public void A_command_that_reads_many_reports_speaks_as_a_clerk_does(string folder)
    {
        using var command = new TestCommand();
        var all = Directory.EnumerateFiles(Fixtures.PathOf("fixtures", folder), "*.json").Order(StringComparer.Ordinal).ToList();
        foreach (var file in all)
            command.Write($"thu-muc/{Path.GetFileName(file)}", File.ReadAllText(file));
        string[] lines = ["check thu-muc", "check thu-muc --all", "batch thu-muc --kind cchc-annual --out ket-qua", "batch thu-muc --kind cchc-annual --out ket-qua --only-changed", "rollup thu-muc --kind cchc-annual --unit 38 --out tinh.json"];

        ForeignIn(lines.Select(line => (line, Said(command, line))), string.Concat(all.Select(File.ReadAllText))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_command_about_a_kind_speaks_as_a_clerk_does(string kind)
    {
        using var command = new TestCommand();
        string[] lines = [$"kinds show {kind}", "kinds list", $"template check {kind}", $"data new {kind} --out bang.xlsx", "check bang.xlsx --all", "draft bang.xlsx --all"];

        ForeignIn(lines.Select(line => (line, Said(command, line))), "").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ghi {{ figures }} vào", "{{")]
    [InlineData("Sửa tthc_total ở biểu", "tthc_total")]
    [InlineData("Ghi base ở ô này", "base")]
    [InlineData("chức danh title của người ký", "title")]
    public void A_line_with_a_key_or_a_foreign_word_is_found(string line, string word) =>
        ForeignIn([("lệnh", line)], "").ShouldBe([$"lệnh: {word}: {line}"]);

    [Fact]
    public void A_line_of_a_clerk_is_not_found() =>
        ForeignIn([("lệnh", "so-lieu.json(12,4): Nơi nhận, mục 3: lỗi RF3011: Không tìm thấy trường 'unit.code'; xem thêm bằng reportforge kinds show cchc-annual --keys.")], "")
            .ShouldBeEmpty();

    // With all lists of a batch but the manifest, which programs read.
    private static string Said(TestCommand command, string line)
    {
        var run = command.Run(line.Split(' '));
        var lists = line.StartsWith("batch", StringComparison.Ordinal) ? new[] { "findings.csv", "missing.csv", "old.csv", "changes.csv" }.Select(name => command.PathOf("ket-qua/" + name)) : [];
        return run.Out + run.Error + string.Concat(lists.Where(File.Exists).Select(File.ReadAllText));
    }

    // A line that shows what stands in the file, and the words of the report itself, are the clerk's own.
    private static IEnumerable<string> ForeignIn(IEnumerable<(string Command, string Text)> said, string data)
    {
        var own = Texts().Matches(data).SelectMany(text => Words().Matches(text.Groups["text"].Value)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        return from one in said
               from line in one.Text.Split('\n')
               where !(line.StartsWith("    ", StringComparison.Ordinal) && line.Trim() is { Length: > 0 } shown && data.Contains(shown, StringComparison.Ordinal))
               let plain = NotWords().Replace(line, " ")
               let words = Words().Matches(plain).Select(word => word.Value)
               let foreign = TemplateCode().Match(plain) is { Success: true } code ? code.Value : words.FirstOrDefault(word => !own.Contains(word) && IsForeign(word))
               where foreign is not null
               select $"{one.Command}: {foreign}: {line}";
    }

    private static bool IsForeign(string word) =>
        word.Contains('_', StringComparison.Ordinal)
        || (word.Length > 2 && word.All(char.IsAsciiLetterLower) && !Syllable().IsMatch(word) && !Known.Contains(word));

    // The texts of a JSON file, not its keys.
    [GeneratedRegex("(?<=: *|[\\[,]\\s*)\"(?<text>[^\"]*)\"(?!\\s*:)")]
    private static partial Regex Texts();


    [GeneratedRegex(@"\{\{|\}\}|\{[a-z_.]+\}")]
    private static partial Regex TemplateCode();

    // Options, commands to type, files, codes with digits or points, and what stands in single quotes.
    [GeneratedRegex(@"'[^']*'|reportforge [a-z]+( [a-z]+)?( [a-z-]+)?|--[a-z-]+|\S*[/\\]\S*|\S*\.(json|jsonl|docx|xlsx|csv|html|pdf|yaml|md)\b|[a-z]+(-[a-z0-9]+)+")]
    private static partial Regex NotWords();

    [GeneratedRegex(@"[\p{L}\p{Nd}_]+")]
    private static partial Regex Words();

    // A syllable of Vietnamese without its marks.
    [GeneratedRegex("^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$")]
    private static partial Regex Syllable();
}
