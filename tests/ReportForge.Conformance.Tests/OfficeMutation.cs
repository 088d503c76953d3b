using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>Defects as they come up in offices' own files, beside those of <see cref="Mutation"/>.</summary>
internal static class OfficeMutation
{
    private static readonly XNamespace W = DocxFile.W;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("Tab trên lùi đầu dòng", "BD-03", (file, _) => Front(file, "- Rà soát")),
        new("điểm ghi “a.”", "BD-10", (file, _) => Text(file, "a) ", "a. ")),
        new("cấp phó ký không có KT.", "SG-03", (file, _) => Drop(file, "KT. ")),
        new("thừa lệnh mà cấp phó ký", "SG-03", (file, _) => Text(file, "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        new("tên loại và trích yếu trên một dòng", "TL-01", (file, _) => OneLine(file)),
        new("công văn thiếu trích yếu", "TL-05", (file, _) => Drop(file, "V/v ")),
        new("số thiếu dấu hai chấm", "HD-10", (file, _) => Text(file, "Số: 05", "Số 05")),
        new("ký hiệu sai tên loại", "HD-13", (file, _) => Text(file, "/KH-", "/BC-")),
        new("luật có số trong căn cứ", "BD-06", (file, _) => Text(file, "địa phương ngày 16", "địa phương số 72/2025/QH15 ngày 16")),
        new("căn cứ không nghiêng", "BD-06", (file, _) => Upright(file, "Căn cứ Luật")),
        new("viện dẫn thiếu ngày", "BD-07", (file, _) => Text(file, " ngày 12 tháng 6 năm 2025 của Chính phủ", "")),
        new("“Đính kèm” thay “Kèm theo”", "PL-05", (file, _) => Text(file, "(Kèm theo", "(Đính kèm")),
        new("trích yếu nêu tháng khác", "TL-04", (file, _) => Text(file, "hành chính tháng 10 năm", "hành chính tháng 9 năm")),
        new("học vị trước họ tên", "SG-02", (file, _) => Degree(file)),
        new("thiếu ngày tháng", "HD-14", (file, _) => Empty(file, ", ngày 06 tháng 11 năm 2026")),
        new("nhãn phụ lục in hoa", "PL-03", (file, _) => Exactly(file, "Phụ lục", "PHỤ LỤC")),
    ];

    private static XElement? Node(DocxFile file, Func<string, bool> test) => file.Body.Descendants(W + "t").FirstOrDefault(node => test(node.Value));

    private static bool Text(DocxFile file, string old, string replacement)
    {
        if (Node(file, text => text.Contains(old, StringComparison.Ordinal)) is not { } node)
            return false;
        node.Value = node.Value.Replace(old, replacement, StringComparison.Ordinal);
        return true;
    }

    private static bool Exactly(DocxFile file, string text, string replacement)
    {
        if (Node(file, value => value == text) is not { } node)
            return false;
        node.Value = replacement;
        return true;
    }

    private static bool Drop(DocxFile file, string start)
    {
        var paragraph = file.Paragraphs.FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).StartsWith(start, StringComparison.Ordinal));
        paragraph?.Remove();
        return paragraph is not null;
    }

    private static bool Empty(DocxFile file, string end)
    {
        var paragraph = file.Paragraphs.FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).EndsWith(end, StringComparison.Ordinal) && !paragraph.Descendants(W + "drawing").Any());
        paragraph?.Elements(W + "r").Remove();
        return paragraph is not null;
    }

    private static bool Front(DocxFile file, string start)
    {
        var node = Node(file, text => text.StartsWith(start, StringComparison.Ordinal));
        node?.AddBeforeSelf(new XElement(W + "tab"));
        return node is not null;
    }

    private static bool Upright(DocxFile file, string start)
    {
        var node = Node(file, text => text.StartsWith(start, StringComparison.Ordinal));
        node?.Parent?.Element(W + "rPr")?.Element(W + "i")?.Remove();
        return node is not null;
    }

    private static bool OneLine(DocxFile file)
    {
        var title = file.Body.Elements(W + "p").FirstOrDefault(paragraph => DocxFile.TextOf(paragraph) is "BÁO CÁO" or "KẾ HOẠCH" or "THÔNG BÁO" && paragraph.Descendants(W + "br").Any() is false);
        if (title?.ElementsAfterSelf(W + "p").FirstOrDefault() is not { } subject || DocxFile.TextOf(subject).Length == 0)
            return false;
        title.Descendants(W + "t").Single().Value += " " + DocxFile.TextOf(subject).ToUpperInvariant();
        subject.ElementsAfterSelf(W + "p").First().Remove();
        subject.Remove();
        return true;
    }

    // Schools, hospitals and armed forces bear degrees and ranks by rules of their own.
    private static bool Degree(DocxFile file) =>
        file.Paragraphs.Take(6).Any(paragraph => DocxFile.TextOf(paragraph) == "ỦY BAN NHÂN DÂN") && Exactly(file, "Nguyễn Văn A", "ThS. Nguyễn Văn A");
}
