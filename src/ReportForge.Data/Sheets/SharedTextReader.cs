using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReportForge.Data.Texts;
using ReportForge.Packaging;

namespace ReportForge.Data.Sheets;

/// <summary>Reads the texts that cells of a workbook share. Each is cleaned once, however many cells name it.</summary>
internal static class SharedTextReader
{
    public static ImmutableArray<string> Read(ReadOnlyMemory<byte> bytes, XNamespace s)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        using var xml = SafeXml.OpenChecked(bytes);
        var isAtNext = xml.Read();
        while (isAtNext && !xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && xml.NamespaceURI == s.NamespaceName)
                texts.Add(Clean(ReadText(xml, s)));
            else
                isAtNext = xml.Read();
        }

        return texts.ToImmutable();
    }

    /// <summary>The text of the runs of an element, which is passed; phonetic guides are not part of it.</summary>
    internal static string ReadText(XmlReader xml, XNamespace s)
    {
        var text = new StringBuilder();
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        var isAtNext = xml.Read();
        while (!isEmpty && isAtNext && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != s.NamespaceName)
                isAtNext = xml.Read();
            else if (xml.LocalName == "rPh")
                xml.Skip();
            else if (xml.LocalName == "t")
                text.Append(ReadContent(xml));
            else
                isAtNext = xml.Read();
        }

        if (!isEmpty && isAtNext)
            xml.Read();
        return text.ToString();
    }

    /// <summary>All text below an element, which is passed.</summary>
    internal static string ReadContent(XmlReader xml)
    {
        var content = new StringBuilder();
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        while (xml.Read() && !isEmpty && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                content.Append(xml.Value);
        }

        if (!isEmpty)
            xml.Read();
        return content.ToString();
    }

    /// <summary>Composed, with plain spaces and line feeds, without blanks at the ends.</summary>
    internal static string Clean(string text) =>
        UnicodeForm.Compose(CellText.Decode(text)).Replace("\r", "", StringComparison.Ordinal).Replace('\u00a0', ' ').Trim();
}
