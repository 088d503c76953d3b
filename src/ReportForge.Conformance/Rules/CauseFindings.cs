using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Breaches of one cause make one finding, which names its places.</summary>
internal static class CauseFindings
{
    private const int MostCauses = 20;
    private const int MostPlaces = 8;

    /// <param name="violations">What a rule found, in the order of the document.</param>
    /// <param name="uncounted">How many more there are, beyond those.</param>
    public static IEnumerable<(Violation First, Wording Message)> Of(IReadOnlyList<Violation> violations, int uncounted)
    {
        var causes = violations.GroupBy(violation => (violation.Severity, violation.Message, violation.Expected))
            .Select(cause => cause.ToList())
            .ToList();
        var left = uncounted + causes.Skip(MostCauses).Sum(cause => cause.Count);
        for (var index = 0; index < Math.Min(causes.Count, MostCauses); index++)
        {
            var isLast = index == Math.Min(causes.Count, MostCauses) - 1;
            yield return (causes[index][0], Message(causes[index], isLast ? left : 0));
        }
    }

    private static Wording Message(List<Violation> cause, int left)
    {
        var message = cause[0].Message;
        var more = cause.Count - 1 + left;
        if (more == 0)
            return message;
        var places = cause.Skip(1).Select(violation => violation.Spot.Location).OfType<Wording>().Distinct().ToList();
        if (places.Count == 0)
            return new($"{message.Vi} (và {more} chỗ nữa)", $"{message.En} (and {more} more)");
        var rest = places.Count > MostPlaces || left > 0 ? "; …" : "";
        var vi = string.Join("; ", places.Take(MostPlaces).Select(place => place.Vi)) + rest;
        var en = string.Join("; ", places.Take(MostPlaces).Select(place => place.En)) + rest;
        return new($"{message.Vi} (và {more} chỗ nữa: {vi})", $"{message.En} (and {more} more: {en})");
    }
}
