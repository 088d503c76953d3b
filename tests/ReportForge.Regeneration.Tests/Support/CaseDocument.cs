using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Tests.Support;

/// <summary>
/// A small Word document from lines: a line is a paragraph, <c>| a | b |</c> a row of a table, <c>header: text</c> the header,
/// <c>¶</c> parts the paragraphs of a cell, <c>&lt;w:</c> begins markup as it is. In a line <c>[b:bold]</c>,
/// <c>[i:inserted by another]</c>, <c>[d:deleted]</c>,
/// <c>[o:our pending insertion]</c>, <c>[l:hyperlink]</c>, <c>[c:commented]</c>, <c>[f:CODE=result]</c>, <c>[pic]</c>, <c>[note]</c>,
/// <c>[box:text]</c>, and <c>¦</c> where a run is cut.
/// </summary>
internal static partial class CaseDocument
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

    public static OpcPackage Open(string lines) =>
        PackageReader.Read("van-ban.docx",
            Bytes(lines)).Package ?? throw new InvalidOperationException("The test document cannot be read.");

    public static ReadOnlyMemory<byte> Bytes(string lines)
    {
        var all = lines.ReplaceLineEndings("\n").Split('\n').ToList();
        var header = all.Find(line => line.StartsWith("header: ", StringComparison.Ordinal));
        var settings = all.Find(line => line.StartsWith("settings: ", StringComparison.Ordinal));
        all.RemoveAll(line => line == header || line == settings);
        var body = Blocks(all) + "<w:sectPr>" + (header is null ? ""
            : "<w:headerReference w:type=\"default\" r:id=\"rId1\"/>") + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        void Part(string name, string text) => writer.Add(name, Encoding.UTF8.GetBytes(text));
        const string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        Part("/[Content_Types].xml",
            $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{type}document.main+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"{type}footnotes+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"{type}header+xml\"/><Override PartName=\"/word/settings.xml\" ContentType=\"{type}settings+xml\"/></Types>");
        Part("/_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        const string relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        Part("/word/_rels/document.xml.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relationship}header\" Target=\"header1.xml\"/><Relationship Id=\"rId2\" Type=\"{relationship}footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"rId3\" Type=\"{relationship}settings\" Target=\"settings.xml\"/><Relationship Id=\"rId4\" Type=\"{relationship}hyperlink\" Target=\"https://example.vn/\" TargetMode=\"External\"/></Relationships>");
        Part("/word/document.xml",
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
        Part("/word/header1.xml", $"<w:hdr {Namespaces}>{Paragraph(header?[8..] ?? "")}</w:hdr>");
        Part("/word/footnotes.xml",
            $"<w:footnotes {Namespaces}><w:footnote w:id=\"1\">{Paragraph("Nguồn: báo cáo của các phòng chuyên môn.")}</w:footnote></w:footnotes>");
        Part("/word/settings.xml", $"<w:settings {Namespaces}>{settings?[10..]}</w:settings>");
        writer.Finish();
        return output.WrittenMemory;
    }

    private static string Blocks(List<string> lines)
    {
        var body = new StringBuilder();
        for (var at = 0; at < lines.Count;)
        {
            var rows = lines.Skip(at).TakeWhile(line => line.StartsWith('|')).ToList();
            if (rows.Count > 0)
                body.Append(Table(rows));
            else
                body.Append(lines[at].StartsWith("<w:", StringComparison.Ordinal) ? lines[at] : Paragraph(lines[at]));
            at += Math.Max(1, rows.Count);
        }

        return body.ToString();
    }

    private static string Table(List<string> rows)
    {
        var columns = rows.Max(row => row.Count(character => character == '|')) - 1;
        var grid = string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"1000\"/>", columns));
        return $"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{string.Concat(rows.Select(Row))}</w:tbl>";
    }

    private static string Row(string line) => $"<w:tr>{string.Concat(line.Trim('|').Split('|').Select(cell => Cell(cell.Trim())))}</w:tr>";

    private static string Cell(string text)
    {
        var span = Span().Match(text);
        var properties = span.Success ? $"<w:tcPr><w:gridSpan w:val=\"{span.Groups[1].Value}\"/></w:tcPr>" : "";
        return $"<w:tc>{properties}{string.Concat(text[span.Length..].Split('¶').Select(line => Paragraph(line.Trim())))}</w:tc>";
    }

    private static string Paragraph(string line)
    {
        var style = line.StartsWith("# ", StringComparison.Ordinal) ? "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" : "";
        return $"<w:p>{style}{Inline(style.Length > 0 ? line[2..] : line)}</w:p>";
    }

    private static string Inline(string line)
    {
        var markup = new StringBuilder();
        foreach (Match match in Pieces().Matches(line))
            markup.Append(match.Groups[1].Success ? Special(match.Groups[1].Value, match.Groups[2].Value) : Run(match.Value));
        return markup.ToString();
    }

    private static string Special(string kind, string text) => kind switch
    {
        "b" => Run(text, "<w:rPr><w:b/></w:rPr>"),
        "i" => $"<w:ins w:id=\"901\" w:author=\"Trần Thị B\">{Run(text)}</w:ins>",
        "o" => $"<w:ins w:id=\"902\" w:author=\"ReportForge\">{Run(text)}</w:ins>",
        "d" => $"<w:del w:id=\"903\" w:author=\"Trần Thị B\"><w:r><w:delText xml:space=\"preserve\">{MarkupPart.Escape(text)}</w:delText></w:r></w:del>",
        "l" => $"<w:hyperlink r:id=\"rId4\">{Run(text)}</w:hyperlink>",
        "c" => $"<w:commentRangeStart w:id=\"77\"/>{Run(text)}<w:commentRangeEnd w:id=\"77\"/>",
        "f" => Field(text.Split('=')),
        "box" => $"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{Paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        "pic" => "<w:r><w:pict><v:rect style=\"width:10pt;height:10pt\"/></w:pict></w:r>",
        "note" => "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
        _ => throw new ArgumentException($"Unknown piece “{kind}”."),
    };

    private static string Field(string[] field) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">{field[0]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{Run(field[1])}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static string Run(string text, string properties = "") => text.Length == 0 ? "" : string.Concat(text.Split('¦')
        .Select(piece => $"<w:r>{properties}<w:t xml:space=\"preserve\">{MarkupPart.Escape(piece).Replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">", StringComparison.Ordinal)}</w:t></w:r>"));

    [GeneratedRegex(@"\[(\w+)(?::([^\]]*))?\]|[^\[]+")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"^(\d)×")]
    private static partial Regex Span();
}
