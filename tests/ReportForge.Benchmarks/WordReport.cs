using System.Globalization;
using System.IO.Compression;
using System.Text;
using ReportForge.Data;

namespace ReportForge.Benchmarks;

/// <summary>
/// The report that the Word benchmarks make: 15 pages, 60 paragraphs with a value each, loops of 10 paragraphs, tables of
/// 75 × 5 and 23 × 7, about 300 kB of document.xml; and 200 data sets that differ in every value.
/// </summary>
internal static class WordReport
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string RunFormat =
        "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr>";

    private const string Sentence =
        "Ủy ban nhân dân xã tiếp tục chỉ đạo các bộ phận chuyên môn rà soát, đơn giản hóa quy trình giải quyết thủ tục hành chính; kết quả đạt ";

    private static readonly string[] Areas = ["Tư pháp - Hộ tịch", "Địa chính - Xây dựng", "Lao động, người có công", "Văn hóa - Xã hội", "Tài chính - Kế hoạch"];

    public static byte[] Template()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>");
            Write(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Write(archive, "word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
            Write(archive, "word/styles.xml", $"<w:styles {Namespaces}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>");
            Write(archive, "word/document.xml", $"<w:document {Namespaces}><w:body>{Body()}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        }

        return stream.ToArray();
    }

    public static Value Data(int seed)
    {
        var random = new Random(seed);
        var data = new DataObject();
        for (var index = 0; index < 60; index++)
            data.Set($"value{index}", Value.From(random.Next(1, 99_999)));
        data.Set("unit", Value.From($"xã Hoàng Lưu {seed}"));
        data.Set("lists", Array(6, _ => Array(10, index => Value.From($"{Areas[index % Areas.Length]}: {random.Next(10_000)} hồ sơ"))));
        data.Set("indicators", Array(75, index => Row(random, index, 4)));
        data.Set("procedures", Array(23, index => Row(random, index, 6)));
        return Value.From(data);
    }

    private static string Body()
    {
        var body = new StringBuilder();
        for (var index = 0; index < 60; index++)
            body.Append(Paragraph($"{index + 1}. {Sentence}{{{{ value{index} }}}} hồ sơ, bằng tỷ lệ của {{{{ unit }}}} năm trước."));
        body.Append(Paragraph("{{ for list in lists }}") + Paragraph("{{ for item in list }}") + Paragraph($"- {Sentence}{{{{ item }}}};") + Paragraph("{{ end }}") + Paragraph("{{ end }}"));
        body.Append(Table("indicators", 4) + Paragraph("") + Table("procedures", 6));
        return body.ToString();
    }

    private static string Paragraph(string text) =>
        $"<w:p><w:pPr><w:spacing w:before=\"120\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr><w:r>{RunFormat}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Table(string list, int values)
    {
        var cells = new StringBuilder(Cell("{{ for row in " + list + " }}{{ row.name }}"));
        for (var index = 0; index < values; index++)
            cells.Append(Cell("{{ row.v" + index + " }}" + (index == values - 1 ? "{{ end }}" : "")));
        var grid = string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"1500\"/>", values + 1));
        return $"<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>";
    }

    private static string Cell(string text) =>
        $"<w:tc><w:tcPr><w:tcW w:w=\"1500\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"center\"/></w:pPr><w:r>{RunFormat}<w:t>{text}</w:t></w:r></w:p></w:tc>";

    private static Value Row(Random random, int index, int values)
    {
        var row = new DataObject();
        row.Set("name", Value.From($"{index + 1}. {Areas[random.Next(Areas.Length)]}, mục {random.Next(900) + 100}"));
        for (var value = 0; value < values; value++)
            row.Set($"v{value}", Value.From(random.Next(5) == 0 ? random.Next(100_000).ToString(CultureInfo.InvariantCulture) + "%" : random.Next(10_000).ToString(CultureInfo.InvariantCulture)));
        return Value.From(row);
    }

    private static Value Array(int count, Func<int, Value> item) => Value.From(new DataArray(Enumerable.Range(0, count).Select(item)));

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
