using System.Text.RegularExpressions;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>Who searches the code of a finding finds its sentence, and only that.</summary>
public sealed partial class FindingCodeTests
{
    [Fact]
    public void A_code_stands_for_one_complaint_in_the_whole_product()
    {
        var places = SourceFiles.Of("src")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => (Code: match.Groups[1].Value, File: Path.GetFileName(file))))
            .ToList();

        places.ShouldNotBeEmpty();
        var inTwoFiles = places.Distinct().GroupBy(place => place.Code).Where(code => code.Count() > 1).Select(code => code.Key);
        inTwoFiles.Concat(Scattered(places)).ShouldBeEmpty();
    }

    // The ways in which one complaint is worded stand together in its catalogue: what another complaint parts is another one.
    private static IEnumerable<string> Scattered(List<(string Code, string File)> places) => places
        .Where((place, index) => index == 0 || places[index - 1] != place)
        .GroupBy(place => place)
        .Where(runs => runs.Count() > 1)
        .Select(runs => $"{runs.Key.Code} in {runs.Key.File}");

    // Where a finding is made its code is the first thing that is given; elsewhere codes are only asked for.
    [GeneratedRegex("(?:new|(?!Create)[A-Z]\\w*)\\(\\s*\"(RF[0-9]{4})\",", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
