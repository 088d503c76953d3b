using System.Globalization;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>What a line is measured against.</summary>
internal sealed record LineQuestion(TextLine Text, IReadOnlyList<Paragraph> Above, IEnumerable<Paragraph> Below, double Width)
{
    public required Wording What { get; init; }

    /// <summary>Lengths of text of which one has to fit, in twips.</summary>
    public required IReadOnlyList<double> Lengths { get; init; }

    /// <summary>Line length divided by text length: what passes.</summary>
    public required (double Least, double Most) Pass { get; init; }

    /// <summary>What is no more than a warning.</summary>
    public required (double Least, double Most) Near { get; init; }

    /// <summary>The length that a repair draws.</summary>
    public required double Drawn { get; init; }

    /// <summary>Whether underlining the text comes near: the length is right, the way is not.</summary>
    public bool UnderlineIsNear { get; init; }
}

/// <summary>The LINE test (§4): a solid, centred line of the right length, whatever it is drawn with.</summary>
internal static class LineTest
{
    private const double OffCentreLimit = 0.05;

    /// <summary>Lengths are judged with the tolerance of all lengths (MS-04).</summary>
    private const double LengthTolerance = 6;

    public static void Judge(Inspection inspection, LineQuestion question)
    {
        var spot = Spot.At(question.Text);
        var line = LineMarkFinder.Find(question.Above, question.Below, question.Width);
        if (line is null || line.Kind == LineMarkKind.Underline)
            Missing(inspection, question, line);
        else if (line.Kind == LineMarkKind.Characters || !line.IsSolid)
            inspection.Fail(
                spot,
                new($"Đường kẻ dưới {question.What.Vi} không phải nét liền", $"The line below {question.What.En} is not solid"),
                null,
                new("nét liền", "solid"));
        else
            JudgeLength(inspection, question, line);
    }

    private static void Missing(Inspection inspection, LineQuestion question, LineMark? underline)
    {
        var expected = new Wording("đường kẻ ngang, nét liền", "a solid horizontal line");
        if (underline is null && HeaderLines.HasLoose(inspection))
            inspection.NotEvaluated(
                $"có đường kẻ vẽ ở đầu văn bản mà máy không rõ thuộc dòng nào, có thể là đường dưới {question.What.Vi}",
                $"a line is drawn near the header that may be the one below {question.What.En}");
        else if (underline is null)
            inspection.Fail(
                Spot.At(question.Text),
                new($"Không có đường kẻ dưới {question.What.Vi}", $"There is no line below {question.What.En}"),
                null,
                expected,
                Draw(question));
        else if (question.UnderlineIsNear)
            inspection.Warn(
                Spot.At(question.Text),
                new(
                    $"Gạch chân chữ thay cho đường kẻ dưới {question.What.Vi}",
                    $"{question.What.En} is underlined instead of having a line"),
                new("gạch chân", "underline"),
                expected);
        else
            inspection.Fail(
                Spot.At(question.Text),
                new(
                    $"Gạch chân chữ thay cho đường kẻ dưới {question.What.Vi}",
                    $"{question.What.En} is underlined instead of having a line"),
                new("gạch chân", "underline"),
                expected);
    }

    private static void JudgeLength(Inspection inspection, LineQuestion question, LineMark line)
    {
        var lengths = question.Lengths.Where(length => length > 0).ToList();
        if (lengths.Count == 0)
            return;
        var ratio = lengths.Select(length => line.LengthInTwips / length)
            .MinBy(ratio => Math.Abs(ratio - (question.Pass.Least + question.Pass.Most) / 2));
        var spot = Spot.At(question.Text);
        var found = new Wording(
            $"{Length.InMillimetres(line.LengthInTwips).Vi} ({Percent(ratio)} dòng chữ)",
            $"{Length.InMillimetres(line.LengthInTwips).En} ({Percent(ratio)} of the text)");
        var expected = new Wording(
            $"{Percent(question.Pass.Least)} đến {Percent(question.Pass.Most)} dòng chữ",
            $"{Percent(question.Pass.Least)} to {Percent(question.Pass.Most)} of the text");
        var message = new Wording($"Đường kẻ dưới {question.What.Vi} dài {found.Vi}", $"The line below {question.What.En} is {found.En}");
        var repair = line.Kind == LineMarkKind.Border ? Resize(question, line) : null;
        if (!lengths.Any(length => IsWithin(line, length, question.Pass)))
        {
            if (lengths.Any(length => IsWithin(line, length, question.Near)))
                inspection.Warn(spot, message, found, expected, repair);
            else
                inspection.Fail(spot, message, found, expected, repair);
        }
        else if (line.OffCentre > OffCentreLimit)
        {
            inspection.Fail(
                spot,
                new($"Đường kẻ dưới {question.What.Vi} không ở giữa", $"The line below {question.What.En} is off centre"),
                null,
                new("ở giữa", "centred"),
                repair);
        }
    }

    private static bool IsWithin(LineMark line, double text, (double Least, double Most) range) =>
        line.LengthInTwips + LengthTolerance >= range.Least * text * (1 - line.Tolerance)
        && line.LengthInTwips - LengthTolerance <= range.Most * text * (1 + line.Tolerance);

    private static string Percent(double ratio) => Math.Round(ratio * 100).ToString(CultureInfo.InvariantCulture) + "%";

    private static Repair Draw(LineQuestion question) => new(
        new($"kẻ đường dưới {question.What.Vi}", $"draw the line below {question.What.En}"),
        () => question.Above[^1].Element.AddAfterSelf(LineRepairs.LineParagraph(question.Width, question.Drawn)));

    private static Repair Resize(LineQuestion question, LineMark line) => new(
        new($"đặt lại độ dài đường kẻ dưới {question.What.Vi}", $"set the length of the line below {question.What.En}"),
        () => LineRepairs.Indent(Markup.ParagraphProperties(line.Paragraph.Element), question.Width, question.Drawn));
}
