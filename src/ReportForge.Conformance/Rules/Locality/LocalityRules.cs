using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Rules.Header;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Locality;

/// <summary>DP-01 and DP-02: two levels of local government since 01/7/2025.</summary>
internal static partial class LocalityRules
{
    private static readonly DateOnly TwoLevelsSince = new(2025, 7, 1);

    private const string Law = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025";

    public static IEnumerable<Rule> All =>
    [
        Rule.OfOtherLaw(
            "DP-01",
            Severity.Warning,
            Law,
            new("Không còn cấp huyện từ 01/7/2025", "No district level since 01/7/2025"),
            FormerUnits),
        Rule.OfOtherLaw(
            "DP-02",
            Severity.Warning,
            Law,
            new("Viện dẫn đúng Luật Tổ chức chính quyền địa phương 2025", "The 2025 Law on local government is cited rightly"),
            LocalGovernmentLaw),
    ];

    private static void FormerUnits(Inspection inspection)
    {
        if (!IsCurrent(inspection))
        {
            inspection.NotApplicable(
                "văn bản trước ngày 01/7/2025 hoặc chưa rõ ngày",
                "the document is older than 01/7/2025, or its date is unknown");
            return;
        }

        foreach (var paragraph in WordingPattern.RunningText(inspection).Where(paragraph => !Historical().IsMatch(paragraph.Normalized)))
        {
            if (FormerUnit().Matches(paragraph.Normalized).FirstOrDefault(match => !IsOfItsTime(paragraph.Normalized, match)) is { } match)
                inspection.Fail(
                    Spot.At(paragraph),
                    new(
                        $"“{match.Value}”: từ 01/7/2025 không còn cấp huyện",
                        $"“{match.Value}”: there is no district level since 01/7/2025"),
                    Wording.Same(match.Value));
        }
    }

    // "Quyết định số 12/QĐ-UBND ngày 03 tháng 3 năm 2024 của Ủy ban nhân dân huyện …" names what there was then.
    private static bool IsOfItsTime(string text, Match unit) => DateBefore().Matches(text[..unit.Index]).LastOrDefault() is { } date
        && (Number(date.Groups["year"].Value), Number(date.Groups["month"].Value))
            .CompareTo((TwoLevelsSince.Year, TwoLevelsSince.Month)) < 0;

    // A report on an older period may name what there was then. A draft without a date is taken by the year of its subject.
    private static bool IsCurrent(Inspection inspection)
    {
        var subject = string.Join(' ', inspection.Layout.Title?.Subject.Select(line => line.Comparable) ?? []);
        var year = Year().Matches(subject).Select(match => Number(match.Value)).DefaultIfEmpty(0).Min();
        if (year > 0 && year < TwoLevelsSince.Year)
            return false;
        if (inspection.Layout.Header.PlaceAndDate is { } line
            && PlaceAndDateRules.Read(line) is { Day.Length: > 0, Month.Length: > 0, Year.Length: 4 } date)
            return (Number(date.Year), Number(date.Month)).CompareTo((TwoLevelsSince.Year, TwoLevelsSince.Month)) >= 0;
        return year > TwoLevelsSince.Year;
    }

    private static void LocalGovernmentLaw(Inspection inspection)
    {
        var cited = WordingPattern.RunningText(inspection)
            .Where(paragraph => paragraph.Normalized.Contains("Luật Tổ chức chính quyền địa phương", StringComparison.Ordinal))
            .ToList();
        if (cited.Count == 0)
            inspection.NotApplicable("không viện dẫn luật này", "the law is not cited");
        foreach (var paragraph in cited.Where(paragraph => WrongCitation().IsMatch(paragraph.Normalized)))
            inspection.Fail(
                Spot.At(paragraph),
                new("Viện dẫn sai Luật Tổ chức chính quyền địa phương", "The Law on local government is cited wrongly"),
                Wording.Same(WrongCitation().Match(paragraph.Normalized).Value),
                new(
                    "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                    "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"));
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : 0;

    [GeneratedRegex(
        @"\b(?:UBND|Ủy ban nhân dân) (?:huyện|quận|thị xã|thị trấn)\b|\b(?:huyện|quận|thị xã|thị trấn) \p{Lu}\p{Ll}+",
        RegexOptions.CultureInvariant)]
    private static partial Regex FormerUnit();

    [GeneratedRegex(
        @"(?:tháng (?<month>\d{1,2}) năm |/(?<month>\d{1,2})/)(?<year>(?:19|20)\d{2})(?=[^.;]{0,60}$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex DateBefore();

    [GeneratedRegex(@"trước ngày 01/7/2025|\(cũ\)|trước khi sắp xếp|trước đây", RegexOptions.CultureInvariant)]
    private static partial Regex Historical();

    [GeneratedRegex(@"\b20\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"72/2025/QH16|ngày 15(?:/0?6/| tháng 0?6 năm )2025", RegexOptions.CultureInvariant)]
    private static partial Regex WrongCitation();
}
