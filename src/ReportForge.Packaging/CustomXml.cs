using System.Xml;

namespace ReportForge.Packaging;

/// <summary>Custom XML parts: data that a document carries beside its text.</summary>
public static class CustomXml
{
    public const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The first custom XML part whose root element is of a namespace; null when there is none.</summary>
    public static PackagePart? Find(OpcPackage package, string rootNamespace)
    {
        ArgumentNullException.ThrowIfNull(package);
        return package.Parts.FirstOrDefault(part =>
            part.Name.StartsWith("/customXml/", StringComparison.OrdinalIgnoreCase)
            && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            && RootNamespace(part) == rootNamespace);
    }

    private static string? RootNamespace(PackagePart part)
    {
        try
        {
            using var stream = new MemoryStream(part.Bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.NamespaceURI : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
