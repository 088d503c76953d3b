using ReportForge.Tests;

namespace ReportForge.Scripting.Tests;

public sealed class RenewalTests
{
    [Theory]
    [InlineData("1", "true")]
    [InlineData("1", "True")]
    [InlineData("1", "1")]
    [InlineData("true", "true")]
    public void Cases_are_not_renewed_where_nobody_reads_them(string asked, string ci) =>
        Should.Throw<InvalidOperationException>(() => Renewal.Asked(Variables(asked, ci)));

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData(null, null, false)]
    [InlineData("0", "true", false)]
    [InlineData(null, "true", false)]
    public void Cases_are_renewed_when_a_person_asks(string? asked, string? ci, bool expected) => Renewal.Asked(Variables(asked, ci)).ShouldBe(expected);

    private static Func<string, string?> Variables(string? asked, string? ci) => name => name == Renewal.Variable ? asked : ci;
}
