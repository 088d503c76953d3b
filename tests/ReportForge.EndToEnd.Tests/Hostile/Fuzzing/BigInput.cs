using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ReportForge.EndToEnd.Tests.Hostile.Fuzzing;

/// <summary>
/// Files that are far larger than they look or than they need be, drawn by a seed: what they are made of, how long each piece is,
/// how deep pieces stand in one another, and how much of it there is.
/// </summary>
internal static class BigInput
{
    private const int LeastBytes = 1 << 20;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly string[] JsonPieces =
    [
        "1", "{}", "[]", "null", "\"\"", "-1.5e3", "[[],[]]", "{\"a\":1}", "{\"a\":{\"b\":[1,\"c\"]}}", "\"LONG\"", "{\"LONG\":1}", "0.LONG1", "\"\\u1ebf\"", "{\"key\":\"a\",\"text\":\"LONG\"}", "[\"a\",\"LONG\",1]",
    ];

    private static readonly string[] TextPieces =
    [
        "a", "chữ ", "LONG ", "**a** ", "- a\\n", "1. a\\n", "> ", "[a](b) ", "| a | b |\\n", "\\n\\n", "`a` ", "<b>a</b>", "&amp;", "***", "![a](b)", "# a\\n", "_a_ ", "{{ x }}", "số 12/QĐ-UBND ngày 01/02/2024; ", "1.234.567 ",
    ];

    private static readonly string[] CellPieces =
    [
        "<c/>", "<c><v>1</v></c>", "<c t=\"s\"><v>0</v></c>", "<c t=\"inlineStr\"><is><t>LONG</t></is></c>", "<c t=\"str\"><f>A1&amp;A2</f><v>LONG</v></c>", "<c s=\"3\" t=\"b\"><v>1</v></c>", "<c r=\"XFD1\"><v>2</v></c>",
        "<c t=\"s\"><v>1</v></c></row><row>", "</row><row r=\"1000000\">", "</row><row>",
    ];

    private static readonly string[] BodyPieces =
    [
        "<w:p/>", "<w:p><w:r><w:t>LONG</w:t></w:r></w:p>", "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>", "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>", "<w:p><w:r><w:t>{{ for a in b }}c{{ end }}</w:t></w:r></w:p>",
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:p>", "<w:bookmarkStart w:id=\"1\" w:name=\"LONG\"/><w:bookmarkEnd w:id=\"1\"/>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", "<w:p><w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>a</w:t></w:r></w:ins></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", "<w:p><w:hyperlink w:anchor=\"LONG\"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>", "<w:p><w:r><w:t>Điều 1. Mục I. 1. a) - số: 12/QĐ-UBND</w:t></w:r></w:p>",
    ];

    /// <summary>A JSON text of a hundred megabytes or less.</summary>
    public static void Json(Stream stream, Random random)
    {
        var (open, close) = random.Next(3) switch { 0 => ("[", "1]"), 1 => ("{\"kind\":\"cchc-annual\",\"x\":[", "1]}"), _ => ("[{\"a\":[", "1]}]") };
        Write(stream, open);
        Repeat(stream, random, JsonPieces, ",", 100);
        Write(stream, close);
    }

    /// <summary>Lines of JSON of which one or all are long.</summary>
    public static void JsonLines(Stream stream, Random random)
    {
        Write(stream, "{}\n");
        Repeat(stream, random, JsonPieces, random.Next(2) == 0 ? "\n" : ",", 100);
    }

