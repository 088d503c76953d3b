using ReportForge.Conformance.Rules.Numbers;

namespace ReportForge.Conformance.Tests;

public sealed class NumberedNameTests
{
    [Fact]
    public void Names_of_communes_that_end_in_a_number_are_those_of_the_country()
    {
        var names = File.ReadLines(Path.Combine(FinishedReports.Root, "fixtures", "units.csv")).Skip(1)
            .Select(line => line.Split(',')[3])
            .Where(name => char.IsLetter(name[0]) && char.IsAsciiDigit(name[^1]))
            .Order(StringComparer.Ordinal).ToList();
        names.Count.ShouldBe(34);
        names.Select(Documents.Normal.Comparable).ShouldBe(NumberedNames.Register, ignoreOrder: true);
    }
}
