using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Every case of Cases/rules: exactly the named rules fail, and nothing else.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Files())
        {
            foreach (var ruleCase in RuleCase.Read(file))
                cases.Add(Path.GetFileNameWithoutExtension(file), ruleCase.Title);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_breaks_exactly_what_it_says(string rule, string title)
    {
        var ruleCase = RuleCase.Read(Path.Combine(TestDocument.CasesFolder, "rules", rule + ".cases")).Single(ruleCase => ruleCase.Title == title);
        var report = ruleCase.Check();
        var expected = ruleCase.Expect.Where(line => line != "none").ToList();
        var outcome = RuleCase.Outcome(report).ToList();
        var notes = report.Results.SelectMany(result => result.Findings).Where(finding => finding.Severity == Severity.Information).Select(finding => $"{finding.Code} information");
        outcome.AddRange(notes.Where(expected.Contains).Distinct());
        outcome.Order().ShouldBe(expected.Order(), string.Join('\n', report.Findings.Select(finding => FindingText.Heading(finding, MessageLanguage.English))));
    }

    [Theory]
    [InlineData(DocumentMode.Draft)]
    [InlineData(DocumentMode.Final)]
    public void Good_document_conforms_in_both_modes(DocumentMode mode)
    {
        var report = ConformanceCheck.Check("mau.docx", TestDocument.Good().Pack(), new() { Mode = mode });
        RuleCase.Outcome(report).ShouldBeEmpty();
        report.Conforms.ShouldBeTrue();
        report.Verdict.Vi.ShouldBe("đúng thể thức");
    }

    [Fact]
    public void Findings_speak_both_languages_and_name_their_source()
    {
        foreach (var finding in Files().SelectMany(RuleCase.Read).SelectMany(ruleCase => ruleCase.Check().Findings).Where(finding => finding.Code[0] != 'R'))
        {
            finding.Message.Vi.ShouldNotBe(finding.Message.En, finding.Code);
            finding.Message.Vi.IsNormalized().ShouldBeTrue();
            finding.Source.ShouldNotBeNullOrEmpty(finding.Code);
            finding.Place.File.ShouldBe("mau.docx");
            // Names are shown as they are printed, not in the spelling by which they are compared.
            $"{finding.Message.Vi} {finding.Found?.Vi} {finding.Expected?.Vi}".ShouldNotContain("Hòang", Case.Insensitive);
        }
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(TestDocument.CasesFolder, "rules"), "*.cases").Order(StringComparer.Ordinal);
}
