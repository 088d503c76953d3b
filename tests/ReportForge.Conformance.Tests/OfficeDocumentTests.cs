using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Documents that offices really write: what is wrong is found, and what is right is let be.</summary>
public sealed class OfficeDocumentTests
{
    public static TheoryData<string> Names() => [.. OfficeDocument.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_is_judged_as_its_index_says(string name)
    {
        var document = OfficeDocument.All.Single(document => document.Name == name);
        var report = ConformanceCheck.Check(name + ".docx", document.Read());
        var reported = report.Findings.Select(finding => finding.Code).ToHashSet(StringComparer.Ordinal);
        var said = string.Join('\n', report.Findings.Select(finding => FindingText.Heading(finding, MessageLanguage.Vietnamese)).Prepend(document.Why));
        report.Defects.ShouldBeEmpty();
        if (document.IsClean)
            reported.ShouldBeEmpty(said);
        document.MustReport.Except(reported).ShouldBeEmpty(said);
        document.MustNotReport.Where(rule => IsSaid(report, reported, rule)).ShouldBeEmpty(said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_keeps_its_words_when_it_is_mended(string name) =>
        FixLaws.ShouldHold(name + ".docx", OfficeDocument.All.Single(document => document.Name == name).Read());

    public static TheoryData<string> Variants() => [.. OfficeVariant.All.Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Variant_is_judged_as_it_says(string name)
    {
        var variant = OfficeVariant.All.Single(variant => variant.Name == name);
        var bytes = variant.Document().Pack();
        var report = ConformanceCheck.Check("mau.docx", bytes);
        report.Defects.ShouldBeEmpty();
        var said = report.Findings.Where(finding => finding.Severity >= Severity.Review).ToList();
        said.Select(finding => finding.Code).Distinct().ShouldBe(
            variant.Reported, string.Join('\n', said.Select(finding => FindingText.Heading(finding, MessageLanguage.Vietnamese))));
        FixLaws.ShouldHold(name, bytes);
    }

    private static bool IsSaid(ConformanceReport report, HashSet<string> reported, string rule) => rule.StartsWith("open:", StringComparison.Ordinal)
        ? report.Results.Single(result => result.Rule.Id == rule["open:".Length..]).Outcome is RuleOutcome.NotEvaluated or RuleOutcome.NeedsReview
        : reported.Contains(rule);
}
