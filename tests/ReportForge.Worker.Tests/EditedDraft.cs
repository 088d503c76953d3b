using System.IO.Compression;
using System.Text;

namespace ReportForge.Worker.Tests;

/// <summary>A draft as somebody has edited it in Word.</summary>
internal static class EditedDraft
{
    /// <summary>What the person typed.</summary>
    public const string Typed = "(ghi tay của văn phòng)";

    /// <summary>The draft with words typed at the end of a paragraph of the body; without its origin as a program leaves it that drops what it does not know.</summary>
    public static byte[] Of(byte[] draft, bool withoutOrigin = false)
    {
        using var buffer = new MemoryStream();
        buffer.Write(draft);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var main = Read(archive.GetEntry("word/document.xml").ShouldNotBeNull());
            var at = main.IndexOf("</w:p>", main.IndexOf("I. ", StringComparison.Ordinal), StringComparison.Ordinal);
            Write(archive, "word/document.xml", main.Insert(at, $"<w:r><w:t xml:space=\"preserve\"> {Typed}</w:t></w:r>"));
            if (withoutOrigin)
            {
                foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("customXml/", StringComparison.Ordinal)).ToList())
                    entry.Delete();
                var relations = Read(archive.GetEntry("word/_rels/document.xml.rels").ShouldNotBeNull());
                Write(archive, "word/_rels/document.xml.rels", System.Text.RegularExpressions.Regex.Replace(relations, "<Relationship [^>]*customXml[^>]*/>", ""));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A document with another text of its main part.</summary>
    public static byte[] WithMainPart(byte[] docx, Func<string, string> change)
    {
        using var buffer = new MemoryStream();
        buffer.Write(docx);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
            Write(archive, "word/document.xml", change(Read(archive.GetEntry("word/document.xml").ShouldNotBeNull())));
        return buffer.ToArray();
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        archive.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text);
    }

    public static string MainPart(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        return Read(archive.GetEntry("word/document.xml").ShouldNotBeNull());
    }

    public static string TextOf(byte[] docx) => System.Text.RegularExpressions.Regex.Replace(MainPart(docx), "<[^>]+>", "").Replace('\u00A0', ' ');
}
