using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>The product's own documents: they conform, every planted defect is found by its rule alone, and a fix mends it.</summary>
public sealed class FinishedReportTests
{
    public static TheoryData<string, DocumentMode> Documents()
    {
        var documents = new TheoryData<string, DocumentMode>();
        foreach (var name in FinishedReports.Names)
        {
            documents.Add(name, DocumentMode.Draft);
            documents.Add(name, DocumentMode.Final);
        }

        return documents;
    }

    public static TheoryData<int, string> Defects()
    {
        var defects = new TheoryData<int, string>();
        for (var number = 0; number < Mutation.All.Count; number++)
            defects.Add(number, Mutation.All[number].Name);
        return defects;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Own_document_has_no_error_and_no_warning(string name, DocumentMode mode)
    {
        var report = FinishedReports.Conformance(name, mode);
        report.Practice.ShouldBeEmpty();
        report.Findings.Where(finding => finding.Severity >= Severity.Warning)
            .Select(finding => FindingText.Heading(finding, MessageLanguage.Vietnamese)).ShouldBeEmpty();
    }

    /// <summary>A data window that is not from the 15th to the 14th is the office's to explain; nothing else is left open.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Own_document_leaves_no_rule_open(string name, DocumentMode mode)
    {
        var report = FinishedReports.Conformance(name, mode);
        var open = report.Results.Where(result => result.Outcome is RuleOutcome.NotEvaluated or RuleOutcome.NeedsReview).Select(result => result.Rule.Id).ToList();
        open.ShouldBe(name.Contains("but-son", StringComparison.Ordinal) ? ["SO-10"] : []);
        report.Conforms.ShouldBe(open.Count == 0);
        report.Verdict.Vi.ShouldBe(open.Count == 0 ? "đúng thể thức" : "chưa thấy lỗi, nhưng còn nội dung chưa xét được");
    }

    /// <summary>Rules that a part of a document can be judged by: paper, margins, fonts, colour, tables, leftovers.</summary>
    private static readonly string[] RulesOfParts =
        ["PG-01", "PG-03", "PG-04", "PG-05", "PG-06", "PG-07", "PG-08", "PG-09", "PG-10", "TB-01", "TB-02", "TB-03", "TB-04", "TB-05", "TB-06", "MS-10"];

    [Fact]
    public void Word_parts_of_the_kinds_keep_to_the_page_the_font_and_the_tables()
    {
        var parts = FinishedReports.Parts.ToList();
        parts.Count.ShouldBeGreaterThan(20);
        foreach (var part in parts)
        {
            ConformanceCheck.Check(Path.GetFileName(part), File.ReadAllBytes(part)).Findings
                .Where(finding => finding.Severity >= Severity.Warning && (RulesOfParts.Contains(finding.Code) || finding.Code.StartsWith("RF", StringComparison.Ordinal)))
                .Select(finding => FindingText.Heading(finding, MessageLanguage.English)).ShouldBeEmpty(part);
        }
    }

    [Fact]
    public void Fifty_defects_and_more_are_planted_in_every_chapter_of_the_decree()
    {
        Mutation.All.Count.ShouldBeGreaterThanOrEqualTo(50);
        Mutation.All.Select(mutation => mutation.Name).ShouldBeUnique();
        Mutation.All.Select(mutation => mutation.Rule[..2]).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["BD", "HD", "KG", "NN", "PG", "PL", "SG", "TB", "TL"]);
    }

    /// <summary>Each defect in every document that has a place for it: documents of two kinds at least.</summary>
    [Theory]
    [MemberData(nameof(Defects))]
    public void Planted_defect_is_found_by_its_rule_alone_and_mended(int number, string what)
    {
        var mutation = Mutation.All[number];
        mutation.Name.ShouldBe(what);
        var kinds = new HashSet<string>();
        foreach (var name in FinishedReports.Names)
        {
            var original = FinishedReports.Make(name, DocumentMode.Final);
            var file = new DocxFile(original);
            if (!mutation.Apply(file, new Random(number)))
                continue;
            FoundAndMended(mutation, name, original, file.Pack());
            kinds.Add(FinishedReports.KindOf(name));
        }

        kinds.Count.ShouldBeGreaterThanOrEqualTo(2, mutation.Name);
    }

    private static void FoundAndMended(Mutation mutation, string name, ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> mutated)
    {
        var options = FinishedReports.Options(name, DocumentMode.Final);
        var found = ConformanceCheck.Check("mau.docx", mutated, options);
        Failing(found).ShouldBe([mutation.Rule], $"{mutation.Name} in {name}\n{Say(found)}");

        var changesWords = new DocxFile(mutated).Text() != new DocxFile(original).Text();
        if (RulePack.Rules.Single(rule => rule.Id == mutation.Rule).Origin == RuleOrigin.Practice)
        {
            ConformanceFix.Fix("mau.docx", mutated, options).Docx.ShouldBeNull("what is a matter of taste is left to the person");
            return;
        }

        var mended = changesWords ? ConformanceFix.FixText("mau.docx", mutated, options) : ConformanceFix.Fix("mau.docx", mutated, options);
        mended.Changes.ShouldNotBeEmpty();
        var bytes = mended.Docx.ShouldNotBeNull();
        var after = ConformanceCheck.Check("mau.docx", bytes, options);
        Failing(after).ShouldBeEmpty($"{mutation.Name} in {name}\n{Say(after)}");
        new DocxFile(bytes).Text().ShouldBe(new DocxFile(original).Text(), $"{mutation.Name} in {name}");
    }

    private static List<string> Failing(ConformanceReport report) =>
        [.. report.Results.Where(result => result.Outcome == RuleOutcome.Fail).Select(result => result.Rule.Id)];

    private static string Say(ConformanceReport report) => string.Join('\n', report.Findings
        .Where(finding => finding.Severity >= Severity.Warning)
        .Select(finding => FindingText.Heading(finding, MessageLanguage.English)));
}
