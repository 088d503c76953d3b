using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Page;

/// <summary>PG-01 … PG-06: paper, orientation, margins.</summary>
internal static class PaperRules
{
    private const double ShortSide = 11906;
    private const double LongSide = 16838;
    private const double PaperTolerance = 20;
    private const double Tolerance = 6;

    private static readonly Margin Top = new("top", new("Lề trên", "The top margin"), 1134, 1417, section => section.Top);
    private static readonly Margin Bottom = new("bottom", new("Lề dưới", "The bottom margin"), 1134, 1417, section => section.Bottom);
    private static readonly Margin Left = new(
        "left", new("Lề trái", "The left margin"), 1701, 1984, section => section.Left + section.Gutter);
    private static readonly Margin Right = new("right", new("Lề phải", "The right margin"), 851, 1134, section => section.Right);

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal("PG-01", Severity.Error, "mục I.1", new("Khổ giấy A4", "Paper A4"), Paper),
        Rule.Legal("PG-02", Severity.Error, "mục I.2", new("Trang dọc", "Portrait page"), Orientation),
        Rule.Legal(
            "PG-03",
            Severity.Error,
            "mục I.3",
            new("Lề trên, lề dưới 20–25 mm", "Top and bottom margin 20–25 mm"),
            inspection => Margins(inspection, Top, Bottom)),
        Rule.Legal(
            "PG-04",
            Severity.Error,
            "mục I.3",
            new("Lề trái 30–35 mm", "Left margin 30–35 mm"),
            inspection => Margins(inspection, Left)),
        Rule.Legal(
            "PG-05",
            Severity.Error,
            "mục I.3",
            new("Lề phải 15–20 mm", "Right margin 15–20 mm"),
            inspection => Margins(inspection, Right)),
        Rule.Legal("PG-06", Severity.Warning, "mục I.3", new("Lề của trang ngang", "Margins of landscape pages"), LandscapeMargins),
    ];

    private static void Paper(Inspection inspection)
    {
        foreach (var section in inspection.Document.Sections)
        {
            var (shorter, longer) = (Math.Min(section.Width, section.Height), Math.Max(section.Width, section.Height));
            if (Math.Abs(shorter - ShortSide) <= PaperTolerance && Math.Abs(longer - LongSide) <= PaperTolerance)
                continue;
            inspection.Fail(
                Spot.At(section, inspection.Document),
                new("Khổ giấy không phải A4", "The paper is not A4"),
                new(
                    $"{Length.InMillimetres(section.Width).Vi} × {Length.InMillimetres(section.Height).Vi}",
                    $"{Length.InMillimetres(section.Width).En} × {Length.InMillimetres(section.Height).En}"),
                Wording.Same("210 mm × 297 mm"),
                new(new("đặt khổ giấy A4", "set the paper to A4"), () => SetPaper(section)));
        }
    }

    private static void SetPaper(Section section)
    {
        var size = Markup.Property(section.Element, "pgSz");
        Markup.SetAttribute(size, "w", section.Width > section.Height ? LongSide : ShortSide);
        Markup.SetAttribute(size, "h", section.Width > section.Height ? ShortSide : LongSide);
    }

    private static void Orientation(Inspection inspection)
    {
        foreach (var section in inspection.Document.Sections.Where(IsLandscape))
        {
            var spot = Spot.At(section, inspection.Document);
            if (inspection.Layout.IsAppendixSection(section))
                inspection.Note(spot, new("Phụ lục trình bày trang ngang: được phép", "The appendix is landscape: allowed"));
            else if (!inspection.Layout.Body.Tables.Any(table => table.Section == section.Index))
                inspection.Fail(
                    spot,
                    new("Trang ngang chỉ dùng khi nội dung có bảng biểu", "Landscape is only for text that holds tables"),
                    new("ngang", "landscape"),
                    new("dọc", "portrait"));
        }
    }

    private static void Margins(Inspection inspection, params ReadOnlySpan<Margin> margins)
    {
        foreach (var section in inspection.Document.Sections.Where(section => !IsLandscape(section)))
        {
            foreach (var margin in margins)
                Judge(inspection, section, margin);
        }
    }

    private static void LandscapeMargins(Inspection inspection)
    {
        var landscape = inspection.Document.Sections.Where(IsLandscape).ToList();
        if (landscape.Count == 0)
            inspection.NotApplicable("không có trang ngang", "no landscape page");
        foreach (var section in landscape)
        {
            foreach (var margin in (ReadOnlySpan<Margin>)[Top, Bottom, Left, Right])
                Judge(inspection, section, margin);
        }
    }

    private static void Judge(Inspection inspection, Section section, Margin margin)
    {
        var found = margin.Of(section);
        if (found >= margin.Least - Tolerance && found <= margin.Most + Tolerance)
            return;
        var message = new Wording(
            $"{margin.Name.Vi} là {Length.InMillimetres(found).Vi}",
            $"{margin.Name.En} is {Length.InMillimetres(found).En}");
        var expected = new Wording(
            $"{Length.InMillimetres(margin.Least).Vi} đến {Length.InMillimetres(margin.Most).Vi}",
            $"{Length.InMillimetres(margin.Least).En} to {Length.InMillimetres(margin.Most).En}");
        var repair = new Repair(
            new($"đặt {margin.Name.Vi.ToLowerInvariant()} vào khoảng quy định", $"set {margin.Name.En.ToLowerInvariant()} into its range"),
            () => Set(section, margin, margin.Mended(found)));
        var spot = Spot.At(section, inspection.Document);
        if (found < 0)
            inspection.Warn(spot, message, Length.InMillimetres(found), expected, repair);
        else
            inspection.Fail(spot, message, Length.InMillimetres(found), expected, repair);
    }

    private static void Set(Section section, Margin margin, double twips)
    {
        var element = Markup.Property(section.Element, "pgMar");
        if (margin.Attribute == "left")
            Markup.SetAttribute(element, "gutter", 0);
        Markup.RemoveAttributes(element, margin.Attribute switch
        {
            "left" => "start",
            "right" => "end",
            var same => same,
        });
        Markup.SetAttribute(element, margin.Attribute, twips);
    }

    private static bool IsLandscape(Section section) => section.Width > section.Height;

    private sealed record Margin(string Attribute, Wording Name, double Least, double Most, Func<Section, double> Of)
    {
        /// <summary>The nearest limit; at the sides the least, so that no table gets too wide for the text area.</summary>
        public double Mended(double found) => found < Least || Attribute is "left" or "right" ? Least : Most;
    }
}
