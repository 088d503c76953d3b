using ReportForge.Data.Csv;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>Every fact of the source reports, and of the example of the quarterly form, stands in the drafted document, in its place.</summary>
public sealed class FactTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ReportForge.Reports.Tests", "Cases", "facts");

    public static TheoryData<string> Reports =>
        [.. Directory.EnumerateFiles(Folder, "*.csv").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public void All_five_source_reports_and_the_quarterly_example_have_their_facts() => Reports.Count.ShouldBe(6);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_fact_is_printed(string name)
    {
        var drafted = DraftedReport.Of(name);
        var facts = CsvText.Read(File.ReadAllText(Path.Combine(Folder, name + ".csv"))).Skip(1).ToArray();
        facts.Length.ShouldBeGreaterThan(50);
        facts.Where(fact => !IsPrinted(drafted, fact.Cells[1], DraftedReport.Text(fact.Cells[3])))
            .Select(fact => $"{fact.Cells[0]} ({fact.Cells[1]}): {fact.Cells[3]}")
            .ShouldBeEmpty();
    }

    private static bool IsPrinted(DraftedReport drafted, string where, string printed) => where switch
    {
        "row" => drafted.Rows.Any(row => row.Contains($"| {printed} |", StringComparison.Ordinal)),
        "cell" => drafted.Rows.Any(row => row.Split(" | ").Any(cell => cell.Contains(printed, StringComparison.Ordinal))),
        "outline" => drafted.Paragraphs.Any(paragraph => paragraph.StartsWith(printed, StringComparison.Ordinal)),
        _ => drafted.Paragraphs.Any(paragraph => paragraph.Contains(printed, StringComparison.Ordinal)),
    };
}
