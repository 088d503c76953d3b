using System.Text;
using ReportForge.Tests;

namespace ReportForge.Scripting.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> Cases => [.. LanguageCase.Names()];

    /// <summary>Set <c>RENEW_CASES=1</c> to write what comes out into the files; then read what has changed.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_prints_and_finds_what_its_file_says(string name)
    {
        var test = LanguageCase.Load(name);
        var rendered = Rendered.Of(test.Template, test.ToOptions());
        if (Renewal.IsAsked)
            test.Renew(rendered.Text, rendered.FindingsText);

        rendered.FindingsText.ShouldBe(test.Findings);
        rendered.Text.ShouldBe(test.Expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_keeps_the_laws(string name)
    {
        var test = LanguageCase.Load(name);
        var parsed = Template.Parse(TemplateSource.FromText("template", test.Template));
        if (parsed.HasErrors || test.Findings.Length > 0)
            return;
        var options = test.ToOptions();

        // What succeeds strictly gives the same when it is lenient; bytes are the text.
        Rendered.Of(parsed.Plan, options with { Lenient = true }).Text.ShouldBe(test.Expected);
        Rendered.Utf8Of(parsed.Plan, options).ShouldBe(test.Expected);
        parsed.Plan.Needs.Data.ShouldAllBe(need => need.Path.Length > 0);
    }

    [Fact]
    public void Every_finding_says_in_both_languages_what_is_wrong_and_what_to_write()
    {
        var findings = LanguageCase.Names().Select(LanguageCase.Load)
            .SelectMany(test => Rendered.Of(test.Template, test.ToOptions()).Findings).ToList();
        findings.Select(finding => finding.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(39);
        foreach (var finding in findings)
        {
            var hint = finding.Hint.ShouldNotBeNull();
            foreach (var wording in new[] { finding.Message, hint })
            {
                wording.Vi.ShouldNotBeNullOrWhiteSpace();
                wording.Vi.ShouldNotBe(wording.En);
                wording.Vi.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
            }
        }
    }
}
