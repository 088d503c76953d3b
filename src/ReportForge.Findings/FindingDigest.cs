using System.Collections.Immutable;

namespace ReportForge.Findings;

/// <summary>Findings of one cause: the same rule, weight and remedy at one place or at many.</summary>
/// <param name="Findings">At least one; the first stands for all.</param>
public sealed record FindingCause(ImmutableArray<Finding> Findings)
{
    private const int MostPlacesNamed = 3;

    public Finding First => Findings[0];

    public Severity Severity => First.Severity;

    /// <summary>The first line of the first finding, and where else the same is found.</summary>
    public string Heading(MessageLanguage language)
    {
        var heading = FindingText.Heading(First, language);
        if (Findings.Length == 1)
            return heading;
        var others = Findings.Skip(1).Select(finding => ShortPlace(finding, language)).Where(place => place.Length > 0).Distinct().ToList();
        var named = string.Join("; ", others.Take(MostPlacesNamed)) + (others.Count > MostPlacesNamed ? "; …" : "");
        var count = Findings.Length - 1;
        return heading + new Wording($" (và {count} chỗ khác{Behind(named)})", $" (and {count} more{Behind(named)})").In(language);
    }

    private static string Behind(string places) => places.Length == 0 ? "" : ": " + places;

    // The file has been named; what is left tells the places apart.
    private string ShortPlace(Finding finding, MessageLanguage language) =>
        FindingText.PlaceText(finding.Place.File == First.Place.File && finding.Place.Location is not null
            ? new Place { Location = finding.Place.Location }
            : finding.Place, language);
}

/// <summary>Findings as a person reads them: the gravest first, what has one cause together, and how many there are.</summary>
public static class FindingDigest
{
    /// <summary>The causes, errors first, each in the order in which it was found.</summary>
    public static ImmutableArray<FindingCause> CausesOf(IEnumerable<Finding> findings) =>
    [
        .. findings
            // Without a remedy in common, only what is said in the same words is surely of one cause.
            .GroupBy(finding => (finding.Code, finding.Severity, finding.Place.File, Cause: finding.Hint ?? finding.Message))
            .Select(cause => new FindingCause([.. cause]))
            .OrderByDescending(cause => cause.Severity),
    ];

    /// <summary>How many findings there are of each weight.</summary>
    public static Wording CountsOf(IReadOnlyCollection<Finding> findings)
    {
        int Count(Severity severity) => findings.Count(finding => finding.Severity == severity);
        var (errors, warnings) = (Count(Severity.Error), Count(Severity.Warning));
        var (reviews, others) = (Count(Severity.Review), Count(Severity.Information));
        return new(
            $"{errors} lỗi, {warnings} cảnh báo, {reviews} chỗ cần xem lại" + (others > 0 ? $", {others} thông tin" : ""),
            $"{errors} errors, {warnings} warnings, {reviews} to review" + (others > 0 ? $", {others} notes" : ""));
    }
}
