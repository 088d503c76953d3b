using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Drafting;

/// <summary>Whether a report is whole: its sections, recipients and appendices are there, and nothing in it is said twice.</summary>
internal static partial class Completeness
{
    /// <summary>Styles of headings on lines of their own, the outermost first.</summary>
    private static readonly string[] Headings = ["Tên phần", "Mục", "Khoản", "Tiểu khoản"];

    /// <summary>The line "Trên đây là …" belongs to no section.</summary>
    private const string Closing = "Kết thúc";

    /// <summary>What the data alone shows.</summary>
    public static IEnumerable<Finding> OfData(ReportKind kind, ReportData data) =>
        [.. Sections(kind, data), .. Appendices(kind, data), .. Recipients(kind, data), .. Subjects(data)];

    private static IEnumerable<Finding> Sections(ReportKind kind, ReportData data)
    {
        var conditions = new PrintedWith(kind.Contract, data.Root);
        return kind.Manifest.MustHave
            .Where(needed => (needed.With is not { } with || conditions.IsMet(with)) && !needed.Any.Any(path => IsTyped(data, path)))
            .Select(needed => CompletenessFindings.Missing(data.PlaceOf(needed.Any[0]), needed.Name));
    }

    private static IEnumerable<Finding> Appendices(ReportKind kind, ReportData data) => kind.Appendices
        .Where(appendix => !appendix.Content.IsEmpty
            && IndicatorValues.Follow(data.Root, $"appendices.{appendix.Key}").AsObject() is not null)
        .Where(appendix => !appendix.Content.Any(path => IsTyped(data, path)))
        .Select(appendix => CompletenessFindings.EmptyAppendix(data.PlaceOf($"appendices.{appendix.Key}"), appendix.Label));

    private static IEnumerable<Finding> Recipients(ReportKind kind, ReportData data)
    {
        if (kind.Contract.Field("recipients") is null)
            yield break;
        var names = (IndicatorValues.Follow(data.Root, "recipients").AsArray() ?? [])
            .Select(recipient => IndicatorValues.Follow(recipient, "name").AsString() ?? "")
            .ToList();
        if (names.All(name => string.IsNullOrWhiteSpace(name) || ArchiveLine().IsMatch(name)))
            yield return CompletenessFindings.NoRecipient(data.PlaceOf("recipients"));
        for (var index = 0; index < names.Count; index++)
        {
            if (ArchiveLine().IsMatch(names[index]))
                yield return CompletenessFindings.ArchiveAmongRecipients(
                    data.PlaceOf(string.Create(CultureInfo.InvariantCulture, $"recipients[{index}].name")),
                    names[index]);
        }
    }

    private static IEnumerable<Finding> Subjects(ReportData data) =>
        from path in (string[])["document.subject", "closing.subject"]
        let text = IndicatorValues.Follow(data.Root, path).AsString()
        where text is not null && text.TrimStart().StartsWith("báo cáo ", StringComparison.OrdinalIgnoreCase)
        select CompletenessFindings.DoubledWord(data.PlaceOf(path), text);

    private static bool IsTyped(ReportData data, string path) => PrintedWith.IsTyped(IndicatorValues.Follow(data.Root, path));

    /// <summary>Headings of the finished text with nothing below them.</summary>
    public static IEnumerable<Finding> OfText(ReportData data, Value rendered)
    {
        var paragraphs = RuleFunctions.Elements(RuleFunctions.Of(rendered, "paragraphs"))
            .Where(paragraph => !string.IsNullOrWhiteSpace(RuleFunctions.Of(paragraph, "text").AsString()))
            .Select(paragraph => (
                Style: RuleFunctions.Of(paragraph, "style").AsString() ?? "",
                Text: RuleFunctions.Of(paragraph, "text").AsString() ?? ""))
            .ToList();
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var level = Array.IndexOf(Headings, paragraphs[index].Style);
            if (level >= 0 && (index + 1 == paragraphs.Count || Ends(paragraphs[index + 1].Style, level)))
                yield return CompletenessFindings.EmptyHeading(Place.InFile(data.File), paragraphs[index].Text);
        }
    }

    private static bool Ends(string style, int level) =>
        style is Closing or "Phần" or "Nơi nhận" || (Array.IndexOf(Headings, style) is >= 0 and var next && next <= level);

    [GeneratedRegex(@"^\s*[-–]?\s*Lưu\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveLine();
}
