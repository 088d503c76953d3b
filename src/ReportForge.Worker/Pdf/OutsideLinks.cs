using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Worker.Pdf;

/// <summary>
/// What in a document leads out of it. A program that lays a document out would fetch it: a page of the network, or a file of
/// this machine that its reader may not see. Settings that name templates and sources of mail merges show nowhere and are cut;
/// what shows in the document refuses it, for its PDF would lack something.
/// </summary>
internal static class OutsideLinks
{
    private const string SettingsType = "settings+xml";
    private const string Nowhere = "about:blank";
    private const string WordNamespaceEnding = "/wordprocessingml/main";
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string DrawingNamespace = "urn:schemas-microsoft-com:vml";

    // Fields of Word that bring in what lies elsewhere (ECMA-376 §17.16.5; DATABASE, DDE and RD are older).
    private static readonly FrozenSet<string> FetchingFields = FrozenSet.ToFrozenSet(
        ["INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> EndsOfWord = SearchValues.Create(" \t\r\n\\\"\u00a0");

    private static readonly FrozenSet<string> FetchingShapes = FrozenSet
        .ToFrozenSet(["imagedata", "fill", "stroke", "image"], StringComparer.Ordinal);
    private static readonly SearchValues<char> PartsOfAddress = SearchValues.Create(":/\\");
    private static readonly FrozenSet<string> Addresses = FrozenSet.ToFrozenSet(["src", "href", "althref"], StringComparer.Ordinal);

    /// <summary>The document without what is cut, or the finding why no PDF is made of it.</summary>
    public static (ReadOnlyMemory<byte> Document, Finding? Finding) Without(string name, byte[] bytes)
    {
        var read = PackageReader.Read(name, bytes);
        if (read.Package is not { } package)
            return (default, read.Findings.First(finding => finding.IsError));
        var cut = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in package.Parts.Select(part => part.Name).Prepend("/"))
        {
            foreach (var relationship in package.RelationshipsOf(source).Where(Leads))
            {
                if (!package.ContentTypeOf(source).EndsWith(SettingsType, StringComparison.OrdinalIgnoreCase))
                    return (default, PdfFindings.LeadsOutside(name, relationship.IsExternal ? relationship.Target : relationship.Kind));
                cut.Add(source);
            }
        }

        foreach (var part in package.Parts.Where(part => part.ContentType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)))
        {
            if (SafeXml.Check(name, part.Name, part.Bytes) is { } broken)
                return (default, broken);
            if (FetchedBy(part) is { } fetched)
                return (default, PdfFindings.LeadsOutside(name, fetched));
        }

        return (cut.Count == 0 ? bytes : Cut(package, cut), null);
    }

    // A hyperlink is only followed by who clicks on it; a chunk of another format is read with the links of that format.
    private static bool Leads(PackageRelationship relationship) =>
        relationship.IsExternal ? relationship.Kind != "hyperlink" : relationship.Kind == "aFChunk";

    private static string? FetchedBy(PackagePart part)
    {
        var codes = new Stack<StringBuilder>();
        codes.Push(new StringBuilder());
        using var reader = SafeXml.OpenChecked(part.Bytes);
        var isCode = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                isCode = IsWord(reader) && reader.LocalName == "instrText";
                if (Fetched(reader, codes) is { } fetched)
                    return fetched;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA
                && isCode)
            {
                codes.Peek().Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                isCode = false;
            }
        }

        return codes.Select(code => FetchingField(code.ToString())).FirstOrDefault(field => field is not null);
    }

    private static string? Fetched(XmlReader reader, Stack<StringBuilder> codes)
    {
        if (reader.NamespaceURI == DrawingNamespace)
            return FetchingShapes.Contains(reader.LocalName) ? AddressOf(reader) : null;
        if (!IsWord(reader))
            return null;
        if (reader.LocalName == "fldSimple")
            return FetchingField(Attribute(reader, "instr"));
        if (reader.LocalName != "fldChar")
            return null;
        if (Attribute(reader, "fldCharType") == "begin")
        {
            codes.Push(new StringBuilder());
            return null;
        }

        var field = FetchingField(codes.Peek().ToString());
        if (Attribute(reader, "fldCharType") == "end" && codes.Count > 1)
            codes.Pop();
        return field;
    }

    private static string? FetchingField(string code)
    {
        var text = code.AsSpan().TrimStart();
        var end = text.IndexOfAny(EndsOfWord);
        var word = (end < 0 ? text : text[..end]).ToString();
        return FetchingFields.Contains(word) ? word : null;
    }

    // An empty one and one within the package (src="rId1" of old writers has no such sign) lead nowhere.
    private static string? AddressOf(XmlReader reader)
    {
        string? address = null;
        for (var at = 0; at < reader.AttributeCount && address is null; at++)
        {
            reader.MoveToAttribute(at);
            if (Addresses.Contains(reader.LocalName) && reader.Value.AsSpan().IndexOfAny(PartsOfAddress) >= 0)
                address = reader.Value;
        }

        reader.MoveToElement();
        return address;
    }

    private static string Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI)
        ?? reader.GetAttribute(name)
        ?? "";

    private static bool IsWord(XmlReader reader) =>
        reader.NamespaceURI == WordNamespace || reader.NamespaceURI.EndsWith(WordNamespaceEnding, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Cut(OpcPackage package, HashSet<string> sources)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(output);
        foreach (var part in package.Parts)
        {
            if (sources.Any(source => RelationshipsPartOf(source).Equals(part.Name, StringComparison.OrdinalIgnoreCase)))
                writer.Add(part.Name, LeadingNowhere(part));
            else
                writer.Copy(part);
        }

        writer.Finish();
        return output.WrittenMemory;
    }

    private static string RelationshipsPartOf(string source)
    {
        var slash = source.LastIndexOf('/') + 1;
        return $"{source[..slash]}_rels/{source[slash..]}.rels";
    }

    private static byte[] LeadingNowhere(PackagePart part)
    {
        using var reader = SafeXml.OpenChecked(part.Bytes);
        var tree = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        foreach (var row in tree.Descendants().Where(row => row.Attribute("TargetMode")?.Value == "External"))
            row.SetAttributeValue("Target", Nowhere);
        return Encoding.UTF8.GetBytes(tree.ToString(SaveOptions.DisableFormatting));
    }
}
