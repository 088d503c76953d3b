using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Regenerating;

/// <summary>A Word file as a person leaves it, written without the code under test.</summary>
internal static partial class EditedFile
{
    private const string Main = "word/document.xml";

    /// <summary>The document with words behind its last paragraph that has any.</summary>
    public static byte[] Append(byte[] document, string words) => With(document, text =>
    {
        var at = text.LastIndexOf("</w:t>", StringComparison.Ordinal);
        return text.Insert(at, words);
    });

    /// <summary>The document with one text in the place of another.</summary>
    public static byte[] Replace(byte[] document, string old, string now) =>
        With(document, text => text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, now, StringComparison.Ordinal)
            : throw new ArgumentException($"The document does not say “{old}”."));

    /// <summary>The document without what says what made it, as when it went through another format.</summary>
    public static byte[] WithoutOrigin(byte[] document)
    {
        using var stream = Open(document, out var archive);
        using (archive)
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("customXml/", StringComparison.Ordinal)).ToList())
                entry.Delete();
            var relationships = archive.GetEntry("word/_rels/document.xml.rels");
            Write(archive, relationships, text => CustomXml().Replace(text, ""));
        }

        return stream.ToArray();
    }

    /// <summary>The document with a digital signature: the parts that Word adds and that tell of one, the signature itself made up.</summary>
    public static byte[] Signed(byte[] document)
    {
        using var stream = Open(document, out var archive);
        using (archive)
        {
            Write(archive, archive.GetEntry("[Content_Types].xml"), text => text.Replace("</Types>",
                "<Default Extension=\"sigs\" ContentType=\"application/vnd.openxmlformats-package.digital-signature-origin\"/>"
                + "<Override PartName=\"/_xmlsignatures/sig1.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml\"/></Types>", StringComparison.Ordinal));
            Write(archive, archive.GetEntry("_rels/.rels"), text => text.Replace("</Relationships>", "<Relationship Id=\"rIdSig\" "
                + "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\" "
                + "Target=\"_xmlsignatures/origin.sigs\"/></Relationships>", StringComparison.Ordinal));
            archive.CreateEntry("_xmlsignatures/origin.sigs").Open().Dispose();
            Add(archive, "_xmlsignatures/_rels/origin.sigs.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature\" Target=\"sig1.xml\"/></Relationships>");
            Add(archive, "_xmlsignatures/sig1.xml",
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/><SignatureValue>AAAA</SignatureValue></Signature>");
        }

        return stream.ToArray();
    }

    public static string TextOf(byte[] document)
    {
        using var archive = new ZipArchive(new MemoryStream(document));
        return string.Concat(Text().Matches(Read(archive.GetEntry(Main))).Select(match => match.Groups[1].Value));
    }

    private static byte[] With(byte[] document, Func<string, string> edit)
    {
        using var stream = Open(document, out var archive);
        using (archive)
            Write(archive, archive.GetEntry(Main), edit);
        return stream.ToArray();
    }

    private static MemoryStream Open(byte[] document, out ZipArchive archive)
    {
        var stream = new MemoryStream();
        stream.Write(document);
        archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
        return stream;
    }

    private static void Write(ZipArchive archive, ZipArchiveEntry? entry, Func<string, string> edit)
    {
        var text = edit(Read(entry));
        var name = entry.ShouldNotBeNull().FullName;
        entry.Delete();
        Add(archive, name, text);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static string Read(ZipArchiveEntry? entry)
    {
        using var reader = new StreamReader(entry.ShouldNotBeNull().Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("<w:t(?: [^>]*)?>([^<]*)</w:t>")]
    private static partial Regex Text();

    [GeneratedRegex("<Relationship [^>]*customXml[^>]*/>")]
    private static partial Regex CustomXml();
}
