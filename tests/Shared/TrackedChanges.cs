using System.Buffers;
using System.Text;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Tests;

/// <summary>What Word does when somebody accepts or rejects all changes of one author.</summary>
internal static class TrackedChanges
{
    private const string Author = "ReportForge";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static ReadOnlyMemory<byte> Accept(ReadOnlyMemory<byte> document) => Settle(document, kept: "ins", gone: "del");

    public static ReadOnlyMemory<byte> Reject(ReadOnlyMemory<byte> document) => Settle(document, kept: "del", gone: "ins");

    private static ReadOnlyMemory<byte> Settle(ReadOnlyMemory<byte> document, string kept, string gone)
    {
        var package = PackageReader.Read("theo-doi.docx",
            document).Package ?? throw new InvalidOperationException("The result cannot be read.");
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        foreach (var part in package.Parts)
        {
            if (part.ContentType.Contains("wordprocessingml", StringComparison.Ordinal))
                writer.Add(part.Name, Encoding.UTF8.GetBytes(Settle(Load(part), kept, gone).ToString(SaveOptions.DisableFormatting)));
            else
                writer.Copy(part);
        }

        writer.Finish();
        return output.WrittenMemory;
    }

    private static XElement Load(PackagePart part) =>
        XDocument.Parse(Encoding.UTF8.GetString(part.Bytes.Span), LoadOptions.PreserveWhitespace).Root
        ?? throw new InvalidOperationException(part.Name);

    private static XElement Settle(XElement root, string kept, string gone)
    {
        bool IsOurs(XElement element) => element.Attribute(W + "author")?.Value == Author;
        root.Descendants(W + "tr").Where(row => row.Element(W + "trPr")?.Elements(W + gone).Any(IsOurs) == true).Remove();
        root.Descendants(W + "p")
            .Where(paragraph => paragraph.Element(W + "pPr")?.Element(W + "rPr")?.Elements(W + gone).Any(IsOurs) == true).Remove();
        root.Descendants(W + gone).Where(IsOurs).Remove();
        foreach (var wrapper in root.Descendants(W + kept).Where(IsOurs).ToList())
            wrapper.ReplaceWith(wrapper.Nodes());
        foreach (var text in root.Descendants(W + "delText").Where(text => !text.Ancestors(W + "del").Any()).ToList())
            text.Name = W + "t";
        return root;
    }
}
