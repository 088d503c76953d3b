using System.Text.RegularExpressions;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Title;

/// <summary>TL-04: year, month and quarter of the subject are those of the text.</summary>
internal static partial class PeriodRules
{
    public static IEnumerable<Rule> All =>
    [
        Rule.Logic(
            "TL-04",
            Severity.Warning,
            new("Kỳ báo cáo trong trích yếu khớp với nội dung", "The period of the subject agrees with the text"),
            Period),
    ];

    private static void Period(Inspection inspection)
    {
        if (inspection.Layout.Title is not { Subject.Count: > 0 } title)
        {
            inspection.NotApplicable("không có trích yếu", "there is no subject");
            return;
        }

        var subject = string.Join(' ', title.Subject.Select(line => line.Comparable));
        var years = Years().Matches(subject).Select(match => match.Groups[1].Value).Distinct().ToList();
        if (years.Count == 0)
        {
            inspection.NotApplicable("trích yếu không nêu năm", "the subject names no year");
            return;
        }

        var text = string.Join(
            ' ', inspection.Layout.Body.Items.Where(item => item.Kind != BodyKind.Basis).Select(item => item.Paragraph.Comparable));
        var spot = Spot.At(title.Subject[0]);
        var tellsOfPeriod = title.Profile.Symbol == "BC";
        var isRange = YearRange().IsMatch(subject) && years.Exists(year => text.Contains(year, StringComparison.Ordinal));
        foreach (var year in years
            .Where(year => tellsOfPeriod && !isRange && Years().IsMatch(text) && !text.Contains(year, StringComparison.Ordinal)))
            inspection.Fail(
                spot,
                new($"Trích yếu nêu năm {year} nhưng nội dung không nhắc tới", $"The subject names {year}, which the text never mentions"),
                Wording.Same(year));
        Compare(inspection, spot, Named(Months(), subject), Named(Months(), Opening(text)), Named(Months(), text));
        Compare(inspection, spot, Named(Quarters(), subject), Named(Quarters(), Opening(text)), Named(Quarters(), text));
    }

    // Only when the subject's period is nowhere in the text and the text opens with another one of its kind.
    private static void Compare(Inspection inspection, Spot spot, HashSet<string> subject, HashSet<string> opening, HashSet<string> text)
    {
        if (subject.Count != 1 || opening.Count == 0 || text.Overlaps(subject))
            return;
        var (told, found) = (subject.Single(), opening.First());
        inspection.Fail(
            spot,
            new($"Trích yếu nêu {told} nhưng nội dung nói {found}", $"The subject names {told}, the text says {found}"),
            Wording.Same(told),
            Wording.Same(found));
    }

    private static string Opening(string text) => text.Length <= OpeningLetters ? text : text[..OpeningLetters];

    private const int OpeningLetters = 1_000;

    private static HashSet<string> Named(Regex pattern, string text) =>
        pattern.Matches(text)
            .Select(match => $"{match.Groups[1].Value.ToLowerInvariant()} {match.Groups[2].Value.TrimStart('0').ToUpperInvariant()}")
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(20\d{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    // "nhiệm kỳ 2021 - 2026", "năm học 2025 - 2026": the text may speak of some year of it.
    [GeneratedRegex(@"\b20\d{2} ?[-–] ?20\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearRange();

    // A month that a day stands before is a date, no period; several months ("6 tháng", "tháng 1 đến tháng 9") are none either.
    [GeneratedRegex(
        @"(?<!ngày \d{1,2} )(?<!\d )\b(tháng) (0?[1-9]|1[0-2])(?!\d)(?= (?:năm )?20\d\d|/20\d\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(quý) (IV|I{1,3}|[1-4])(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quarters();
}
