namespace ReportForge.Scripting.Tests.Differential;

/// <summary>Authors rely on Scriban's way: every case goes through Scriban alone too, and what differs stands on the page of deviations.</summary>
public sealed class DifferentialTests
{
    private const int MostDeviations = 20;

    public static TheoryData<string> Cases => [.. LanguageCase.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_comes_out_as_from_Scriban_alone_unless_the_page_says_otherwise(string name)
    {
        var test = LanguageCase.Load(name);
        var (ours, plain) = (Outcome.Of(test), PlainScriban.Render(test));
        var listed = Deviations.Read().FirstOrDefault(deviation => deviation.Cases.Contains(name));

        if (listed is null)
            ours.IsLike(plain).ShouldBeTrue($"Not on the page of deviations.\nours {ours}\nScriban {plain}");
        else
            ours.IsLike(plain).ShouldBeFalse($"“{listed.Title}” is listed, but the two are alike: {plain}");
    }

    [Fact]
    public void Page_gives_each_deviation_its_reason_and_cases_that_exist()
    {
        var deviations = Deviations.Read();
        deviations.Count.ShouldBeInRange(1, MostDeviations);
        deviations.Select(deviation => deviation.Title).ShouldBeUnique();
        deviations.SelectMany(deviation => deviation.Cases).ShouldBeUnique();
        deviations.SelectMany(deviation => deviation.Cases).ShouldBeSubsetOf(LanguageCase.Names());
        deviations.ShouldAllBe(deviation => deviation.Cases.Count > 0 && deviation.Reason.Length > 40);
    }
}
