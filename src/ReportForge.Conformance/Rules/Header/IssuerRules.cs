using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>HD-07 … HD-09 and HD-18: names of bodies, the line below, the table itself.</summary>
internal static class IssuerRules
{
    private const string Clause = "mục II.2";
    private const double TightLimit = 20;

    private static readonly Wording Superior = new("Tên cơ quan chủ quản", "The superior body's name");
    private static readonly Wording Issuer = new("Tên cơ quan ban hành", "The issuer's name");
    private static readonly string[] UnitWords = ["TỈNH ", "THÀNH PHỐ ", "XÃ ", "PHƯỜNG ", "ĐẶC KHU "];
    private static readonly string[] FormerUnitWords = ["HUYỆN ", "QUẬN ", "THỊ XÃ ", "THỊ TRẤN "];

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "HD-07",
            Severity.Error,
            Clause,
            new("Cơ quan chủ quản: in hoa, 12–13, đứng, không đậm", "Superior body: capitals, 12–13 pt, upright, regular"),
            HeaderGuard.OnTable(JudgeSuperior)),
        Rule.Legal(
            "HD-08",
            Severity.Error,
            Clause,
            new("Cơ quan ban hành: in hoa, 12–13, đứng, đậm, canh giữa", "Issuer: capitals, 12–13 pt, upright, bold, centred"),
            HeaderGuard.OnTable(JudgeIssuer)),
        Rule.Legal(
            "HD-09",
            Severity.Error,
            Clause,
            new("Đường kẻ dưới tên cơ quan dài 1/3–1/2 dòng chữ", "The line below the issuer is 1/3–1/2 of the text"),
            HeaderGuard.OnTable(LineBelow)),
        Rule.Practice(
            "HD-18",
            Severity.Warning,
            new("Khối đầu văn bản không viền, không hình", "Header table without borders and pictures"),
            HeaderGuard.OnTable(PlainTable)),
    ];

    private static void JudgeSuperior(Inspection inspection, HeaderBlock header)
    {
        var wanted = inspection.Profile.SuperiorLine;
        if (header.SuperiorNames.Count == 0)
        {
            if (wanted == Wanted.Required)
                inspection.Warn(
                    Spot.At(header.Anchor),
                    new("Hồ sơ đơn vị yêu cầu có dòng cơ quan chủ quản", "The house profile asks for the superior body's line"));
            else
                inspection.NotApplicable("không có dòng cơ quan chủ quản", "there is no superior body's line");
            return;
        }

        if (wanted == Wanted.Forbidden)
            inspection.Warn(
                Spot.At(header.SuperiorNames[0]),
                new("Hồ sơ đơn vị không dùng dòng cơ quan chủ quản", "The house profile does not use the superior body's line"));
        foreach (var line in header.SuperiorNames)
        {
            inspection.Capitals(line, Superior);
            inspection.Size(line, Superior, 12, 13);
            inspection.Bold(line, Superior, false);
            inspection.Italic(line, Superior, false);
        }
    }

    private static void JudgeIssuer(Inspection inspection, HeaderBlock header)
    {
        if (header.IssuerNames.Count == 0)
        {
            inspection.Fail(
                Spot.At(header.Anchor),
                new("Không có tên cơ quan ban hành ở góc trên bên trái", "There is no issuer's name at the top left"));
            return;
        }

        foreach (var line in header.IssuerNames)
        {
            inspection.Capitals(line, Issuer);
            inspection.Size(line, Issuer, 12, 13);
            inspection.Bold(line, Issuer, true);
            inspection.Italic(line, Issuer, false);
        }

        foreach (var paragraph in header.IssuerNames.Select(line => line.Paragraph).Distinct())
            inspection.Centred(paragraph, Issuer);
        JudgeName(inspection, header);
        JudgeGap(inspection, header);
    }

    private static void JudgeName(Inspection inspection, HeaderBlock header)
    {
        var name = header.IssuerName.ToUpperInvariant();
        var body = Normal.Comparable("ỦY BAN NHÂN DÂN");
        if (name.StartsWith("UBND", StringComparison.Ordinal))
            inspection.Fail(
                Spot.At(header.IssuerNames[0]),
                new("Tên cơ quan ban hành phải viết đầy đủ", "The issuer's name must be written in full"),
                Wording.Same(header.IssuerNames[0].Text),
                Wording.Same(string.Concat("ỦY BAN NHÂN DÂN", header.PrintedIssuerName.AsSpan(4))));
        else if (name.StartsWith(body, StringComparison.Ordinal) && !NamesUnit(name[body.Length..].Trim()))
            inspection.Fail(
                Spot.At(header.IssuerNames[0]),
                new("Tên cơ quan ban hành thiếu tên đơn vị hành chính", "The issuer's name lacks the administrative unit"),
                Wording.Same(header.PrintedIssuerName),
                new("tên xã, phường, tỉnh … ở cuối", "the commune, ward, province … at its end"));
    }

    private static bool NamesUnit(string unit) =>
        UnitWords.Concat(FormerUnitWords).Any(word => unit.StartsWith(Normal.Comparable(word + "x")[..^1], StringComparison.Ordinal));

    private static void JudgeGap(Inspection inspection, HeaderBlock header)
    {
        var lines = header.SuperiorNames.Concat(header.IssuerNames).Select(line => line.Paragraph).Distinct().ToList();
        foreach (var (above, below) in lines.Zip(lines.Skip(1)))
        {
            if (Math.Max(above.Format.After, below.Format.Before) > TightLimit)
                inspection.Fail(
                    Spot.At(below),
                    new("Tên cơ quan phải cách dòng đơn, không cách đoạn", "The names must be single-spaced"),
                    Length.InPoints(Math.Max(above.Format.After, below.Format.Before) / 20),
                    Length.InPoints(0));
        }
    }

    private static void LineBelow(Inspection inspection, HeaderBlock header)
    {
        if (LineQuestionOf(header) is { } question)
            LineTest.Judge(inspection, question);
        else
            inspection.NotApplicable("không có tên cơ quan ban hành (xem HD-08)", "there is no issuer's name (see HD-08)");
    }

    /// <summary>What the line below the names is measured against; null without a name.</summary>
    public static LineQuestion? LineQuestionOf(HeaderBlock header)
    {
        if (header.IssuerNames.Count == 0 || header.NamesCell is not { } cell)
            return null;
        var line = header.IssuerNames[^1];
        var last = PrintedWidths(line, cell.InnerWidth);
        var paragraphs = header.IssuerNames.Select(name => name.Paragraph).Distinct().ToList();
        return new(line, paragraphs, line.ColumnBelow, cell.InnerWidth)
        {
            What = new("tên cơ quan", "the issuer's name"),
            Lengths = [last[^1], header.IssuerNames.SelectMany(name => PrintedWidths(name, cell.InnerWidth)).Max()],
            Pass = (0.33, 0.50),
            Near = (0.28, 0.55),
            Drawn = last[^1] * 0.42,
        };
    }

    // Size and weight are judged by HD-08; the line is measured against the name as it ought to be. A name of several lines
    // has two lengths that a person may mean: that of its last line and that of its longest.
    private static List<double> PrintedWidths(TextLine line, double innerWidth)
    {
        var halfPoints = (int)Math.Clamp(LineChecks.Inked(line).FirstOrDefault()?.Format.HalfPoints ?? 26, 24, 26);
        return [.. Title.TitleRules.PrintedWidths(line.Text.ToUpperInvariant(), halfPoints, innerWidth)
            .Select(width => line.Set(width, line.Text.Length))];
    }

    private static void PlainTable(Inspection inspection, HeaderBlock header)
    {
        if (header.Table is not { } table)
            return;
        if (Borders.Has(table))
            inspection.Fail(
                Spot.At(table),
                new("Bảng chứa Quốc hiệu có viền", "The header table has borders"),
                null,
                new("không viền", "no borders"));
        if (table.Paragraphs.Any(paragraph => paragraph.Shapes.Any(shape => shape.Kind == ShapeKind.Picture)))
            inspection.Fail(
                Spot.At(table),
                new("Khối đầu văn bản có hình", "The header block holds a picture"),
                null,
                new("không có hình, không có biểu trưng", "no picture, no logo"));
    }
}
