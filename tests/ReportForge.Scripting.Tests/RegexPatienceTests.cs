using System.Text.RegularExpressions;

namespace ReportForge.Scripting.Tests;

/// <summary>An expression that its clock stopped has said nothing: it is asked once more, and what is stopped again is told.</summary>
public sealed class RegexPatienceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_is_interrupted_once_is_asked_again(int interruptions)
    {
        var asked = 0;
        RegexPatience.Ask(() => asked++ < interruptions ? throw new RegexMatchTimeoutException() : "found").ShouldBe("found");
        asked.ShouldBe(interruptions + 1);
    }

    [Fact]
    public void What_is_interrupted_twice_is_told()
    {
        var asked = 0;
        Should.Throw<RegexMatchTimeoutException>(() => RegexPatience.Ask<int>(() => throw new RegexMatchTimeoutException($"{++asked}")));
        asked.ShouldBe(2);
    }
}
