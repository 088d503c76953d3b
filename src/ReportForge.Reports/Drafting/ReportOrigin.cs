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

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    public IssueOverride? Override { get; init; }

    public static ReportOrigin Draft(ReportKind kind, ReportData data) => new("draft", kind.Id, data.Root);

    public static ReportOrigin Issued(ReportKind kind, ReportData data) => new("issued", kind.Id, data.Root);

    public byte[] Xml(string templateHash)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
            Write(xml, templateHash);
        return stream.ToArray();
    }

    private void Write(XmlWriter xml, string templateHash)
    {
        xml.WriteStartElement("report", Namespace);
        xml.WriteAttributeString("state", State);
        xml.WriteAttributeString("kind", KindId);
        xml.WriteAttributeString("template", templateHash);
        xml.WriteAttributeString("version", typeof(ReportOrigin).Assembly.GetName().Version?.ToString(3));
        if (Override is { } passedOver)
        {
            xml.WriteStartElement("override");
            xml.WriteAttributeString("codes", string.Join(' ', passedOver.Codes));
            xml.WriteString(passedOver.Reason);
            xml.WriteEndElement();
        }

        xml.WriteElementString("data", Encoding.UTF8.GetString(JsonText.Write(Data)));
        xml.WriteEndElement();
    }
}
