using System.Buffers;
using System.Text;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>
/// The paragraphs of a document, and the same document with some of them edited as a person would; without the code under test.
/// </summary>
internal static class EditedDocument
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static List<string> Texts(ReadOnlyMemory<byte> document) => [.. Root(Open(document)).Descendants(W + "p").Select(TypedParagraph.TextOf)];

    /// <summary>The texts of its table rows, a line each.</summary>
    public static List<string> Rows(ReadOnlyMemory<byte> document) =>
        [.. Root(Open(document)).Descendants(W + "tr").Select(row => RowText(row.Descendants(W + "p").Select(TypedParagraph.TextOf)))];

    /// <summary>A table row of these paragraphs in one line.</summary>
    public static string RowText(IEnumerable<string> paragraphs) => string.Join(" | ", paragraphs);

    /// <summary>Puts words behind the text of paragraphs; what each gets is asked for by number and text.</summary>
    public static ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> document, Func<int, string, string?> words)
    {
        var package = Open(document);
        var root = Root(package);
        var number = 0;
        foreach (var paragraph in root.Descendants(W + "p"))
        {
            if (words(number++, TypedParagraph.TextOf(paragraph)) is { } added && paragraph.Descendants(W + "t").LastOrDefault() is { } last)
            {
                last.Value += added;
                last.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            }
        }

        return With(package, root);
    }

    /// <summary>The document with another main part.</summary>
    public static ReadOnlyMemory<byte> With(OpcPackage package, XElement root)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        foreach (var part in package.Parts)
        {
            if (part.Name == "/word/document.xml")
                writer.Add(part.Name, Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
            else
                writer.Copy(part);
        }

        writer.Finish();
        return output.WrittenMemory;
    }

    public static OpcPackage Open(ReadOnlyMemory<byte> document) =>
        PackageReader.Read("bao-cao.docx", document).Package ?? throw new InvalidOperationException("The document cannot be read.");

    /// <summary>The main part.</summary>
    public static XElement Root(OpcPackage package) =>
        XDocument.Parse(Encoding.UTF8.GetString((package.MainDocument?.Bytes ?? default).Span), LoadOptions.PreserveWhitespace).Root
        ?? throw new InvalidOperationException("The document has no root.");
}
