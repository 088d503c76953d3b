namespace ReportForge.Findings.Tests;

public sealed class NameSuggesterTests
{
    private static readonly string[] Known = ["number", "date", "recipients", "period", "unit"];

    [Theory]
    [InlineData("nubmer", "number")]
    [InlineData("recipient", "recipients")]
    [InlineData("Date", "date")]
    [InlineData("unti", "unit")]
    public void Nearest_names_the_known_word_that_was_meant(string written, string meant) =>
        NameSuggester.Nearest(written, Known).ShouldBe(meant);

    [Theory]
    [InlineData("signature")]
    [InlineData("x")]
    public void Nearest_is_silent_when_nothing_is_near(string written) =>
        NameSuggester.Nearest(written, Known).ShouldBeNull();
}
