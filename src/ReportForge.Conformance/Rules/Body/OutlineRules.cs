using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>BD-08 … BD-10, BD-13 and BD-15: headings of the outline.</summary>
internal static class OutlineRules
{
    private const string Clause = "mục II.6";
    private const string Specimen = "mục V (ô 6, ý 6b)";

    private static readonly Wording Part = new("Tên phần, chương", "The heading of a part or chapter");
    private static readonly Wording Section = new("Tên mục", "The heading of a section");
    private static readonly Wording Roman = new("Tiêu đề mục", "The heading of a mục");
    private static readonly Wording Arabic = new("Tiêu đề khoản", "The heading of a khoản");
    private static readonly Wording Letter = new("Điểm", "A điểm");
    private static readonly Wording ArticleHeading = new("Tiêu đề điều", "The heading of a điều");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "BD-08",
            Severity.Error,
            Clause,
            new("Phần, chương: số La Mã, dòng riêng, canh giữa, đậm", "Part, chapter: Roman, own line, centred, bold"),
            OnKinds(Parts, BodyKind.PartLabel)),
        Rule.Legal(
            "BD-09",
            Severity.Error,
            Clause,
            new("Mục, tiểu mục: số Ả Rập, dòng riêng, canh giữa, đậm", "Section: Arabic, own line, centred, bold"),
            OnKinds(Sections, BodyKind.SectionLabel)),
        Rule.Legal(
            "BD-10",
            Severity.Error,
            Specimen,
            new("Tiêu đề mục in hoa đậm, khoản đậm, điểm không đậm", "Mục in bold capitals, khoản bold, điểm regular"),
            OnKinds(Headings, BodyKind.Roman, BodyKind.Arabic, BodyKind.Letter)),
        Rule.Legal(
            "BD-13",
            Severity.Error,
            Clause,
            new("Điều: đậm, lùi đầu dòng", "Điều: bold, indented"),
            OnKinds(Articles, BodyKind.Article)),
        Rule.Practice(
            "BD-15",
            Severity.Warning,
            new("Tiêu đề đi liền đoạn sau, không có dấu cuối", "Headings keep with the next paragraph and end without punctuation"),
            OnKinds(HeadingPractice, BodyKind.Roman, BodyKind.Arabic, BodyKind.SubArabic)),
    ];

    private static Action<Inspection> OnKinds(Action<Inspection, List<BodyItem>> judge, params BodyKind[] kinds) => inspection =>
    {
        var items = inspection.Layout.Body.Items.Where(item => kinds.Contains(item.Kind)).ToList();
        if (items.Count > 0)
            judge(inspection, items);
        else
            inspection.NotApplicable("văn bản không có bố cục này", "the document has no such level");
    };

    private static void Parts(Inspection inspection, List<BodyItem> labels)
    {
        foreach (var item in labels)
        {
            Centred(inspection, item, Part);
            if (NumberText.FromRoman(item.Label) is null)
                inspection.Fail(
                    Spot.At(item.Paragraph),
                    new("Số thứ tự của phần, chương phải là số La Mã", "Parts and chapters are numbered in Roman"),
                    Wording.Same(item.Paragraph.Normalized),
                    Wording.Same("Phần I"));
        }

        Titles(inspection, BodyKind.PartTitle, Part);
    }

    private static void Sections(Inspection inspection, List<BodyItem> labels)
    {
        foreach (var item in labels)
        {
            Centred(inspection, item, Section);
            if (!item.Label.All(char.IsAsciiDigit))
                inspection.Fail(
                    Spot.At(item.Paragraph),
                    new("Số thứ tự của mục phải là chữ số Ả Rập", "Sections are numbered in Arabic"),
                    Wording.Same(item.Paragraph.Normalized),
                    Wording.Same("Mục 1"));
        }

        Titles(inspection, BodyKind.SectionTitle, Section);
    }

    private static void Titles(Inspection inspection, BodyKind kind, Wording what)
    {
        foreach (var item in inspection.Layout.Body.Items.Where(item => item.Kind == kind))
        {
            Centred(inspection, item, what);
            foreach (var line in item.Paragraph.Lines.Where(line => !line.IsEmpty))
                inspection.Capitals(line, what);
        }
    }

    private static void Centred(Inspection inspection, BodyItem item, Wording what)
    {
        inspection.Centred(item.Paragraph, what);
        foreach (var line in item.Paragraph.Lines.Where(line => !line.IsEmpty))
            inspection.Bold(line, what, true);
    }

    private static void Headings(Inspection inspection, List<BodyItem> items)
    {
        foreach (var item in items)
        {
            var lines = item.Paragraph.Lines.Where(line => !line.IsEmpty);
            foreach (var line in lines)
                Heading(inspection, item, line);
        }
    }

    private static void Heading(Inspection inspection, BodyItem item, TextLine line)
    {
        switch (item.Kind)
        {
            case BodyKind.Roman:
                inspection.Bold(line, Roman, true);
                inspection.Capitals(line, Roman);
                break;
            case BodyKind.Arabic when item.ReadsAsHeading:
                inspection.Bold(line, Arabic, true);
                if (LineChecks.IsAllCapsPrinted(line) && item.Title.Length > 6)
                    inspection.Fail(
                        Spot.At(line),
                        new("Tiêu đề khoản phải viết chữ thường", "The heading of a khoản must be in lower case"),
                        Wording.Same(line.Text));
                break;
            case BodyKind.Letter:
                JudgeLetter(inspection, item, line);
                break;
        }
    }

    // A deadline in bold inside a point is emphasis; a point that is bold as a whole looks like a heading.
    private static void JudgeLetter(Inspection inspection, BodyItem item, TextLine line)
    {
        if (item.IsBold)
            inspection.Bold(line, Letter, false);
        if (item.Paragraph.Normalized[item.Label.Length] is '.' or '/')
            inspection.Fail(
                Spot.At(line),
                new("Sau chữ cái của điểm phải là dấu đóng ngoặc đơn", "The letter of a điểm is followed by a bracket"),
                Wording.Same(item.Paragraph.Normalized[..(item.Label.Length + 1)]),
                Wording.Same(item.Label + ")"));
    }

    private static void Articles(Inspection inspection, List<BodyItem> items)
    {
        foreach (var item in items.Where(item => item.ReadsAsHeading))
            inspection.Bold(item.Paragraph.Lines.First(), ArticleHeading, true);
    }

    private static void HeadingPractice(Inspection inspection, List<BodyItem> items)
    {
        foreach (var item in items.Where(item => item.IsBold && item.Title.Length > 0))
        {
            var spot = Spot.At(item.Paragraph);
            if (item.Title[^1] is '.' or ':' or ';')
                inspection.Warn(
                    spot,
                    new($"Tiêu đề kết thúc bằng dấu “{item.Title[^1]}”", $"The heading ends with “{item.Title[^1]}”"),
                    Wording.Same(item.Paragraph.Normalized),
                    new("không có dấu cuối", "no punctuation at the end"));
            if (!item.Paragraph.Format.KeepNext)
                inspection.Warn(
                    spot,
                    new("Tiêu đề có thể nằm trơ cuối trang", "The heading may stand alone at the foot of a page"),
                    null,
                    new("đặt “Keep with next”", "keep with next"),
                    KeepNext(item.Paragraph));
        }
    }

    public static Repair KeepNext(Paragraph paragraph) => new(
        new("đặt “Keep with next”", "keep with the next paragraph"),
        () => Markup.Switch(Markup.ParagraphProperties(paragraph.Element), "keepNext", true));
}
