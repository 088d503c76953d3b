using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Rules.Header;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Title;

/// <summary>TL-01 … TL-05: the name of the kind and the subject.</summary>
internal static partial class TitleRules
{
    private const string Clause = "mục II.5";

    /// <summary>The head of a letter has no more paragraphs than these.</summary>
    private const int HeadParagraphs = 25;

    private static readonly Wording Kind = new("Tên loại văn bản", "The name of the kind");
    private static readonly Wording Subject = new("Trích yếu", "The subject");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "TL-01",
            Severity.Error,
            Clause,
            new("Tên loại: in hoa, 13–14, đứng, đậm, canh giữa", "Name of the kind: capitals, 13–14 pt, upright, bold, centred"),
            JudgeKind),
        Rule.Legal(
            "TL-02",
            Severity.Error,
            Clause,
            new("Trích yếu: chữ thường, 13–14, đứng, đậm, canh giữa", "Subject: lower case, 13–14 pt, upright, bold, centred"),
            JudgeSubject),
        Rule.Legal(
            "TL-03",
            Severity.Error,
            Clause,
            new("Đường kẻ dưới trích yếu dài 1/3–1/2 dòng chữ", "The line below the subject is 1/3–1/2 of the text"),
            LineBelow),
        Rule.Legal(
            "TL-05",
            Severity.Error,
            Clause,
            new(
                "Trích yếu công văn: “V/v …”, 12–13, đứng, dưới dòng số",
                "Subject of a công văn: “V/v …”, 12–13 pt, upright, below the number"),
            LetterSubject),
    ];

    private static void JudgeKind(Inspection inspection)
    {
        if (inspection.Layout.IsOfficialLetter)
        {
            inspection.NotApplicable("công văn không có tên loại", "a công văn has no name of its kind");
            return;
        }

        if (inspection.Layout.Title is not { Kind: var line } title)
        {
            if (Evidence.StandsSomewhere(inspection, other => Kinds.KindCatalogue.Of(other.Comparable) is not null))
                inspection.NotEvaluated(
                    "có tên loại nhưng không ở chỗ quen thuộc",
                    "a name of a kind is there, but not where it is looked for");
            else if (inspection.Kind.IsKnown)
                inspection.Fail(
                    Spot.At(inspection.Layout.Header.Anchor),
                    new("Không tìm thấy tên loại văn bản", "The name of the kind was not found"),
                    null,
                    Wording.Same(inspection.Kind.Name));
            else
                inspection.NotEvaluated("chưa nhận ra loại văn bản", "the kind of document was not recognised");
            return;
        }

        if (title.HoldsSubject)
            inspection.Fail(
                Spot.At(line),
                new("Tên loại và trích yếu phải ở hai dòng riêng", "Name of the kind and subject stand on lines of their own"),
                Wording.Same(Normal.Text(line.Text)),
                new(
                    $"“{title.Profile.Name}”, dòng dưới là trích yếu viết chữ thường",
                    $"“{title.Profile.Name}”, and below it the subject in lower case"));
        if (title.IsQualified)
            inspection.NotEvaluated(
                $"sau tên loại {title.Profile.Name} còn chữ, có thể thuộc trích yếu",
                $"words follow the kind's name {title.Profile.Name} that may belong to the subject");
        inspection.Capitals(line, Kind);
        inspection.Size(line, Kind, 13, 14);
        inspection.Bold(line, Kind, true);
        inspection.Italic(line, Kind, false);
        JudgeCentre(inspection, line.Paragraph, Kind);
    }

    private static void JudgeCentre(Inspection inspection, Paragraph paragraph, Wording what)
    {
        inspection.Centred(paragraph, what);
        if (Math.Abs(paragraph.Format.FirstLine) > 20 || Math.Abs(paragraph.Format.Left - paragraph.Format.Right) > 200)
            inspection.Fail(
                Spot.At(paragraph),
                new($"{what.Vi} bị lùi đầu dòng nên không ở giữa trang", $"{what.En} is indented and so off centre"),
                Length.InMillimetres(paragraph.Format.FirstLine),
                Length.InMillimetres(0),
                Mend.NoIndents(paragraph));
    }

    private static void JudgeSubject(Inspection inspection)
    {
        if (inspection.Layout.Title is not { } title)
        {
            inspection.NotApplicable("không có tên loại", "there is no name of the kind");
            return;
        }

        if (title.HoldsSubject || (title.Subject.Count == 0 && title.Profile.Subject != Wanted.Required))
        {
            inspection.NotApplicable(
                "trích yếu không đứng riêng (xem TL-01) hoặc không bắt buộc",
                "the subject has no line of its own (see TL-01) or is not asked for");
            return;
        }

        if (title.Subject.Count == 0)
        {
            inspection.Fail(Spot.At(title.Kind), new("Không có trích yếu dưới tên loại", "There is no subject below the name of the kind"));
            return;
        }

        foreach (var line in title.Subject)
        {
            inspection.Size(line, Subject, 13, 14);
            inspection.Bold(line, Subject, true);
            inspection.Italic(line, Subject, false);
            if (LineChecks.IsAllCapsPrinted(line))
                inspection.Fail(
                    Spot.At(line),
                    new("Trích yếu phải viết chữ thường", "The subject must be in lower case"),
                    Wording.Same(line.Text));
        }

        foreach (var paragraph in title.Subject.Select(line => line.Paragraph).Distinct()
            .Where(paragraph => paragraph != title.Kind.Paragraph))
            JudgeCentre(inspection, paragraph, Subject);
        if (title.Subject[^1].Comparable.EndsWith('.'))
            inspection.Warn(
                Spot.At(title.Subject[^1]),
                new("Trích yếu không có dấu chấm cuối", "The subject has no full stop"),
                Wording.Same(title.Subject[^1].Text));
    }

    private static void LineBelow(Inspection inspection)
    {
        if (LineQuestionOf(inspection) is { } question)
            LineTest.Judge(inspection, question);
        else
            inspection.NotApplicable("không có trích yếu (xem TL-02)", "there is no subject (see TL-02)");
    }

    /// <summary>What the line below the subject is measured against; null without a subject.</summary>
    public static LineQuestion? LineQuestionOf(Inspection inspection)
    {
        if (inspection.Layout.Title is not { Subject: { Count: > 0 } subject } title)
            return null;
        var last = title.LastParagraph;
        var width = last.Cell?.InnerWidth ?? inspection.Document.Sections[last.Section].TextWidth;
        var lengths = Lengths(subject, width);
        return new(subject[^1], [.. subject.Select(line => line.Paragraph).Distinct()], Below(inspection.Document, last), width)
        {
            What = new("trích yếu", "the subject"),
            Lengths = lengths,
            Pass = (0.33, 0.50),
            Near = (0.28, 0.55),
            Drawn = lengths[0] * 0.42,
        };
    }

    /// <summary>Widths of the last and of the longest printed line, as they ought to be (TL-02 judges size and weight).</summary>
    private static List<double> Lengths(IReadOnlyList<TextLine> subject, double width)
    {
        var printed = new List<double>();
        foreach (var line in subject)
        {
            var halfPoints = (int)Math.Clamp(LineChecks.Inked(line).FirstOrDefault()?.Format.HalfPoints ?? 28, 26, 28);
            printed.AddRange(PrintedWidths(line.Text, halfPoints, width - line.Paragraph.Format.Left - line.Paragraph.Format.Right));
        }

        return [printed[^1], printed.Max()];
    }

    /// <summary>Widths of the lines into which a bold text is broken at spaces to fit.</summary>
    public static List<double> PrintedWidths(string text, int halfPoints, double width)
    {
        var lines = new List<double>();
        var current = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = current.Length == 0 ? word : $"{current} {word}";
            if (current.Length == 0 || Width(longer, halfPoints) <= width || width <= 0)
            {
                current = longer;
                continue;
            }

            lines.Add(Width(current, halfPoints));
            current = word;
        }

        lines.Add(Width(current, halfPoints));
        return lines;
    }

    private static double Width(string text, int halfPoints) => Metrics.TimesNewRoman.WidthInTwips(text, halfPoints, bold: true);

    private static IEnumerable<Paragraph> Below(WordDocument document, Paragraph last) => last.Cell is { } cell
        ? NationRules.CellBelow(cell, last)
        : BlocksBelow(document, last);

    private static IEnumerable<Paragraph> BlocksBelow(WordDocument document, Paragraph last) => document.Blocks
        .SkipWhile(block => block is not BodyBlock.OfParagraph { Paragraph: var paragraph } || paragraph != last)
        .Skip(1)
        .TakeWhile(block => block is BodyBlock.OfParagraph)
        .Select(block => ((BodyBlock.OfParagraph)block).Paragraph);

    private static void LetterSubject(Inspection inspection)
    {
        if (!inspection.Layout.IsOfficialLetter)
        {
            inspection.NotApplicable("chỉ áp dụng cho công văn", "for công văn only");
            return;
        }

        if (inspection.Layout.Header.Subject is not { } line)
        {
            MissingLetterSubject(inspection);
            return;
        }

        foreach (var part in inspection.Layout.Header.SubjectContinued.SelectMany(paragraph => paragraph.Lines).Where(part => !part.IsEmpty)
            .Prepend(line))
        {
            inspection.Size(part, Subject, 12, 13);
            inspection.Italic(part, Subject, false);
            inspection.Centred(part.Paragraph, Subject);
        }
    }

    // Where "V/v" stands somewhere else in the head of the letter it is there, only not recognised.
    private static void MissingLetterSubject(Inspection inspection)
    {
        var isSomewhere = inspection.Document.Paragraphs.Take(HeadParagraphs).Concat(inspection.Document.TextBoxParagraphs)
            .Any(paragraph => SubjectAnywhere().IsMatch(paragraph.Comparable));
        if (isSomewhere)
            inspection.NotEvaluated("không rõ trích yếu của công văn ở đâu", "it is not clear where the subject of the letter stands");
        else
            inspection.Fail(
                Spot.At(inspection.Layout.Header.Number?.Paragraph ?? inspection.Layout.Header.Anchor),
                new("Công văn thiếu trích yếu “V/v …” dưới dòng số", "The letter lacks its subject “V/v …” below the number"),
                null,
                Wording.Same("V/v …"));
    }

    [GeneratedRegex(@"\bV/v\b|^Về việc ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SubjectAnywhere();

}
