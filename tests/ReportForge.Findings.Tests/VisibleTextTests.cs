namespace ReportForge.Findings.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("xã Hoằng Lưu", "xã Hoằng Lưu")]
    [InlineData("a\e[2Jb\r\n", "a␛[2Jb␍␊")]
    [InlineData("\u009B31m\u007F", "␦31m␡")]
    [InlineData("a\u202Eb", "a␦b")]
    [InlineData("a\uFFFEb\uFDD0", "a\uFFFDb\uFFFD")]
    public void Characters_that_steer_a_terminal_are_shown(string text, string shown) => VisibleText.Of(text).ShouldBe(shown);

    // No attribute holds half of a pair.
    [Fact]
    public void Halves_of_pairs_are_shown_and_pairs_stay()
    {
        VisibleText.Of("\uD800a\uDC00").ShouldBe("\uFFFDa\uFFFD");
        VisibleText.Of("😀\uD83D").ShouldBe("😀\uFFFD");
    }

    [Fact]
    public void Finding_out_of_data_sends_none_of_them()
    {
        using var writer = new StringWriter();
        var place = Place.InFile("a\e[31m.json") with { Quote = "\e]0;x\a", QuoteLength = 1 };
        FindingText.Write(writer, new Finding("RF1", Severity.Error, place, Wording.Same("a\e[2J\nb")) { Hint = Wording.Same("\e") }, MessageLanguage.English);
        writer.ToString().Where(char.IsControl).Distinct().ShouldBe(['\n']);
        writer.ToString().Split('\n').Length.ShouldBe(5);
    }
}
