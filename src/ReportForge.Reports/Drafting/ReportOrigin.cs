using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Xml;
using ReportForge.Language;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Drafting;

/// <summary>Errors in spite of which a report was issued, and why.</summary>
internal sealed record IssueOverride(string Reason, ImmutableArray<string> Codes);

/// <summary>
/// What made a document, as its custom XML part says it: kind, template, data, and on whose word errors were passed over.
/// Nothing in it depends on the day or the machine.
/// </summary>
internal sealed record ReportOrigin(string State, string KindId, Value Data)
{
    public const string Namespace = "urn:reportforge:origin:1";

    private static readonly string? Version = typeof(ReportOrigin).Assembly.GetName().Version?.ToString(3);

    private static readonly SearchValues<byte> Escaped = SearchValues.Create("&<>"u8);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    public IssueOverride? Override { get; init; }

    public static ReportOrigin Draft(ReportKind kind, ReportData data) => new("draft", kind.Id, data.Root);

    public static ReportOrigin Issued(ReportKind kind, ReportData data) => new("issued", kind.Id, data.Root);

    public byte[] Xml(string templateHash)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
            Write(xml, stream, templateHash);
        return stream.ToArray();
    }

    private void Write(XmlWriter xml, MemoryStream stream, string templateHash)
    {
        xml.WriteStartElement("report", Namespace);
        xml.WriteAttributeString("state", State);
        xml.WriteAttributeString("kind", KindId);
        xml.WriteAttributeString("template", templateHash);
        xml.WriteAttributeString("version", Version);
        if (Override is { } passedOver)
        {
            xml.WriteStartElement("override");
            xml.WriteAttributeString("codes", string.Join(' ', passedOver.Codes));
            xml.WriteString(passedOver.Reason);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("data");
        WriteText(xml, stream, JsonText.Write(Data));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // The data is most of the part: it goes from UTF-8 to UTF-8. Characters that XML does not have are left to the writer.
    private static void WriteText(XmlWriter xml, MemoryStream stream, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\uFFFE"u8) >= 0 || utf8.IndexOf("\uFFFF"u8) >= 0 || utf8.Contains((byte)'\r'))
        {
            xml.WriteString(Encoding.UTF8.GetString(utf8));
            return;
        }

        xml.WriteString("");
        xml.Flush();
        while (utf8.IndexOfAny(Escaped) is >= 0 and var at)
        {
            stream.Write(utf8[..at]);
            stream.Write(utf8[at] switch { (byte)'&' => "&amp;"u8, (byte)'<' => "&lt;"u8, _ => "&gt;"u8 });
            utf8 = utf8[(at + 1)..];
        }

        stream.Write(utf8);
    }
}
