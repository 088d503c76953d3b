using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>HD-01 … HD-06: Quốc hiệu and Tiêu ngữ.</summary>
internal static class NationRules
{
    private const string Clause = "mục II.1";

    /// <summary>A hair of a twip is no wrap: widths are computed, columns are rounded.</summary>
    private const double WrapTolerance = 6;
    private const double LengthTolerance = 6;

    private static readonly Wording NationalName = new("Quốc hiệu", "The national name");
    private static readonly Wording Motto = new("Tiêu ngữ", "The motto");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "HD-01",
            Severity.Error,
            Clause,
            new("Quốc hiệu: in hoa, 12–13, đứng, đậm", "National name: capitals, 12–13 pt, upright, bold"),
            JudgeNationalName),
        Rule.Legal(
            "HD-02",
            Severity.Error,
            Clause,
            new("Tiêu ngữ: 13–14, đứng, đậm, canh giữa", "Motto: 13–14 pt, upright, bold, centred"),
            HeaderGuard.OnTable(JudgeMotto)),
        Rule.Practice(
            "HD-03",
            Severity.Warning,
            new("Tiêu ngữ lớn hơn Quốc hiệu 1 pt", "The motto is 1 pt larger than the national name"),
            HeaderGuard.OnTable(RelativeSize)),
        Rule.Legal(
            "HD-04",
            Severity.Error,
            Clause,
            new("Quốc hiệu và Tiêu ngữ cách nhau dòng đơn", "National name and motto are single-spaced"),
            HeaderGuard.OnTable(Spacing)),
        Rule.Legal(
            "HD-05",
            Severity.Error,
            Clause,
            new("Đường kẻ dưới Tiêu ngữ dài bằng dòng chữ", "The line below the motto is as long as the text"),
            HeaderGuard.OnTable(LineBelow)),
        Rule.Practice(
            "HD-06",
            Severity.Warning,
            new("Quốc hiệu nằm trên một dòng", "The national name stands on one line"),
            HeaderGuard.OnTable(OneLine)),
    ];

    private static void JudgeNationalName(Inspection inspection)
    {
        var header = inspection.Layout.Header;
        var isUnseen = header is { Form: BlockForm.Missing } or { Form: BlockForm.Table, NationalName: null };
        if (isUnseen && Evidence.StandsSomewhere(inspection, IsNationalName))
        {
            inspection.NotEvaluated(
                "có Quốc hiệu nhưng không ở chỗ quen thuộc",
                "the national name is there, but not where it is looked for");
            return;
        }

        if (header.Form == BlockForm.Missing)
        {
            inspection.Fail(
                Spot.At(header.Anchor),
                new("Văn bản không có Quốc hiệu", "There is no national name"),
                null,
                Wording.Same(Patterns.NationalName));
            return;
        }

        if (header.Form != BlockForm.Table)
        {
            inspection.Ask(
                Spot.At(header.Anchor),
                new(
                    "Khối Quốc hiệu không trình bày bằng bảng hai cột: cần người xem",
                    "The header block is no two-column table: a person has to look"),
                new("Nên trình bày bằng bảng hai cột không viền.", "Use a borderless two-column table."));
            return;
        }

        if (header.NationalName is not { } line)
        {
            inspection.Fail(
                Spot.At(header.Anchor),
                new("Không có Quốc hiệu trên Tiêu ngữ", "There is no national name above the motto"),
                null,
                Wording.Same(Patterns.NationalName));
            return;
        }

        if (!Normal.SameIgnoringCase(line.Text, Patterns.NationalName))
            inspection.Fail(
                Spot.At(line),
                new("Quốc hiệu sai chữ", "The national name is misspelt"),
                Wording.Same(line.Text),
                Wording.Same(Patterns.NationalName));
        else
            inspection.Capitals(line, NationalName);
        inspection.Size(line, NationalName, 12, 13);
        inspection.Bold(line, NationalName, true);
        inspection.Italic(line, NationalName, false);
        if (header is { NationCell.FirstColumn: 0, NamesCell.FirstColumn: > 0 })
            inspection.Fail(Spot.At(line), new("Quốc hiệu phải ở góc trên bên phải", "The national name must stand at the top right"));
    }

    private static void JudgeMotto(Inspection inspection, HeaderBlock header)
    {
        if (header.Motto is not { } line)
        {
            if (Evidence.StandsSomewhere(inspection, other => other.Comparable.Contains("Hạnh phúc", StringComparison.OrdinalIgnoreCase)))
                inspection.NotEvaluated("có Tiêu ngữ nhưng không ở chỗ quen thuộc", "the motto is there, but not where it is looked for");
            else
                inspection.Fail(
                    Spot.At(header.Anchor),
                    new("Không có Tiêu ngữ dưới Quốc hiệu", "There is no motto below the national name"),
                    null,
                    Wording.Same(Patterns.Motto));
            return;
        }

        JudgeMottoText(inspection, line);
        inspection.Size(line, Motto, 13, 14);
        inspection.Bold(line, Motto, true);
        inspection.Italic(line, Motto, false);
        inspection.Centred(line.Paragraph, Motto);
        if (header.NationalName is { } above && above.Paragraph != line.Paragraph)
            inspection.Centred(above.Paragraph, NationalName);
    }

    private static bool IsNationalName(TextLine line) =>
        line.Comparable.Contains(Patterns.ComparableNationalName, StringComparison.OrdinalIgnoreCase);

    private static void JudgeMottoText(Inspection inspection, TextLine line)
    {
        if (Normal.Same(line.Text, Patterns.Motto))
            return;
        var withHyphens = line.Text.Replace('–', '-').Replace('—', '-');
        if (Normal.Same(withHyphens, Patterns.Motto))
            inspection.Warn(
                Spot.At(line),
                new("Tiêu ngữ dùng gạch ngang dài, cần dấu gạch nối", "The motto has dashes instead of hyphens"),
                Wording.Same(line.Text),
                Wording.Same(Patterns.Motto));
        else
            inspection.Fail(
                Spot.At(line),
                new(
                    "Tiêu ngữ sai chữ, sai viết hoa hoặc thiếu cách chữ quanh dấu gạch nối",
                    "The motto is misspelt, miscapitalised or lacks spaces around its hyphens"),
                Wording.Same(line.Text),
                Wording.Same(Patterns.Motto));
    }

    private static void RelativeSize(Inspection inspection, HeaderBlock header)
    {
        if (SizeOf(header.NationalName) is not (>= 12 and <= 13) || SizeOf(header.Motto) is not (>= 13 and <= 14))
        {
            inspection.NotApplicable("cỡ chữ đã sai theo HD-01 hoặc HD-02", "a size is already wrong by HD-01 or HD-02");
            return;
        }

        var difference = SizeOf(header.Motto) - SizeOf(header.NationalName);
        if (difference is not 1)
            inspection.Fail(
                Spot.At(header.Motto),
                new(
                    $"Quốc hiệu {Points(header.NationalName).Vi}, Tiêu ngữ {Points(header.Motto).Vi}",
                    $"National name {Points(header.NationalName).En}, motto {Points(header.Motto).En}"),
                null,
                new("12 và 13 pt, hoặc 13 và 14 pt", "12 and 13 pt, or 13 and 14 pt"));
    }

    private static void Spacing(Inspection inspection, HeaderBlock header)
    {
        if (header is not { NationalName: { } above, Motto: { } below } || above.Paragraph == below.Paragraph)
            return;
        var format = (Above: above.Paragraph.Format, Below: below.Paragraph.Format);
        var repair = new Repair(new("đặt dòng đơn, không cách giữa Quốc hiệu và Tiêu ngữ", "single-space national name and motto"), () =>
        {
            Mend.SetTight(above.Paragraph.Element, keepBefore: true, keepAfter: false);
            Mend.SetTight(below.Paragraph.Element, keepBefore: false, keepAfter: true);
        });
        var gap = Math.Max(format.Above.After, format.Below.Before);
        if (gap > LengthTolerance)
            inspection.Fail(
                Spot.At(below),
                new("Có khoảng cách giữa Quốc hiệu và Tiêu ngữ", "There is space between national name and motto"),
                Length.InPoints(gap / 20),
                Length.InPoints(0),
                repair);
        if (!IsSingle(format.Above) || !IsSingle(format.Below))
            inspection.Fail(
                Spot.At(above),
                new("Quốc hiệu và Tiêu ngữ phải cách dòng đơn", "National name and motto must be single-spaced"),
                null,
                new("dòng đơn", "single"),
                repair);
        var between = above.Paragraph.Cell == below.Paragraph.Cell ? below.Paragraph.Number - above.Paragraph.Number - 1 : 0;
        if (between > 0)
            inspection.Fail(
                Spot.At(below),
                new("Có đoạn trống giữa Quốc hiệu và Tiêu ngữ", "An empty paragraph stands between national name and motto"));
    }

    private static bool IsSingle(Formatting.ParagraphFormat format) => format is { LineRule: "auto", Line: >= 234 and <= 246 };

    private static void LineBelow(Inspection inspection, HeaderBlock header)
    {
        if (LineQuestionOf(header) is { } question)
            LineTest.Judge(inspection, question);
        else
            inspection.NotApplicable("không có Tiêu ngữ (xem HD-02)", "there is no motto (see HD-02)");
    }

    /// <summary>What the line below the motto is measured against; null without a motto.</summary>
    public static LineQuestion? LineQuestionOf(HeaderBlock header)
    {
        if (header is not { Motto: { } line, NationCell: { } cell })
            return null;

        // A motto of the wrong size or weight is judged by HD-02; the line is measured against the motto as it ought to be.
        var points = Math.Clamp(SizeOf(line) ?? 14, 13, 14);
        var wanted = line.Set(Metrics.TimesNewRoman.WidthInTwips(Patterns.Motto, (int)(points * 2), bold: true), Patterns.Motto.Length);
        return new(line, [line.Paragraph], line.ColumnBelow, cell.InnerWidth)
        {
            What = new("Tiêu ngữ", "the motto"),
            Lengths = [wanted],
            Pass = (0.95, 1.05),
            Near = (0, double.MaxValue),
            Drawn = wanted,
            UnderlineIsNear = true,
        };
    }

    private static void OneLine(Inspection inspection, HeaderBlock header)
    {
        if (header is not { NationalName: { } line, NationCell: { } cell })
            return;
        var points = Math.Clamp(SizeOf(line) ?? 13, 12, 13);
        var printed = Metrics.TimesNewRoman.WidthInTwips(Patterns.NationalName, (int)(points * 2), bold: true);
        var width = line.Set(printed, Patterns.NationalName.Length);
        var room = cell.InnerWidth - line.Paragraph.Format.Left - line.Paragraph.Format.Right;
        if (cell.InnerWidth > 0 && width > room + WrapTolerance)
            inspection.Fail(
                Spot.At(line),
                new("Ô chứa Quốc hiệu hẹp nên Quốc hiệu bị ngắt dòng", "The column is too narrow: the national name wraps"),
                Length.InMillimetres(room),
                new($"ít nhất {Length.InMillimetres(width).Vi}", $"at least {Length.InMillimetres(width).En}"));
    }

    public static IEnumerable<Paragraph> CellBelow(TableCell cell, Paragraph paragraph) =>
        cell.Paragraphs.SkipWhile(other => other != paragraph).Skip(1);

    private static double? SizeOf(TextLine? line) => line is null ? null : LineChecks.Inked(line).FirstOrDefault()?.Format.Points;

    private static Wording Points(TextLine? line) => Length.InPoints(SizeOf(line) ?? 0);
}
