using System.Globalization;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>BD-11 and BD-12: letters and numbers of the outline follow each other.</summary>
internal static class SequenceRules
{
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "BD-11",
            Severity.Error,
            "mục II.6",
            new("Điểm theo bảng chữ cái tiếng Việt: a b c d đ e g", "Điểm letters in Vietnamese order: a b c d đ e g"),
            TextRules.OnBody(LetterOrder)),
        Rule.Logic(
            "BD-12",
            Severity.Warning,
            new("Số thứ tự liên tục, không trùng", "Numbers without gaps and repeats"),
            TextRules.OnBody(NumberOrder)),
    ];

    private static void LetterOrder(Inspection inspection, BodyText body)
    {
        var items = body.Items.Where(item => item.Kind == BodyKind.Letter).ToList();
        if (items.Count == 0)
            inspection.NotApplicable("văn bản không có điểm a), b)", "the document has no a), b)");
        var expected = 0;
        var nested = NestedNumbers.Of(body.Items);
        foreach (var item in body.Items.Where(item => !nested.Contains(item)))
        {
            if (item.Kind is BodyKind.Capital or BodyKind.Roman or BodyKind.Arabic or BodyKind.SubArabic or BodyKind.PartLabel
                or BodyKind.Article || OpensAnew(item))
                expected = 0;
            if (item.Kind == BodyKind.Letter)
                expected = JudgeLetter(inspection, item, expected);
        }
    }

    // A heading without a number: what is numbered below it begins anew, or goes on.
    private static bool OpensAnew(BodyItem item) =>
        item.Kind == BodyKind.Display || (item.Kind == BodyKind.Text
            && item.ReadsAsHeading
            && item.Paragraph.VisibleRuns.All(run => run.Format.Bold || run.Format.Italic));

    private static int JudgeLetter(Inspection inspection, BodyItem item, int expected)
    {
        var spot = Spot.At(item.Paragraph);
        var at = Letters.IndexOf(item.Label[0], StringComparison.Ordinal);
        var wanted = Letters[Math.Min(expected, Letters.Length - 1)];
        if (at < 0)
            inspection.Fail(
                spot,
                new($"Điểm “{item.Label})” không có trong thứ tự chữ cái dùng cho điểm", $"“{item.Label})” is not among the letters used"),
                Wording.Same(item.Label + ")"),
                Wording.Same(wanted + ")"));
        else if (at != expected && at != 0)
            inspection.Warn(
                spot,
                new(
                    $"Điểm “{item.Label})” không nối tiếp: cần “{wanted})”",
                    $"“{item.Label})” does not follow on: “{wanted})” is expected"),
                Wording.Same(item.Label + ")"),
                Wording.Same(wanted + ")"));
        return at < 0 ? expected + 1 : at + 1;
    }

    private static void NumberOrder(Inspection inspection, BodyText body)
    {
        var (roman, arabic, sub) = (0, 0, "");
        var nested = NestedNumbers.Of(body.Items);
        foreach (var item in body.Items.Where(item => !nested.Contains(item)))
        {
            switch (item.Kind)
            {
                case BodyKind.PartLabel or BodyKind.Capital:
                    (roman, arabic, sub) = (0, 0, "");
                    break;
                case BodyKind.SectionLabel or BodyKind.Display or BodyKind.Text when item.Kind == BodyKind.SectionLabel || OpensAnew(item):
                    (arabic, sub) = (0, "");
                    break;
                case BodyKind.Roman:
                    roman = Next(inspection, item, roman, NumberText.FromRoman(item.Label) ?? 0, NumberText.Roman);
                    (arabic, sub) = (0, "");
                    break;
                case BodyKind.Article:
                    (arabic, sub) = (0, "");
                    break;
                case BodyKind.Arabic:
                    arabic = Next(inspection, item, arabic, Number(item.Label), Print);
                    sub = "";
                    break;
                case BodyKind.SubArabic:
                    sub = NextSub(inspection, item, arabic, sub);
                    break;
            }
        }
    }

    private static int Next(Inspection inspection, BodyItem item, int before, int found, Func<int, string> print)
    {
        if (found != before + 1)
            OutOfOrder(inspection, item, print(before + 1));
        return found;
    }

    // "2.3" follows "2.2" below "2."; "2.3.1" opens a level below "2.3".
    private static string NextSub(Inspection inspection, BodyItem item, int arabic, string before)
    {
        var found = item.Label.Split('.').Select(Number).ToArray();
        var isToldBefore = before.Length > 0 && Number(before.Split('.')[0]) == found[0];
        var wrongParent = arabic > 0 && found[0] != arabic && !isToldBefore;
        if (wrongParent || !Follows(before.Length == 0 ? [] : [.. before.Split('.').Select(Number)], found))
            OutOfOrder(inspection, item, Expected(arabic, before));
        return item.Label;
    }

    private static bool Follows(int[] before, int[] found)
    {
        if (found[^1] == 1)
            return true;
        return before.Length >= found.Length && found[^1] == before[found.Length - 1] + 1
            && found.AsSpan(0, found.Length - 1).SequenceEqual(before.AsSpan(0, found.Length - 1));
    }

    private static string Expected(int arabic, string before)
    {
        if (before.Length == 0)
            return $"{Print(Math.Max(arabic, 1))}.1";
        var parts = before.Split('.');
        parts[^1] = Print(Number(parts[^1]) + 1);
        return string.Join('.', parts);
    }

    private static void OutOfOrder(Inspection inspection, BodyItem item, string expected) => inspection.Fail(
        Spot.At(item.Paragraph),
        new(
            $"Số thứ tự “{item.Label}” không nối tiếp: cần “{expected}”",
            $"Number “{item.Label}” does not follow on: “{expected}” is expected"),
        Wording.Same(item.Label),
        Wording.Same(expected));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : 0;

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}
