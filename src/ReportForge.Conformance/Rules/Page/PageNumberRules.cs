using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Page;

/// <summary>PG-07 and PG-11 … PG-15: headers and page numbers.</summary>
internal static class PageNumberRules
{
    private const double Tolerance = 6;
    private const string PageField = "PAGE";

    private static readonly Wording Header = new("đầu trang (header)", "page header");
    private static readonly Wording Footer = new("chân trang (footer)", "page footer");

    public static IEnumerable<Rule> All =>
    [
        Rule.Practice(
            "PG-07",
            Severity.Warning,
            new("Đầu trang nằm gọn trong lề trên", "The header fits inside the top margin"),
            HeaderFits),
        Rule.Legal(
            "PG-11",
            Severity.Error,
            "mục I.7",
            new("Số trang ở giữa lề trên, cỡ chữ 13–14", "Page number centred in the top margin, 13–14 pt"),
            PageNumber),
        Rule.Legal("PG-12", Severity.Error, "mục I.7", new("Trang đầu không hiển thị số", "No number on the first page"), FirstPage),
        Rule.Legal("PG-13", Severity.Warning, "mục I.7", new("Chỉ có số trang, không thêm ký tự", "The number alone"), NumberAlone),
        Rule.Practice(
            "PG-14",
            Severity.Warning,
            new("Số trang liên tục trong văn bản", "Numbers run on through the main text"),
            Continuity),
        Rule.Practice("PG-15", Severity.Warning, new("Đầu trang chẵn cũng có số trang", "Even headers bear the number too"), EvenHeaders),
    ];

    public static IEnumerable<Story> StoriesOf(Section section) =>
        new[] { section.DefaultHeader, section.FirstHeader, section.EvenHeader }.OfType<Story>().Concat(section.Footers);

    private static void HeaderFits(Inspection inspection)
    {
        foreach (var (header, section) in inspection.Document.Sections.Where(section => section.Top >= 0)
            .GroupBy(section => section.DefaultHeader)
            .Select(group => (group.Key, group.MinBy(section => section.Top))))
        {
            if (header is null || section is null)
                continue;
            var spot = Spot.At(section, inspection.Document);
            var height = header.Paragraphs.Sum(Height);
            if (section.HeaderDistance + height > section.Top + Tolerance && header.Paragraphs.Count == 1)
                inspection.Fail(
                    spot,
                    new(
                        "Đầu trang cao hơn lề trên nên Word đẩy nội dung xuống",
                        "The header is taller than the top margin, so Word pushes the text down"),
                    Length.InMillimetres(section.HeaderDistance + height),
                    Length.InMillimetres(section.Top));
            if (header.Paragraphs.Count > 1)
                inspection.Fail(
                    spot,
                    new(
                        $"Đầu trang có {header.Paragraphs.Count} đoạn, đẩy nội dung xuống",
                        $"The header has {header.Paragraphs.Count} paragraphs, which push the text down"),
                    null,
                    new("một đoạn chứa số trang", "one paragraph with the number"),
                    OneParagraph(header));
        }
    }

    private static double Height(Paragraph paragraph) =>
        paragraph.Format.LinePitch(paragraph.FirstFormat.HalfPoints) + paragraph.Format.Before + paragraph.Format.After;

    private static Repair? OneParagraph(Story header)
    {
        var empty = header.Paragraphs.Where(paragraph => paragraph.IsEmpty && paragraph.Fields.Count == 0 && paragraph.Shapes.Count == 0)
            .ToList();
        if (header.Paragraphs.Count - empty.Count != 1)
            return null;
        return new(
            new("bỏ đoạn trống ở đầu trang", "remove the empty paragraph of the header"),
            () => empty.ForEach(paragraph => paragraph.Element.Remove()));
    }

    private static Wording NumberFormatName(string format) => format switch
    {
        "upperRoman" or "lowerRoman" => new("số La Mã", "Roman numerals"),
        "upperLetter" or "lowerLetter" => new("chữ cái", "letters"),
        _ => Wording.Same(format),
    };

    private static void PageNumber(Inspection inspection)
    {
        // The number of a first page is not shown (PG-12), nor need it be in an appendix (PL-07): one page then has none at all.
        IReadOnlySet<int>? onePage = null;
        foreach (var section in inspection.Document.Sections)
        {
            var spot = Spot.At(section, inspection.Document);
            if (section.NumberFormat is not (null or "decimal"))
                inspection.Fail(
                    spot,
                    new("Số trang phải là chữ số Ả Rập", "Page numbers must be Arabic"),
                    NumberFormatName(section.NumberFormat),
                    Wording.Same("1, 2, 3"),
                    ArabicNumbers(section));
            if (section.Footers.FirstOrDefault(footer => footer.HasField(PageField)) is { } footer)
                inspection.Fail(
                    Spot.Beside(Footer),
                    new("Số trang đặt ở chân trang", "The page number stands in the footer"),
                    Footer,
                    new("giữa lề trên", "centred in the top margin"),
                    PageNumberRepairs.RemoveNumber(footer));
            if (section.DefaultHeader is { } header && header.HasField(PageField))
                JudgeNumber(inspection, header);
            else if (!(onePage ??= PageEstimate.SectionsOfOnePage(inspection.Document)).Contains(section.Index))
                inspection.Fail(
                    spot,
                    new("Đầu trang không có số trang", "The header bears no page number"),
                    null,
                    new("số trang ở giữa lề trên", "the number centred in the top margin"),
                    PageNumberRepairs.AddNumber(inspection.Document, section));
        }
    }

