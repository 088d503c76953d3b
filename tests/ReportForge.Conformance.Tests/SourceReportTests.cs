using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// Documents made from the five reports as their offices typed them. What is wrong with their form is what their own data
/// says and the data's checks report at its field (Cases/source-reports.txt with the inconsistency of fixtures/inconsistencies.csv);
/// nothing that a template can make right is left.
/// </summary>
public sealed class SourceReportTests
{
    private static readonly IReadOnlyList<KnownFinding> Known =
        [.. File.ReadLines(Path.Combine(TestDocument.CasesFolder, "source-reports.txt")).Select(line => line.Split(" | ")).Select(cells => new KnownFinding(cells[0], cells[1], cells[2], cells[3], cells[4]))];

    public static TheoryData<string, DocumentMode> Documents()
    {
        var documents = new TheoryData<string, DocumentMode>();
        foreach (var name in FinishedReports.SourceNames)
        {
            documents.Add(name, DocumentMode.Draft);
            documents.Add(name, DocumentMode.Final);
        }

        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Only_what_the_data_itself_says_wrongly_is_left(string name, DocumentMode mode)
    {
        var known = Known.Where(finding => finding.Report == Path.GetFileNameWithoutExtension(name)).ToList();
        var found = FinishedReports.Conformance(name, mode).Results.SelectMany(result => result.Findings).Where(finding => finding.Severity >= Severity.Warning).ToList();
        found.Where(finding => !known.Any(one => one.IsSaidBy(finding)))
            .Select(finding => FindingText.Heading(finding, MessageLanguage.Vietnamese)).ShouldBeEmpty();
        found.Select(finding => finding.Code).Order().ShouldBe(known.Select(finding => finding.Rule).Order());
    }

    [Fact]
    public void Every_finding_that_is_left_is_an_inconsistency_of_that_report_with_a_rule_of_the_data()
    {
        var reportedAtTheirField = File.ReadLines(Path.Combine(FinishedReports.Root, "fixtures", "inconsistencies.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[3].Length > 0)
            .Select(cells => (Id: cells[0], Report: cells[1])).ToHashSet();
        Known.Where(finding => !reportedAtTheirField.Contains((finding.Inconsistency, finding.Report))).ShouldBeEmpty();
        FinishedReports.SourceNames.Count().ShouldBe(5);
        Known.Count(finding => finding.Severity == "Error").ShouldBe(1);
    }

    private sealed record KnownFinding(string Report, string Rule, string Severity, string Paragraph, string Inconsistency)
    {
        public bool IsSaidBy(Finding finding) =>
            finding.Code == Rule
            && finding.Severity.ToString() == Severity
            && finding.Place.Quote?.StartsWith(Paragraph, StringComparison.Ordinal) == true;
    }
}
