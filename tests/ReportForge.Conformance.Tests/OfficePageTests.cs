using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Every document of Cases/pages: what is wrong is said at its place, nothing else is, and mending keeps its laws.</summary>
public sealed class OfficePageTests
{
    public static TheoryData<string, string> Pages()
    {
        var pages = new TheoryData<string, string>();
        foreach (var page in OfficePage.All)
            pages.Add(page.File, page.Title);
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_judged_as_it_says(string file, string title)
    {
        var page = OfficePage.All.Single(page => page.File == file && page.Title == title);
        var bytes = Resaved(page) ?? page.Pack();
        var report = ConformanceCheck.Check("mau.docx", bytes, new() { Mode = page.Mode });
        report.Defects.ShouldBeEmpty();
        var said = report.Findings.Where(finding => finding.Severity >= Severity.Review).ToList();
        var sentences = string.Join('\n', said.Select(finding => $"{FindingText.Heading(finding, MessageLanguage.Vietnamese)} ({finding.Place.Quote}) {finding.Found?.Vi} → {finding.Expected?.Vi}"));
        said.Select(finding => finding.Code).Distinct().Order().ShouldBe(page.Expect.Select(Code).Distinct().Order(), $"{report.Understood?.Vi}\n{sentences}");
        foreach (var expected in page.Expect.Where(expected => expected.Contains(": ", StringComparison.Ordinal)))
            said.Any(finding => finding.Code == Code(expected) && Tells(finding, expected[(expected.IndexOf(": ", StringComparison.Ordinal) + 2)..])).ShouldBeTrue($"{expected}\n{sentences}");
        foreach (var rule in page.Open)
            report.Results.Single(result => result.Rule.Id == rule).Outcome.ShouldBeOneOf(RuleOutcome.NotEvaluated, RuleOutcome.NeedsReview);
        if (page.Kind is { } kind)
            (report.Understood?.Vi ?? "").ShouldStartWith(kind);
        FixLaws.ShouldHold(page.Title, bytes, new() { Mode = page.Mode });
    }

    private static string Code(string expected) => expected.Split(':')[0];

    private static bool Tells(Finding finding, string words) =>
        $"{finding.Place.Quote} {finding.Message.Vi} {finding.Found?.Vi}".Contains(words, StringComparison.Ordinal);

    // By hand: the files are written to REPORTFORGE_PAGES_OUT, opened and saved by another program, and judged from REPORTFORGE_PAGES_IN.
    private static ReadOnlyMemory<byte>? Resaved(OfficePage page)
    {
        var name = $"{page.File}-{OfficePage.All.TakeWhile(other => other != page).Count(other => other.File == page.File) + 1:00}.docx";
        if (Environment.GetEnvironmentVariable("REPORTFORGE_PAGES_OUT") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), page.Pack().Span);
        if (Environment.GetEnvironmentVariable("REPORTFORGE_PAGES_IN") is { Length: > 0 } resaved)
            return File.ReadAllBytes(Path.Combine(resaved, name));
        return null;
    }
}
