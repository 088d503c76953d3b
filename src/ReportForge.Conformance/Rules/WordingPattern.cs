using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>A way of writing that a rule objects to, and how it is written instead.</summary>
/// <param name="Pattern">What is objected to; the match, or its group <c>at</c>, is quoted.</param>
/// <param name="Say">What is wrong, for the matched text.</param>
/// <param name="Expected">How to write it; null when that depends.</param>
/// <param name="Excused">Matches that are right all the same.</param>
internal sealed record WordingPattern(
    Regex Pattern, Func<Match, Wording> Say, Func<Match, string>? Expected = null, Func<Match, bool>? Excused = null)
{
    private const int MostInOneParagraph = 3;

    /// <summary>A rule made of patterns, judged on the running text.</summary>
    public static Action<Inspection> InText(params WordingPattern[] patterns) => inspection =>
    {
        var paragraphs = RunningText(inspection).ToList();
        if (paragraphs.Count == 0)
            inspection.NotApplicable("không có nội dung", "there is no body text");
        foreach (var paragraph in paragraphs)
        {
            foreach (var pattern in patterns)
                pattern.Judge(inspection, paragraph);
        }
    };

    /// <summary>Body paragraphs: the text whose wording is judged; headings in capitals and tables are not.</summary>
    public static IEnumerable<Paragraph> RunningText(Inspection inspection) =>
        inspection.Layout.Body.Paragraphs.Where(paragraph => !Normal.IsAllCaps(paragraph.Normalized));

    private void Judge(Inspection inspection, Paragraph paragraph)
    {
        foreach (var match in Pattern.Matches(paragraph.Normalized).Where(match => Excused?.Invoke(match) != true).Take(MostInOneParagraph))
        {
            var quoted = match.Groups["at"] is { Success: true } group ? group.Value : match.Value;
            inspection.Fail(
                Spot.At(paragraph),
                Say(match),
                Wording.Same(quoted.Trim()),
                Expected is null ? null : Wording.Same(Expected(match)));
        }
    }
}