    /// <summary>A report of which one text or one list is large.</summary>
    public static void Report(Stream stream, Random random)
    {
        var report = File.ReadAllText(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        var (before, after, pieces, separator) = random.Next(4) switch
        {
            0 => ("\"subject\": \"", "\",", TextPieces, ""),
            1 => ("\"recipients\": [", "{ \"name\": \"a\", \"purpose\": \"b/c\" }],\"x\":[", ["{ \"name\": \"LONG\", \"purpose\": \"b/c\" }", "{ \"name\": \"a\" }"], ","),
            2 => ("\"narrative\": {", "\"y\":1,", ["\"lead\": \"LONG\"", "\"x\": \"a\"", "\"LONG\": \"a\""], ","),
            _ => ("\"lead\": \"", "\",", TextPieces, ""),
        };
        var at = report.IndexOf(before, StringComparison.Ordinal);
        at = at < 0 ? report.IndexOf("\"narrative\": {", StringComparison.Ordinal) + "\"narrative\": {".Length : at;
        var text = report.Insert(at, "§").Replace("§" + before, before + "§", StringComparison.Ordinal);
        if (!text.Contains(before + "§", StringComparison.Ordinal))
            text = text.Replace("§", before + "§" + after, StringComparison.Ordinal);
        var parts = text.Split('§');
        Write(stream, parts[0]);
        Repeat(stream, random, pieces, separator, 9);
        Write(stream, separator + (separator.Length > 0 ? after : "") + parts[1]);
    }

    /// <summary>A table of long lines, many lines or many columns.</summary>
    public static void Table(Stream stream, Random random)
    {
        Write(stream, "code,figures.banner_count\n");
        Repeat(stream, random, ["00004,3", "a", "\"LONG\"", "LONG,1", ",,,,,,,,", "\"a\"\"b\""], random.Next(3) == 0 ? "," : "\n", 100);
    }

    /// <summary>Any text, of lines or of one.</summary>
    public static void Text(Stream stream, Random random) =>
        Repeat(stream, random, ["a", "{{ 1 }}", "{{ 'LONG' }}", "LONG", "{{ if x }}", "{{ end }}", "a: b", "- a", "[", "{{ x"], random.Next(2) == 0 ? "\n" : " ", 60);

    /// <summary>A file that is mostly a hole.</summary>
    public static void Sparse(Stream stream, Random random)
    {
        Write(stream, random.Next(2) == 0 ? "PK\u0003\u0004" : "{\"a\":");
        stream.SetLength(random.NextInt64(100_000_000, 3_000_000_000));
    }

    /// <summary>A workbook of many cells, texts, sheets, styles or merged ranges.</summary>
    public static void Workbook(Stream stream, Random random)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        var sheets = random.Next(3) == 0 ? random.Next(2, 2_000) : 1;
        var large = random.Next(4);
        Entry(archive, "[Content_Types].xml", entry => Write(entry, $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""));
        Entry(archive, "_rels/.rels", entry => Write(entry, $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
        Entry(archive, "xl/workbook.xml", entry => Write(entry, $"""<workbook xmlns="{Main}" xmlns:r="{Relationships}"><sheets>{Numbered(sheets, "<sheet name=\"S{0}\" sheetId=\"{0}\" r:id=\"r1\"/>")}</sheets></workbook>"""));
        Entry(archive, "xl/_rels/workbook.xml.rels", entry => Write(entry, $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="{Relationships}/sharedStrings" Target="texts.xml"/><Relationship Id="r3" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>"""));
        Entry(archive, "xl/sheet.xml", entry =>
        {
            Write(entry, $"<worksheet xmlns=\"{Main}\"><sheetData><row>");
            Some(entry, large == 0, CellPieces);
            Write(entry, "</row></sheetData><mergeCells>");
            Some(entry, large == 1, ["<mergeCell ref=\"A1:B2\"/>", "<mergeCell ref=\"A1:XFD1048576\"/>"]);
            Write(entry, "</mergeCells></worksheet>");
        });
        Entry(archive, "xl/texts.xml", entry =>
        {
            Write(entry, $"<sst xmlns=\"{Main}\"><si><t>LONG</t></si>");
            Some(entry, large == 2, ["<si/>", "<si><t>a</t></si>", "<si><t>LONG</t></si>", "<si><r><t>a</t></r><r><t>b</t></r></si>", "<si><rPh><t>a</t></rPh></si>"]);
            Write(entry, "</sst>");
        });
        Entry(archive, "xl/styles.xml", entry =>
        {
            Write(entry, $"<styleSheet xmlns=\"{Main}\"><cellXfs>");
            Some(entry, large == 3, ["<xf/>", "<xf numFmtId=\"14\"/>", "<xf numFmtId=\"LONG\"/>"]);
            Write(entry, "</cellXfs></styleSheet>");
        });

        void Some(Stream entry, bool isLarge, string[] pieces)
        {
            if (isLarge)
                Repeat(entry, random, pieces, "", 200);
        }
    }

    /// <summary>A document of a large body, styles, comments or parts of others.</summary>
    public static void Document(Stream stream, Random random)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        var large = random.Next(5);
        var depth = random.Next(3) == 0 ? random.Next(2, 5_000) : 0;
        Entry(archive, "[Content_Types].xml", entry => Write(entry, $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""));
        Entry(archive, "_rels/.rels", entry => Write(entry, $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relationships}/officeDocument" Target="word/document.xml"/></Relationships>"""));
        Entry(archive, "word/_rels/document.xml.rels", entry =>
        {
            Write(entry, $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/>");
            if (large == 4)
                Write(entry, Numbered(random.Next(1_000, 200_000), "<Relationship Id=\"x{0}\" Type=\"image\" Target=\"media/{0}.png\"/>"));
            Write(entry, "</Relationships>");
        });
        Entry(archive, "word/document.xml", entry =>
        {
            Write(entry, $"<w:document xmlns:w=\"{Word}\"><w:body>{Of("<w:tbl><w:tr><w:tc>", depth)}");
            if (large is 0 or 1)
                Repeat(entry, random, BodyPieces, "", 200);
            Write(entry, $"<w:p/>{Of("</w:tc></w:tr></w:tbl>", depth)}</w:body></w:document>");
        });
        Entry(archive, "word/styles.xml", entry =>
        {
            Write(entry, $"<w:styles xmlns:w=\"{Word}\">");
            if (large == 2)
                Repeat(entry, random, ["<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>", "<w:style w:type=\"paragraph\" w:styleId=\"LONG\"><w:name w:val=\"LONG\"/></w:style>", "<w:latentStyles/>"], "", 200);
            Write(entry, "</w:styles>");
        });
        for (var part = large == 3 ? random.Next(100, 8_000) : 0; part > 0; part--)
            Entry(archive, string.Create(CultureInfo.InvariantCulture, $"word/media/{part}.png"), entry => Write(entry, "x"));
    }

    // Pieces over and over until there are enough bytes; one stretch of them is drawn and repeats, so that drawing takes no time.
    private static void Repeat(Stream stream, Random random, string[] pieces, string separator, int mostMegabytes)
    {
        var length = LeastBytes * Math.Pow(mostMegabytes, random.NextDouble());
        var stretch = new StringBuilder();
        var kinds = random.Next(3) == 0 ? pieces.Length : 1;
        var only = random.Next(pieces.Length);
        var longest = (int)Math.Pow(10, random.Next(7));
        while (stretch.Length < 100_000 && (stretch.Length == 0 || longest < 100_000))
            stretch.Append(pieces[kinds == 1 ? only : random.Next(pieces.Length)].Replace("LONG", new string('9', longest), StringComparison.Ordinal)).Append(separator);
        var bytes = Encoding.UTF8.GetBytes(stretch.ToString());
        for (var written = 0.0; written < length; written += bytes.Length)
            stream.Write(bytes);
    }

    private static string Numbered(int count, string format)
    {
        var form = CompositeFormat.Parse(format);
        return string.Concat(Enumerable.Range(1, count).Select(number => string.Format(CultureInfo.InvariantCulture, form, number)));
    }

    private static string Of(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void Entry(ZipArchive archive, string name, Action<Stream> write)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        write(entry);
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
