using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Title;

/// <summary>KG-01 … KG-03: "Kính gửi".</summary>
internal static class AddresseeRules
{
    private const string Clause = "mục II.9";
    private const double SamePosition = Length.HalfMillimetre;

    private static readonly Wording Line = new("Dòng “Kính gửi”", "The line “Kính gửi”");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "KG-01",
            Severity.Error,
            Clause,
            new("Báo cáo gửi cấp trên có “Kính gửi”", "A report that goes up has “Kính gửi”"),
            Presence),
        Rule.Legal(
            "KG-02",
            Severity.Error,
            Clause,
            new("“Kính gửi”: 13–14, dấu hai chấm, mỗi nơi một dòng", "“Kính gửi”: 13–14 pt, colon, one line each"),
            OnBlock(JudgeForm)),
        Rule.Legal(
            "KG-03",
            Severity.Warning,
            Clause,
            new("“Kính gửi” là chữ đứng, không đậm", "“Kính gửi” is upright and regular"),
            OnBlock(JudgeWeight)),
    ];

    private static void Presence(Inspection inspection)
    {
        var isPresent = inspection.Layout.Addressees is not null;
        var wanted = inspection.Profile.Addressees ?? inspection.Kind.Addressees;
        var spot = Spot.At(inspection.Layout.Title?.LastParagraph ?? inspection.Layout.Header.Anchor);
        if (wanted == Wanted.Required && !isPresent && IsSomewhere(inspection))
            inspection.NotEvaluated("có “Kính gửi” nhưng không ở chỗ quen thuộc", "“Kính gửi” is there, but not where it is looked for");
        else if (wanted == Wanted.Required && !isPresent)
            inspection.Fail(
                spot,
                inspection.Profile.Addressees is null
                    ? new($"{Capital(inspection.Kind.Name)} phải có “Kính gửi”", $"{Capital(inspection.Kind.Name)} must have “Kính gửi”")
                    : new("Văn bản gửi cấp trên phải có “Kính gửi”", "A document that goes up must have “Kính gửi”"),
                null,
                Wording.Same("Kính gửi: …"));
        else if (wanted == Wanted.Forbidden && isPresent)
            inspection.Warn(
                Spot.At(inspection.Layout.Addressees?.Opening),
                new("Hồ sơ đơn vị không dùng “Kính gửi” cho loại này", "The house profile does not use “Kính gửi” here"));
        else if (wanted is null && !isPresent)
            inspection.NotEvaluated(
                "không biết báo cáo có gửi lên cấp trên hay không; ghi `addressees: required` hoặc `addressees: "
                    + "allowed` trong hồ sơ đơn vị",
                "it is not known whether the report goes up; give `addressees: required` or `addressees: allowed` in the house profile");
    }

    private static bool IsSomewhere(Inspection inspection) => inspection.Document.Paragraphs.Concat(inspection.Document.TextBoxParagraphs)
        .Any(paragraph => paragraph.Comparable.Contains("Kính gửi", StringComparison.OrdinalIgnoreCase));

    private static string Capital(string name) => name[..1] + name[1..].ToLowerInvariant();

    private static Action<Inspection> OnBlock(Action<Inspection, AddresseeBlock> judge) => inspection =>
    {
        if (inspection.Layout.Addressees is { } block)
            judge(inspection, block);
        else
            inspection.NotApplicable("không có “Kính gửi”", "there is no “Kính gửi”");
    };

    private static void JudgeForm(Inspection inspection, AddresseeBlock block)
    {
        foreach (var line in Paragraphs(block).SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty))
            inspection.Size(line, Line, 13, 14);
        if (block.IsInvitation)
            return;
        var opening = block.Opening.Comparable;
        if (!opening.StartsWith("Kính gửi:", StringComparison.Ordinal))
            inspection.Fail(
                Spot.At(block.Opening),
                new("Sau “Kính gửi” phải có dấu hai chấm", "“Kính gửi” must be followed by a colon"),
                Wording.Same(opening),
                Wording.Same("Kính gửi:"));
        else if (opening.EndsWith(':') && block.Lines.Count == 0)
            inspection.Fail(Spot.At(block.Opening), new("“Kính gửi:” không có nơi nhận", "“Kính gửi:” names nobody"));
        else
            JudgeLines(inspection, block);
    }

    private static void JudgeLines(Inspection inspection, AddresseeBlock block)
    {
        if (block.Lines.Count == 1 && block.IsInCells)
            return; // One addressee in the cell beside "Kính gửi:" stands on its line.
        if (block.Lines.Count == 1)
            inspection.Fail(
                Spot.At(block.Lines[0]),
                new(
                    "Chỉ có một nơi nhận thì viết trên cùng một dòng với “Kính gửi:”",
                    "A single addressee stands on the same line as “Kính gửi:”"));
        for (var index = 0; index < block.Lines.Count; index++)
        {
            var paragraph = block.Lines[index];
            var isLast = index == block.Lines.Count - 1;
            var isContinued = !isLast && !block.Lines[index + 1].HasDash && !paragraph.Comparable.EndsWith(';');
            var isContinuation = index > 0 && !paragraph.HasDash && !block.Lines[index - 1].Comparable.EndsWith(';');
            if (isContinued || (isContinuation && !isLast))
                continue; // One addressee over several paragraphs: its last one has the mark.
            var mark = isLast ? '.' : ';';
            if (!paragraph.Comparable.EndsWith(mark))
                inspection.Fail(
                    Spot.At(paragraph),
                    new($"Dòng “Kính gửi” phải kết thúc bằng dấu “{mark}”", $"The addressee's line must end with “{mark}”"),
                    Wording.Same(paragraph.Normalized),
                    Wording.Same($"{paragraph.Normalized.TrimEnd(';', ',', '.')}{mark}"),
                    paragraph.Lines.LastOrDefault(line => !line.IsEmpty) is { } line ? TextRepair.SetEnd(line, mark.ToString()) : null);
            var hasDash = paragraph.Numbering is { IsBullet: true }
                ? paragraph.HasDash
                : paragraph.Comparable.StartsWith("- ", StringComparison.Ordinal);
            if (isContinuation)
                continue;
            if (!hasDash)
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Mỗi nơi nhận ở “Kính gửi” bắt đầu bằng gạch đầu dòng “- ”", "Each addressee begins with “- ”"),
                    Wording.Same(paragraph.Normalized));
            if (paragraph.Cell == block.Lines[0].Cell && Math.Abs(Position(paragraph) - Position(block.Lines[0])) > SamePosition)
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Các gạch đầu dòng ở “Kính gửi” không thẳng hàng", "The addressees' dashes are not aligned"),
                    Length.InMillimetres(Position(paragraph)),
                    Length.InMillimetres(Position(block.Lines[0])));
        }
    }

    private static double Position(Paragraph paragraph) => paragraph.Format.Left + paragraph.Format.FirstLine;

    private static void JudgeWeight(Inspection inspection, AddresseeBlock block)
    {
        if (block.IsInvitation)
            return;
        foreach (var line in Paragraphs(block).SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty))
        {
            inspection.Bold(line, Line, false);
            inspection.Italic(line, Line, false);
        }
    }

    private static IEnumerable<Paragraph> Paragraphs(AddresseeBlock block) => block.Lines.Prepend(block.Opening);
}
