using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>One defect that a person might put into a finished document, and the rule that has to find it.</summary>
internal sealed record Mutation(string Name, string Rule, Func<DocxFile, Random, bool> Apply)
{
    private static readonly XNamespace W = DocxFile.W;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("lề trên hụt 1 mm", "PG-03", (file, _) => Margin(file, "top", 1077)),
        new("lề dưới thừa 1 mm", "PG-03", (file, _) => Margin(file, "bottom", 1474)),
        new("lề trái hụt 1 mm", "PG-04", (file, _) => Margin(file, "left", 1644)),
        new("lề phải hụt 1 mm", "PG-05", (file, _) => Margin(file, "right", 794)),
        new("khổ giấy Letter", "PG-01", (file, _) => FirstSection(file, "pgSz", size => Set(size, ("w", "12240"), ("h", "15840")))),
        new("một đoạn phông Arial", "PG-08", (file, random) => Run(BodyText(file, random), "rFonts", ("ascii", "Arial"), ("hAnsi", "Arial"))),
        new("một đoạn màu đỏ", "PG-10", (file, random) => Run(BodyText(file, random), "color", ("val", "FF0000"))),
        new("số trang cỡ 12", "PG-11", (file, _) => Each(file.NumberHeader().Descendants(W + "r"), run => SetRun(run, "sz", ("val", "24")))),
        new("số trang canh phải", "PG-11", (file, _) => Paragraph(file.NumberHeader().Descendants(W + "p").First(), "jc", ("val", "right"))),
        new("trang đầu có số", "PG-12", (file, _) => Remove(file.Body.Descendants(W + "sectPr").First().Element(W + "titlePg"))),
        new("đầu trang thêm đoạn trống", "PG-07", (file, _) => Add(file.NumberHeader(), new XElement(W + "p"))),
        new("Quốc hiệu không đậm", "HD-01", (file, _) => Run(Line(file, "CỘNG HÒA"), "b", ("val", "0"))),
        new("Quốc hiệu cỡ 14", "HD-01", (file, _) => Run(Line(file, "CỘNG HÒA"), "sz", ("val", "28"))),
        new("Tiêu ngữ cỡ 15", "HD-02", (file, _) => Run(Line(file, "Độc lập"), "sz", ("val", "30"))),
        new("Tiêu ngữ cách 6 pt", "HD-04", (file, _) => Paragraph(Line(file, "Độc lập"), "spacing", ("before", "120"))),
        new("không có đường kẻ dưới Tiêu ngữ", "HD-05", (file, _) => RemoveRuleBelow(file, "Độc lập")),
        new("tên cơ quan không đậm", "HD-08", (file, _) => Run(Line(file, "ỦY BAN NHÂN DÂN"), "b", ("val", "0"))),
        new("số cỡ 14", "HD-10", (file, _) => Run(Line(file, "Số:"), "sz", ("val", "28"))),
        new("số in đậm", "HD-10", (file, _) => Run(Line(file, "Số:"), "b", ("val", "1"))),
        new("ngày không nghiêng", "HD-14", (file, _) => Run(Place(file), "i", ("val", "0"))),
        new("ngày cỡ 12", "HD-14", (file, _) => Run(Place(file), "sz", ("val", "24"))),
        new("ngày không có số 0", "HD-15", (file, _) => Text(Place(file), "ngày 0", "ngày ")),
        new("số không có số 0", "HD-11", (file, _) => Text(Line(file, "Số:"), "Số: 0", "Số: ")),
        new("tên loại canh trái", "TL-01", (file, _) => Paragraph(Line(file, "BÁO CÁO"), "jc", ("val", "left"))),
        new("trích yếu nghiêng", "TL-02", (file, _) => Run(Subject(file), "i", ("val", "1"))),
        new("không có đường kẻ dưới trích yếu", "TL-03", (file, _) => Remove(Subject(file)?.ElementsAfterSelf(W + "p").First())),
        new("Kính gửi cỡ 12", "KG-02", (file, _) => Run(Line(file, "Kính gửi"), "sz", ("val", "24"))),
        new("nơi nhận của Kính gửi thiếu dấu chấm phẩy", "KG-02", (file, _) => Text(Addressee(file), ";", "")),
        new("Kính gửi in đậm", "KG-03", (file, _) => Run(Line(file, "Kính gửi"), "b", ("val", "1"))),
        new("tên cơ quan cỡ 14", "HD-08", (file, _) => Run(Line(file, "ỦY BAN NHÂN DÂN"), "sz", ("val", "28"))),
        new("không có đường kẻ dưới tên cơ quan", "HD-09", (file, _) => RemoveRuleBelow(file, "ỦY BAN NHÂN DÂN")),
        new("địa danh canh trái", "HD-14", (file, _) => Paragraph(Place(file), "jc", ("val", "left"))),
        new("trích yếu cỡ 15", "TL-02", (file, _) => Run(Subject(file), "sz", ("val", "30"))),
        new("hai đoạn cách nhau 4 pt", "BD-04", (file, random) => Closer(BodyText(file, random))),
        new("tên phụ lục canh trái", "PL-04", (file, _) => Paragraph(AppendixTitle(file), "jc", ("val", "left"))),
        new("viền bảng dày", "TB-03", (file, _) => Borders(LongTable(file))),
        new("một đoạn cỡ 12,5", "BD-01", (file, random) => Run(BodyText(file, random), "sz", ("val", "25"))),
        new("một đoạn canh trái", "BD-02", (file, random) => Paragraph(BodyText(file, random), "jc", ("val", "left"))),
        new("một đoạn lùi 15 mm", "BD-03", (file, random) => Indent(BodyText(file, random), 850)),
        new("giãn dòng 2", "BD-05", (file, random) => Paragraph(BodyText(file, random), "spacing", ("line", "480"), ("lineRule", "auto"))),
        new("tiêu đề mục không đậm", "BD-10", (file, _) => Run(file.Paragraphs.FirstOrDefault(IsRoman), "b", ("val", "0"))),
        new("tiêu đề tách khỏi đoạn sau", "BD-15", (file, _) => Paragraph(file.Paragraphs.FirstOrDefault(IsRoman), "keepNext", ("val", "0"))),
        new("hàng chữ ký có thể bị tách", "BD-16", (file, _) => Remove(RowOf(Line(file, "Nơi nhận"))?.Descendants(W + "cantSplit").FirstOrDefault())),
        new("đoạn cuối tách khỏi chữ ký", "BD-16", (file, _) => Paragraph(file.Paragraphs.LastOrDefault(paragraph => DocxFile.TextOf(paragraph).EndsWith("./.", StringComparison.Ordinal)), "keepNext", ("val", "0"))),
        new("chức vụ cỡ 12", "SG-01", (file, _) => Run(Line(file, "TM.") ?? Line(file, "KT."), "sz", ("val", "24"))),
        new("họ tên nghiêng", "SG-02", (file, _) => Run(Line(file, "Nguyễn Văn A"), "i", ("val", "1"))),
        new("chức vụ thấp hơn Nơi nhận", "SG-06", (file, _) => Paragraph(Line(file, "TM.") ?? Line(file, "KT."), "spacing", ("before", "360"))),
        new("Nơi nhận cỡ 14", "NN-01", (file, _) => Run(Line(file, "Nơi nhận"), "sz", ("val", "28"))),
        new("danh sách nơi nhận cỡ 12", "NN-02", (file, _) => Run(Recipient(file), "sz", ("val", "24"))),
        new("nơi nhận thiếu dấu chấm phẩy", "NN-02", (file, _) => Text(Recipient(file), ";", "")),
        new("dòng Lưu thiếu dấu chấm", "NN-03", (file, _) => TrimEnd(Line(file, "- Lưu"))),
        new("nơi nhận cách đoạn", "NN-05", (file, _) => Paragraph(Recipient(file), "spacing", ("before", "120"), ("after", "120"))),
        new("nhãn phụ lục cỡ 13", "PL-03", (file, _) => Run(Line(file, "Phụ lục"), "sz", ("val", "26"))),
        new("dòng Kèm theo không nghiêng", "PL-05", (file, _) => Run(Line(file, "(Kèm theo"), "i", ("val", "0"))),
        new("phụ lục không đánh số từ 1", "PL-07", (file, _) => Remove(file.Body.Descendants(W + "sectPr").Skip(1).LastOrDefault()?.Element(W + "pgNumType"))),
        new("hàng tiêu đề bảng không lặp lại", "TB-01", (file, _) => Remove(LongTable(file)?.Descendants(W + "tblHeader").FirstOrDefault())),
        new("hàng của bảng có thể bị tách", "TB-02", (file, _) => Remove(LongTable(file)?.Descendants(W + "cantSplit").LastOrDefault())),
        new("chữ trong bảng cỡ 9", "TB-05", (file, _) => Run(TableText(file), "sz", ("val", "18"))),
        new("ô bị lùi đầu dòng", "TB-06", (file, _) => Indent(TableText(file), 284)),
        new("một điểm in nghiêng", "BD-01", (file, random) => Run(BodyText(file, random), "i", ("val", "1"))),
    ];

    private static bool Margin(DocxFile file, string side, int twips) =>
        FirstSection(file, "pgMar", margins => Set(margins, (side, twips.ToString(CultureInfo.InvariantCulture))));

    private static bool FirstSection(DocxFile file, string element, Action<XElement> change)
    {
        change(file.Body.Descendants(W + "sectPr").First().Element(W + element).ShouldNotBeNull());
        return true;
    }

    private static XElement? Line(DocxFile file, string start) =>
        file.Paragraphs.FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).StartsWith(start, StringComparison.Ordinal));

    private static XElement? Place(DocxFile file) =>
        file.Paragraphs.Take(20).FirstOrDefault(paragraph => DocxFile.TextOf(paragraph) is var text && text.Contains(", ngày", StringComparison.Ordinal) && text.Contains("tháng", StringComparison.Ordinal));

    private static XElement? Subject(DocxFile file) => Line(file, "BÁO CÁO")?.ElementsAfterSelf(W + "p").FirstOrDefault();

    private static XElement? Recipient(DocxFile file) =>
        Line(file, "Nơi nhận")?.ElementsAfterSelf(W + "p").FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).EndsWith(';'));

    private static XElement? RowOf(XElement? paragraph) => paragraph?.Ancestors(W + "tr").FirstOrDefault();

    private static XElement? LongTable(DocxFile file) => file.Body.Elements(W + "tbl").LastOrDefault(table => table.Elements(W + "tr").Count() >= 8);

    private static XElement? TableText(DocxFile file) =>
        LongTable(file)?.Elements(W + "tr").Skip(5).SelectMany(row => row.Descendants(W + "p")).FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).Length > 5);

    private static bool IsRoman(XElement paragraph) =>
        DocxFile.TextOf(paragraph).StartsWith("II. ", StringComparison.Ordinal) && paragraph.Parent?.Name.LocalName == "body";

    /// <summary>A paragraph of plain text between the subject and the signature.</summary>
    private static XElement? BodyText(DocxFile file, Random random)
    {
        var candidates = file.Body.Elements(W + "p")
            .TakeWhile(paragraph => !DocxFile.TextOf(paragraph).EndsWith("./.", StringComparison.Ordinal))
            .Where(paragraph => DocxFile.TextOf(paragraph) is { Length: > 60 } text && text.StartsWith("- ", StringComparison.Ordinal))
            .ToList();
        return candidates.Count == 0 ? null : candidates[random.Next(candidates.Count)];
    }

    private static bool RemoveRuleBelow(DocxFile file, string start) =>
        Remove(Line(file, start)?.ElementsAfterSelf(W + "p").FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).Trim('_').Length == 0));

    private static XElement? Addressee(DocxFile file) =>
        Line(file, "Kính gửi")?.ElementsAfterSelf(W + "p").FirstOrDefault(paragraph => DocxFile.TextOf(paragraph).EndsWith(';'));

    private static XElement? AppendixTitle(DocxFile file) => Line(file, "Phụ lục")?.ElementsAfterSelf(W + "p").FirstOrDefault();

    private static bool Borders(XElement? table)
    {
        if (table?.Element(W + "tblPr") is not { } properties)
            return false;
        properties.Elements(W + "tblBorders").Remove();
        var borders = new XElement(W + "tblBorders");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"])
        {
            var border = new XElement(W + side);
            Set(border, ("val", "single"), ("sz", "12"), ("space", "0"), ("color", "000000"));
            borders.Add(border);
        }

        var next = properties.Elements().FirstOrDefault(element => element.Name.LocalName is "shd" or "tblLayout" or "tblCellMar" or "tblLook");
        if (next is null)
            properties.Add(borders);
        else
            next.AddBeforeSelf(borders);
        return true;
    }

    private static bool Run(XElement? paragraph, string property, params (string Name, string Value)[] attributes) =>
        paragraph is not null && Each(paragraph.Descendants(W + "r").Where(run => run.Element(W + "t") is not null), run => SetRun(run, property, attributes));

    private static void SetRun(XElement run, string property, params (string Name, string Value)[] attributes)
    {
        var properties = run.Element(W + "rPr");
        if (properties is null)
            run.AddFirst(properties = new XElement(W + "rPr"));
        properties.Elements(W + property).Remove();
        var element = new XElement(W + property);
        Set(element, attributes);
        properties.Add(element);
    }

    private static bool Paragraph(XElement? paragraph, string property, params (string Name, string Value)[] attributes)
    {
        if (paragraph is null)
            return false;
        var properties = paragraph.Element(W + "pPr");
        if (properties is null)
            paragraph.AddFirst(properties = new XElement(W + "pPr"));
        var element = properties.Element(W + property);
        if (element is null)
            properties.Add(element = new XElement(W + property));
        Set(element, attributes);
        return true;
    }

    private static bool Closer(XElement? paragraph) =>
        Paragraph(paragraph, "spacing", ("before", "40")) && Paragraph(paragraph?.ElementsBeforeSelf(W + "p").LastOrDefault(), "spacing", ("after", "40"));

    private static bool Indent(XElement? paragraph, int firstLine) =>
        Paragraph(paragraph, "ind", ("left", "0"), ("firstLine", firstLine.ToString(CultureInfo.InvariantCulture)));

    private static bool Text(XElement? paragraph, string old, string replacement)
    {
        // A blank that does not break is a blank to who looks for words.
        var words = new Regex(Regex.Escape(old).Replace("\\ ", "[ \u00a0]", StringComparison.Ordinal));
        if (paragraph?.Descendants(W + "t").FirstOrDefault(text => words.IsMatch(text.Value)) is not { } node)
            return false;
        node.Value = words.Replace(node.Value, match => match.Value.Contains('\u00a0') ? replacement.Replace(' ', '\u00a0') : replacement);
        return true;
    }

    private static bool TrimEnd(XElement? paragraph)
    {
        if (paragraph?.Descendants(W + "t").LastOrDefault() is not { } node)
            return false;
        node.Value = node.Value.TrimEnd('.');
        return true;
    }

    private static bool Remove(XElement? element)
    {
        element?.Remove();
        return element is not null;
    }

    private static bool Add(XElement parent, XElement child)
    {
        parent.Add(child);
        return true;
    }

    private static bool Each(IEnumerable<XElement> elements, Action<XElement> change)
    {
        var all = elements.ToList();
        all.ForEach(change);
        return all.Count > 0;
    }

    private static void Set(XElement element, params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            element.SetAttributeValue(W + name, value);
    }
}
