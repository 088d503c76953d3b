using ReportForge.Data.Csv;
using ReportForge.Findings;

namespace ReportForge.Reports.Tests.Rules;

/// <summary>The inconsistencies of the five source reports, each with the finding that reports it (fixtures/inconsistencies.csv).</summary>
public sealed class InconsistencyTests
{
    private static readonly Inconsistency[] All =
    [
        .. CsvText.Read(File.ReadAllText(Path.Combine(Repository.Root, "fixtures", "inconsistencies.csv"))).Skip(1)
            .Select(record => record.Cells)
            .Select(cells => new Inconsistency(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries), cells[6])),
    ];

    public static TheoryData<string> Reports => [.. All.Select(row => row.Report).Distinct()];

    [Theory]
    [InlineData("S0", 45)]
    [InlineData("S1", 66)]
    [InlineData("S2", 18)]
    [InlineData("S3", 27)]
    [InlineData("S4", 23)]
    public void Every_inconsistency_is_listed_once(string source, int count) =>
        All.Where(row => row.Id.StartsWith(source, StringComparison.Ordinal)).Select(row => row.Id)
            .ShouldBe(Enumerable.Range(1, count).Select(number => $"{source}-{number:00}"));

    [Fact]
    public void What_no_rule_can_see_has_a_reason() =>
        All.Where(row => !row.IsReported && row.Reason.Length == 0).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_inconsistency_is_reported_at_its_field_by_its_rule(string report)
    {
        var data = Repository.Fixture(report);
        var findings = ReportDrafting.Draft(Repository.KindOf(data), data).DataFindings;
        All.Where(row => row.Report == report && row.IsReported && !findings.Any(row.IsSaidBy)).ShouldBeEmpty();
    }

    /// <summary>Where more than one rule sees an inconsistency, each has its finding.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public void The_other_rules_that_see_it_say_so_too(string report)
    {
        var data = Repository.Fixture(report);
        var codes = ReportDrafting.Draft(Repository.KindOf(data), data).DataFindings.Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);
        All.Where(row => row.Report == report).SelectMany(row => row.Also.Except(codes).Select(rule => $"{row.Id} {rule}")).ShouldBeEmpty();
    }

    private sealed record Inconsistency(string Id, string Report, string Rule, string Severity, string Field, string[] Also, string Reason)
    {
        public bool IsReported => Severity.Length > 0;

        public bool IsSaidBy(Finding finding) =>
            finding.Code == Rule
            && string.Equals(finding.Severity.ToString(), Severity, StringComparison.OrdinalIgnoreCase)
            && finding.Fields.Contains(Field);
    }
}
