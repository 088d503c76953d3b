using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>Word files that somebody made to hurt, by what is wrong with them.</summary>
internal static class HostileFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string ContentTypes = "[Content_Types].xml";
    private const string RootLinks = "_rels/.rels";
    private const string Document = "word/document.xml";
    private const string DocumentLinks = "word/_rels/document.xml.rels";

    private static readonly string Types =
        $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{Document}\" ContentType=\"{WordType}document.main+xml\"/></Types>";

    private static readonly string Links =
        $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"{Document}\"/></Relationships>";

    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new SortedDictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["zip: empty file"] = () => [],
        ["zip: half of it"] = () => Text("x") is var file ? file[..(file.Length / 2)] : [],
        ["zip: without its end"] = () => Text("x")[..^20],
        ["zip: half of a large one"] = () => Of(Body(Random(20_000_000))) is var file ? file[..(file.Length / 2)] : [],
        ["zip: an entry twice"] = () => SmallPackage.Of([.. Parts(Paragraph("một")), (Document, Encoding.UTF8.GetBytes(Body(Paragraph("hai"))))]),
        ["zip: two entries over the same bytes"] = () => Overlapping(2),
        ["zip: thousand entries over the same bytes"] = () => Overlapping(1000),
        ["zip: size that lies"] = () => LyingSize(Text("{{ x }}"), 90_000_000),
        ["zip: hundred thousand entries"] = () => SmallPackage.Of([.. Parts(Paragraph("x")), .. Enumerable.Range(0, 100_000).Select(number => ($"word/a{number}.xml", Array.Empty<byte>()))]),
        ["zip: names that lead out"] = () => SmallPackage.Of([.. Parts(Paragraph("x")), ("../../../../etc/cron.d/a", "x"u8.ToArray())]),
        ["bomb: two gigabytes of blanks in the document"] = () => Bomb(Document, 2048),
        ["bomb: as much as the ratio allows"] = () => Of(Body(Mixed(90_000_000))),
        ["bomb: twenty megabytes of paragraphs"] = () => Of(Body(Mixed(20_000_000))),
        ["bomb: hundred and forty megabytes in pictures"] = () => SmallPackage.Of([.. Parts(Paragraph("x")), .. Enumerable.Range(0, 14).Select(number => ($"word/media/a{number}.png", new byte[9_900_000]))]),
        ["bomb: two megabytes of paragraphs"] = () => Of(Body(Mixed(1_800_000))),
        ["bomb: seven megabytes of text"] = () => Of(Body(string.Concat(Enumerable.Range(0, 7).Select(number => Paragraph($"{number} {Random(1_000_000)}"))))),
        ["bomb: seven megabytes of text with a tag"] = () => Of(Body(string.Concat(Enumerable.Range(0, 7).Select(number => Paragraph($"{{{{ x }}}} {Random(1_000_000)}"))))),
        ["bomb: million empty paragraphs"] = () => Of(Body(string.Concat(Enumerable.Repeat("<w:p/>", 1_000_000)))),
        ["bomb: million runs in a paragraph"] = () => Of(Body($"<w:p>{string.Concat(Enumerable.Repeat("<w:r/>", 1_000_000))}</w:p>")),
        ["bomb: million cells"] = () => Of(Body($"<w:tbl><w:tr>{string.Concat(Enumerable.Repeat("<w:tc><w:p/></w:tc>", 300_000))}</w:tr></w:tbl>")),
        ["bomb: in another part"] = () => Bomb("word/styles.xml", 512),
        ["bomb: seven megabytes of blanks in a tag's paragraph"] = () => Of(Body($"<w:p><w:r><w:t xml:space=\"preserve\">{{{{ x }}}}{new string(' ', 7_000_000)}</w:t></w:r></w:p>")),
        ["xml: ten thousand elements in one another"] = () => Of(Body(Nested("w:sdt", 10_000))),
        ["xml: million elements in one another"] = () => Of(Body(Nested("w:sdt", 1_000_000))),
        ["xml: tables in tables"] = () => Of(Body(Tables(80))),
        ["xml: laughs in a DTD"] = () => Of($"<!DOCTYPE w [<!ENTITY a \"{new string('a', 1000)}\">{string.Concat(Enumerable.Range(0, 9).Select(level => $"<!ENTITY {(char)('b' + level)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + level)};", 10))}\">"))}]>{Body(Paragraph("&j;"))}"),
        ["xml: a file from outside in a DTD"] = () => Of($"<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{Body(Paragraph("&a;"))}"),
        ["xml: hundred thousand attributes"] = () => Of(Body($"<w:p {string.Join(' ', Enumerable.Range(0, 100_000).Select(number => $"a{number}=\"\""))}/>")),
        ["xml: hundred thousand namespaces"] = () => Of(Body($"<w:p {string.Join(' ', Enumerable.Range(0, 100_000).Select(number => $"xmlns:a{number}=\"urn:a{number}\""))}/>")),
        ["xml: an attribute of seven megabytes"] = () => Of(Body($"<w:p w:rsidR=\"{Random(7_000_000)}\"/>")),
        ["xml: a comment of seven megabytes"] = () => Of(Body($"<!--{Random(7_000_000)}--><w:p/>")),
        ["xml: three hundred thousand elements, no two alike"] = () => Of(Body(Paragraph("{{ x }}") + string.Concat(Enumerable.Range(0, 299_000).Select(number => $"<w:p w:rsidR=\"{number:X6}\"/>")))),
        ["xml: eight megabytes of revision numbers"] = () => Of(Body(Paragraph("{{ x }}") + string.Concat(Enumerable.Range(0, 62_000).Select(number => $"<w:p w:rsidR=\"{number:X8}\" w:rsidP=\"{number * 31:X8}\" w:rsidRDefault=\"{number * 7:X8}\"><w:r w:rsidRPr=\"{number * 5:X8}\"><w:t>{number}</w:t></w:r></w:p>")))),
        ["xml: five thousand rows of fixed text"] = () => Of(Body(Paragraph("{{ x }}") + $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(Enumerable.Range(0, 5_000).Select(row => $"<w:tr>{string.Concat(Enumerable.Range(0, 7).Select(cell => $"<w:tc><w:tcPr><w:tcW w:w=\"1300\" w:type=\"dxa\"/></w:tcPr><w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r w:rsidRPr=\"00A77B3E\"><w:t>Hàng {row}, cột {cell}</w:t></w:r></w:p></w:tc>"))}</w:tr>"))}</w:tbl><w:p/>")),
        ["xml: broken at its end"] = () => Of(Body(Mixed(5_000_000))[..^30]),
        ["xml: no XML at all"] = () => Of(Random(5_000_000)),
        ["tags: hundred thousand in paragraphs of their own"] = () => Of(Body(string.Concat(Enumerable.Repeat(Paragraph("{{ x }}"), 100_000)))),
        ["tags: hundred thousand in one paragraph"] = () => Text(string.Concat(Enumerable.Repeat("{{ x }}", 100_000))),
        ["tags: hundred thousand opening braces"] = () => Text(new string('{', 100_000)),
        ["tags: twenty thousand"] = () => Of(Body(string.Concat(Enumerable.Repeat(Paragraph("{{ x }}"), 20_000)))),
        ["tags: one of a megabyte"] = () => Text($"{{{{ \"{new string('a', 1_000_000)}\" }}}}"),
        ["tags: one of a megabyte over a hundred thousand runs"] = () => Of(Body($"<w:p><w:r><w:t>{{{{ \"</w:t></w:r>{string.Concat(Enumerable.Repeat("<w:r><w:t>aaaaaaaaaa</w:t></w:r>", 100_000))}<w:r><w:t>\" }}}}</w:t></w:r></w:p>")),
        ["tags: a million quotation marks in one"] = () => Text($"{{{{ {new string('\'', 1_000_000)} }}}}"),
        ["tags: braces that are none and megabytes of blanks"] = () => Text($"{{{new string(' ', 3_000_000)}x{{{new string(' ', 3_000_000)}"),
        ["tags: a million and a half single braces"] = () => Text(string.Concat(Enumerable.Repeat("{a", 1_500_000))),
        ["tags: a sum of a hundred thousand"] = () => Text($"{{{{ {string.Join(" + ", Enumerable.Repeat("1", 100_000))} }}}}"),
        ["tags: hundred thousand brackets"] = () => Text($"{{{{ {new string('(', 100_000)}1{new string(')', 100_000)} }}}}"),
        ["tags: fifty thousand conditions in one another"] = () => Of(Body(string.Concat(Enumerable.Repeat(Paragraph("{{ if x }}"), 50_000)) + string.Concat(Enumerable.Repeat(Paragraph("{{ end }}"), 50_000)))),
        ["tags: fifty thousand that never end"] = () => Of(Body(string.Concat(Enumerable.Repeat(Paragraph("{{ for a in b }}"), 50_000)))),
        ["tags: a loop of a billion turns"] = () => Of(Body(Paragraph("{{ for i in 1..1000000000 }}") + Paragraph("{{ i }}") + Paragraph("{{ end }}"))),
        ["tags: a loop that never ends"] = () => Of(Body(Paragraph("{{ while true }}") + Paragraph("a") + Paragraph("{{ end }}"))),
        ["tags: a text that doubles"] = () => Text("{{ s = \"a\" }}{{ for i in 1..60 }}{{ s = s + s }}{{ end }}{{ s }}"),
        ["tags: hundred million characters out of a loop"] = () => Text("{{ s = \"abcdefghij\" }}{{ for i in 1..10 }}{{ s = s + s }}{{ end }}{{ for i in 1..10000 }}{{ s }}{{ end }}"),
        ["tags: a function that calls itself"] = () => Text("{{ func f }}{{ f }}{{ end }}{{ f }}"),
        ["tags: a regular expression without end"] = () => Text("{{ \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\" | regex.match \"^(a+)+$\" }}"),
        ["tags: five thousand rows with merged cells"] = () => Of(Body("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{ for i in 1..5000 }}{{ word.merge_equal (i / 7) }}</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>{{ i }}{{ end }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>")),
        ["links: a part that refers to itself"] = () => WithLinks($"<Relationship Id=\"a\" Type=\"{Office}/header\" Target=\"document.xml\"/>", "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"),
        ["links: two parts that refer to one another"] = Loop,
        ["links: hundred thousand"] = () => WithLinks(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<Relationship Id=\"a{number}\" Type=\"{Office}/hyperlink\" Target=\"http://a.vn/{number}\" TargetMode=\"External\"/>")), Paragraph("{{ x }}")),
        ["links: fifty megabytes of nothing"] = () => WithLinks(Mixed(50_000_000).Replace("w:", "", StringComparison.Ordinal), Paragraph("{{ x }}")),
        ["links: twenty thousand"] = () => WithLinks(string.Concat(Enumerable.Range(0, 19_990).Select(number => $"<Relationship Id=\"a{number}\" Type=\"{Office}/hyperlink\" Target=\"http://a.vn/{number}\" TargetMode=\"External\"/>")), Paragraph("{{ x }}")),
        ["links: a template, a picture and an object from outside"] = () => WithLinks(string.Concat(new[] { "attachedTemplate", "image", "oleObject" }.Select(kind => $"<Relationship Id=\"{kind}\" Type=\"{Office}/{kind}\" Target=\"http://a.vn/a\" TargetMode=\"External\"/>")), Paragraph("{{ x }}")),
        ["parts: no document"] = () => SmallPackage.Of([(ContentTypes, Bytes(Types)), (RootLinks, Bytes(Links))]),
        ["parts: no content types"] = () => SmallPackage.Of([.. Parts(Paragraph("x")).Where(part => part.Name != ContentTypes)]),
        ["parts: no relationships"] = () => SmallPackage.Of([.. Parts(Paragraph("x")).Where(part => part.Name != RootLinks)]),
        ["parts: header, styles and numbering that are not there"] = () => WithLinks(string.Concat(new[] { "header", "styles", "numbering", "comments", "settings" }.Select(kind => $"<Relationship Id=\"{kind}\" Type=\"{Office}/{kind}\" Target=\"{kind}.xml\"/>")), Paragraph("{{ x }}")),
        ["types: the document is a picture"] = () => Retyped($"{WordType}document.main+xml", "image/png"),
        ["types: the document is a workbook"] = () => Retyped(WordType + "document.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        ["types: the document is a header"] = () => Retyped($"{WordType}document.main+xml", $"{WordType}header+xml"),
        ["types: none is known"] = () => Retyped(Types[Types.IndexOf("<Default", StringComparison.Ordinal)..], "</Types>"),
        ["types: hundred thousand"] = () => Retyped("</Types>", string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<Override PartName=\"/a{number}\" ContentType=\"a/b\"/>")) + "</Types>"),
        ["types: fifty megabytes of nothing"] = () => Retyped("</Types>", Mixed(50_000_000).Replace("w:", "", StringComparison.Ordinal) + "</Types>"),
        ["types: a picture is the styles"] = () => SmallPackage.Of([(ContentTypes, Bytes(Types.Replace("</Types>", $"<Override PartName=\"/word/styles.xml\" ContentType=\"{WordType}styles+xml\"/></Types>", StringComparison.Ordinal))), (RootLinks, Bytes(Links)), (Document, Bytes(Body(Paragraph("{{ x }}")))), (DocumentLinks, Bytes(LinksOf($"<Relationship Id=\"a\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>"))), ("word/styles.xml", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])]),
    };

    private static byte[] Text(string text) => Of(Body(Paragraph(text)));

    private static byte[] Of(string document) => SmallPackage.Of([(ContentTypes, Bytes(Types)), (RootLinks, Bytes(Links)), (Document, Bytes(document))]);

    private static (string Name, byte[] Content)[] Parts(string paragraphs) => [(ContentTypes, Bytes(Types)), (RootLinks, Bytes(Links)), (Document, Bytes(Body(paragraphs)))];

    private static string Body(string content) => $"<w:document xmlns:w=\"{Word}\" xmlns:r=\"{Office}\"><w:body>{content}</w:body></w:document>";

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string LinksOf(string rows) => $"<Relationships xmlns=\"{Packages}/relationships\">{rows}</Relationships>";

    private static byte[] WithLinks(string rows, string paragraphs) => SmallPackage.Of([.. Parts(paragraphs), (DocumentLinks, Bytes(LinksOf(rows)))]);

    private static byte[] Retyped(string old, string now) =>
        SmallPackage.Of([(ContentTypes, Bytes(Types.Replace(old, now, StringComparison.Ordinal))), (RootLinks, Bytes(Links)), (Document, Bytes(Body(Paragraph("{{ x }}"))))]);

    private static byte[] Loop()
    {
        var header = $"<Override PartName=\"/word/header1.xml\" ContentType=\"{WordType}header+xml\"/></Types>";
        var root = $"<w:hdr xmlns:w=\"{Word}\" xmlns:r=\"{Office}\"><w:p><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p></w:hdr>";
        return SmallPackage.Of([
            (ContentTypes, Bytes(Types.Replace("</Types>", header, StringComparison.Ordinal))),
            (RootLinks, Bytes(Links)),
            (Document, Bytes(Body(Paragraph("{{ x }}") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"a\"/></w:sectPr>"))),
            (DocumentLinks, Bytes(LinksOf($"<Relationship Id=\"a\" Type=\"{Office}/header\" Target=\"header1.xml\"/>"))),
            ("word/header1.xml", Bytes(root)),
            ("word/_rels/header1.xml.rels", Bytes(LinksOf($"<Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"document.xml\"/><Relationship Id=\"b\" Type=\"{Office}/header\" Target=\"header1.xml\"/>"))),
        ]);
    }

    private static string Nested(string element, int depth) =>
        string.Concat(Enumerable.Repeat($"<{element}>", depth)) + string.Concat(Enumerable.Repeat($"</{element}>", depth));

    private static string Tables(int depth) =>
        string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + Paragraph("{{ x }}") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));

    // Paragraphs whose text differs just enough for the package to stay below the allowed ratio.
    private static string Mixed(int length)
    {
        var random = new Random(4);
        var (text, filling) = (new StringBuilder(length), string.Concat(Enumerable.Repeat("<w:p/>", 120)));
        while (text.Length < length)
            text.Append("<w:p><w:r><w:t>").Append(random.Next()).Append("</w:t></w:r></w:p>").Append(filling);
        return text.ToString();
    }

    private static string Random(int length)
    {
        var random = new Random(4);
        return string.Create(length, random, (text, source) =>
        {
            for (var at = 0; at < text.Length; at++)
                text[at] = (char)('a' + source.Next(26));
        });
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bomb(string part, int megabytes)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts(Paragraph("x")).Where(entry => entry.Name != part))
                SmallPackage.Write(archive, name, content);
            using var entry = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            var blanks = Bytes(new string(' ', 1 << 20));
            for (var megabyte = 0; megabyte < megabytes; megabyte++)
                entry.Write(blanks);
        }

        return buffer.ToArray();
    }

    // Each entry of the directory (APPNOTE 4.3.12) has the offset of its header at 42; all are given that of the last.
    private static byte[] Overlapping(int count)
    {
        var file = SmallPackage.Of([.. Parts(Paragraph("x")), .. Enumerable.Range(0, count).Select(number => ($"word/a{number:0000}.xml", Bytes(Body(Paragraph("x")))))]);
        var (entry, offsets) = (0, new List<int>());
        for (var at = 0; (entry = file.AsSpan(at).IndexOf("PK\x01\x02"u8)) >= 0; at += entry + 4)
            offsets.Add(at + entry + 42);
        var last = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offsets[^1]));
        foreach (var offset in offsets.TakeLast(count))
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset), last);
        return file;
    }

    // The size stands at 24 in each entry of the directory and at 22 in the header before the data.
    private static byte[] LyingSize(byte[] file, uint size)
    {
        var entry = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var header = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry + 42));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(entry + 24), size);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(header + 22), size);
        return file;
    }
}
