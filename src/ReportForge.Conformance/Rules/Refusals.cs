using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Documents that must not be judged by these rules: secrets of the State, documents of the Party.</summary>
internal static class Refusals
{
    private const int HeadParagraphs = 60;

    private static readonly HashSet<string> SecrecyMarks = new(["TUYỆT MẬT", "TỐI MẬT", "MẬT"], StringComparer.Ordinal);

    /// <summary>The finding that stops the check, or null.</summary>
    public static Finding? Of(Subject subject)
    {
        var all = subject.Document.Paragraphs.Concat(subject.Document.TextBoxParagraphs)
            .Concat(subject.Document.Sections.SelectMany(Page.PageNumberRules.StoriesOf).Distinct().SelectMany(story => story.Paragraphs));
        if (all.FirstOrDefault(IsSecret) is { } secret)
            return Secret(subject, secret);
        var head = subject.Document.Paragraphs.Take(HeadParagraphs).Concat(subject.Document.TextBoxParagraphs).ToList();
        var party = head
            .FirstOrDefault(paragraph => paragraph.Lines.Any(line => line.Comparable == Normal.Comparable("ĐẢNG CỘNG SẢN VIỆT NAM")));
        return party is not null && subject.Layout.Header.NationalName is null ? Party(subject, party) : null;
    }

    private static bool IsSecret(Paragraph paragraph) =>
        paragraph.Lines.Any(line => SecrecyMarks.Contains(line.Comparable.TrimEnd('.')))
        && !(paragraph.Cell is { } cell && cell.Row.Table.Rows.Count > 6);

    private static Finding Secret(Subject subject, Paragraph paragraph) => new(
        "MK-02",
        Severity.Error,
        Spot.At(paragraph).ToPlace(subject.File),
        new("Văn bản có dấu chỉ độ mật: dừng kiểm tra", "The document bears a secrecy mark: the check stops"))
    {
        Hint = new(
            "Xử lý trên máy không nối mạng theo quy định về bảo vệ bí mật nhà nước.",
            "Handle it offline, by the rules on State secrets."),
        Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.2",
    };

    private static Finding Party(Subject subject, Paragraph paragraph) => new(
        "RF4031",
        Severity.Error,
        Spot.At(paragraph).ToPlace(subject.File),
        new(
            "Văn bản của Đảng có thể thức riêng, không kiểm tra theo NĐ 30/2020/NĐ-CP",
            "Documents of the Party have their own form and are not judged by Decree 30/2020"))
    {
        Hint = new("Dùng quy định về thể thức văn bản của Đảng.", "Use the Party's own rules."),
    };
}
