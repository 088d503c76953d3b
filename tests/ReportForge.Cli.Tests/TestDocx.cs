using System.IO.Compression;
using System.Text;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests;

/// <summary>The smallest Word files that a test needs.</summary>
internal static class TestDocx
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relationships = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    private const string NoRelationships = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>
        """;

    /// <summary>A document of paragraphs; each text is one run, and a <c>|</c> begins a new one.</summary>
    public static byte[] OfParagraphs(params string[] paragraphs) =>
        OfDocument($"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{string.Concat(paragraphs.Select(Paragraph))}</w:body></w:document>
            """);

    /// <summary>A package whose document part is any text.</summary>
    public static byte[] OfDocument(string documentXml) => SmallPackage.Of(
        ("[Content_Types].xml", ContentTypes),
        ("_rels/.rels", Relationships),
        ("word/document.xml", documentXml),
        ("word/_rels/document.xml.rels", NoRelationships));

    /// <summary>Changes the text of one part of a file, everywhere it stands.</summary>
    public static void Replace(string path, string part, string old, string replacement)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = archive.GetEntry(part).ShouldNotBeNull();
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
            text = reader.ReadToEnd();
        text.ShouldContain(old, Case.Sensitive);
        entry.Delete();
        Write(archive, part, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>A document part of two gigabytes of spaces in a package of a few megabytes.</summary>
    public static byte[] Bomb()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", ContentTypes);
            Write(archive, "_rels/.rels", Relationships);
            using var part = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var spaces = new byte[1 << 20];
            spaces.AsSpan().Fill((byte)' ');
            for (var megabyte = 0; megabyte < 2048; megabyte++)
                part.Write(spaces);
        }

        return buffer.ToArray();
    }

    /// <summary>The text of each paragraph of a document.</summary>
    public static IReadOnlyList<string> Texts(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        using var stream = (archive.GetEntry("word/document.xml") ?? throw new InvalidDataException("There is no document part.")).Open();
        System.Xml.Linq.XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return
        [
            .. System.Xml.Linq.XDocument.Load(stream).Descendants(w + "p").Select(paragraph => string.Concat(paragraph.Descendants()
                .Select(part => part.Name == w + "t" ? part.Value.Replace('\u00A0', ' ') : part.Name == w + "noBreakHyphen" ? "-" : ""))),
        ];
    }

    private static string Paragraph(string text) =>
        $"<w:p>{string.Concat(text.Split('|').Select(run => $"<w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(run)}</w:t></w:r>"))}</w:p>";

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
