using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>A draft in a person's hands: its body, paragraph by paragraph, each with a mark by which a result knows it again.</summary>
internal sealed class TypedReport
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XName Mark = W + "rsidP";
    private readonly OpcPackage _package;

    public TypedReport(ReadOnlyMemory<byte> draft)
    {
        _package = EditedDocument.Open(draft);
        Root = RootOf(_package);
        Paragraphs = [.. Root.Descendants(W + "p").Select((element, number) => new TypedParagraph(element, number))];
    }

    public XElement Root { get; }

    public XElement Body => Root.Element(W + "body") ?? throw new InvalidOperationException("The document has no body.");

    /// <summary>All paragraphs in no order; of those that were deleted the element stands nowhere.</summary>
    public List<TypedParagraph> Paragraphs { get; }

    /// <summary>Everything that was typed and must be found again, each once.</summary>
    public List<string> Words { get; } = [];

    public List<string> Log { get; } = [];

    public List<TypedParagraph> Present() => Paragraphs.FindAll(paragraph => paragraph.Element.Parent is not null
        && paragraph.Element.AncestorsAndSelf().Last() == Root);

    /// <summary>A word that stands nowhere else.</summary>
    public string NewWord()
    {
        var word = $"chữ{Words.Count + 1}x";
        Words.Add(word);
        return word;
    }

    public ReadOnlyMemory<byte> Save()
    {
        for (var at = 0; at < Paragraphs.Count; at++)
            Paragraphs[at].Element.SetAttributeValue(Mark, (at + 1).ToString("X8", CultureInfo.InvariantCulture));
        return With(_package, Root);
    }

    /// <summary>The texts of a result by the marks of its paragraphs; what has none is new.</summary>
    public static List<(int? Paragraph, string Text)> Read(ReadOnlyMemory<byte> document) =>
    [
        .. RootOf(EditedDocument.Open(document)).Descendants(W + "p").Select(element => (
            (string?)element.Attribute(Mark) is { } mark ? int.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1
                : (int?)null,
            TypedParagraph.TextOf(element))),
    ];

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

    public static XElement RootOf(OpcPackage package) =>
        XDocument.Parse(Encoding.UTF8.GetString((package.MainDocument?.Bytes ?? default).Span), LoadOptions.PreserveWhitespace).Root
        ?? throw new InvalidOperationException("The document has no root.");
}