    private static void JudgeNumber(Inspection inspection, Story header)
    {
        var paragraph = header.Paragraphs.First(paragraph => paragraph.Fields.Any(field => Story.IsField(field, PageField)));
        var spot = Spot.Beside(Header);
        if (inspection.Violations.Any(violation => violation.Spot == spot))
            return;
        var format = paragraph.VisibleRuns.FirstOrDefault()?.Format ?? paragraph.FirstFormat;
        var repair = PageNumberRepairs.FormatNumber(paragraph);
        if (!IsCentred(paragraph))
            inspection.Fail(
                spot,
                new("Số trang phải canh giữa", "The page number must be centred"),
                LineChecks.Name(paragraph.Format.Alignment),
                LineChecks.Name(Alignment.Center),
                repair);
        if (format.Points is < 13 or > 14)
            inspection.Fail(
                spot,
                new(
                    $"Số trang có cỡ chữ {Length.InPoints(format.Points).Vi}",
                    $"The page number has size {Length.InPoints(format.Points).En}"),
                Length.InPoints(format.Points),
                LineChecks.Range(13, 14),
                repair);
        if (format.Bold || format.Italic)
            inspection.Fail(
                spot,
                new("Số trang phải là chữ đứng, không đậm", "The page number must be upright and regular"),
                format.Bold ? new("đậm", "bold") : new("nghiêng", "italic"),
                new("đứng, không đậm", "upright, regular"),
                repair);
    }

    // Word's old page number stands in a frame that is centred itself.
    private static bool IsCentred(Paragraph paragraph) =>
        paragraph.Format.Alignment == Alignment.Center
        || (string?)paragraph.Element.Element(W.ParagraphProperties)?.Element(W.Main + "framePr")?.Attribute(W.Main + "xAlign") == "center";

    private static Repair ArabicNumbers(Section section) =>
        new(
            new("đặt số trang là chữ số Ả Rập", "set Arabic page numbers"),
            () => section.Element.Element(W.PageNumbers)?.SetAttributeValue(W.Main + "fmt", null));

    private static void FirstPage(Inspection inspection)
    {
        var section = inspection.Document.Sections[0];
        var spot = Spot.At(section, inspection.Document);
        if (section.DefaultHeader?.HasField(PageField) != true)
            inspection.NotApplicable("đầu trang không có số trang (xem PG-11)", "the header bears no number (see PG-11)");
        else if (!section.HasTitlePage)
            inspection.Fail(
                spot,
                new("Trang đầu hiển thị số trang", "The first page shows its number"),
                null,
                new("trang đầu không có số", "no number on the first page"),
                PageNumberRepairs.HideFirst(section));
        else if (section.FirstHeader is { } first && first.HasField(PageField))
            inspection.Fail(
                spot,
                new("Đầu trang của trang thứ nhất có số trang", "The header of the first page bears the number"),
                null,
                new("trang đầu không có số", "no number on the first page"),
                PageNumberRepairs.RemoveNumber(first));
    }

    private static void NumberAlone(Inspection inspection)
    {
        var headers = inspection.Document.Sections.Select(section => section.DefaultHeader)
            .OfType<Story>()
            .Distinct()
            .Where(story => story.HasField(PageField))
            .ToList();
        if (headers.Count == 0)
            inspection.NotApplicable("không có số trang ở đầu trang", "no page number in the header");
        foreach (var header in headers)
        {
            var text = string.Join(' ', header.Paragraphs.Select(paragraph => paragraph.Comparable).Where(text => text.Length > 0));
            if (header.HasField("NUMPAGES") || header.HasField("SECTIONPAGES") || !text.All(char.IsAsciiDigit))
                inspection.Fail(
                    Spot.Beside(Header),
                    new($"Đầu trang có chữ ngoài số trang: “{text}”", $"The header shows more than the number: “{text}”"),
                    Wording.Same(text),
                    new("chỉ số trang", "the number alone"));
        }
    }

    private static void Continuity(Inspection inspection)
    {
        var inner = inspection.Document.Sections.Skip(1).Where(section => !inspection.Layout.IsAppendixSection(section)).ToList();
        if (inner.Count == 0)
            inspection.NotApplicable("văn bản chính chỉ có một phần (section)", "the main text has one section");
        foreach (var section in inner)
        {
            var spot = Spot.At(section, inspection.Document);
            if (section.NumberStart is { } start)
                inspection.Fail(
                    spot,
                    new($"Số trang bắt đầu lại từ {start} giữa văn bản", $"Page numbers start again at {start} inside the main text"),
                    null,
                    new("đánh số liên tục", "numbers run on"),
                    new(
                        new("bỏ đánh số lại", "let the numbers run on"),
                        () => section.Element.Element(W.PageNumbers)?.SetAttributeValue(W.Main + "start", null)));
            if (section.HasTitlePage && section.Break != "continuous")
                inspection.Fail(
                    spot,
                    new("Trang đầu của phần tiếp theo bị ẩn số trang", "The number is hidden on the first page of a later section"),
                    null,
                    new("hiển thị số trang", "the number is shown"),
                    new(new("hiển thị số trang", "show the number"), () => section.Element.Element(W.TitlePage)?.Remove()));
        }
    }

    private static void EvenHeaders(Inspection inspection)
    {
        if (!(inspection.Document.Settings.Switch(W.Main + "evenAndOddHeaders") ?? false))
        {
            inspection.NotApplicable("không dùng đầu trang chẵn, lẻ riêng", "odd and even headers are not told apart");
            return;
        }

        foreach (var section in inspection.Document.Sections.Where(section => section.EvenHeader?.HasField(PageField) != true))
            inspection.Fail(Spot.At(section, inspection.Document), new("Trang chẵn không có số trang", "Even pages bear no number"));
    }
}
