using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using ReportForge.Data;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Drafting;

/// <summary>
/// What made a document, as its custom XML part says it: kind, template, report, and the seal by which it is known whether
/// somebody has changed the document since. A draft, which stays in the office, also carries its data, but never what its author
/// noted for himself; an issued document, which goes to strangers, carries hashes only. Nothing in it depends on the day or the machine.
/// </summary>
internal sealed record ReportOrigin(string State, string KindId, Value Data)
{
    public const string Namespace = "urn:reportforge:origin:1";

    public const string DraftState = "draft";

    public const string IssuedState = "issued";

    /// <summary>The part of a report is a little shorter.</summary>
    private const int FirstLength = 32 * 1024;

    private const string NoteToOneself = "comment";

    private static readonly string? Version = typeof(ReportOrigin).Assembly.GetName().Version?.ToString(3);

    private static readonly SearchValues<byte> Escaped = SearchValues.Create("&<>"u8);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    public static ReportOrigin Draft(ReportKind kind, ReportData data) => new(DraftState, kind.Id, WithoutNotes(data.Root));

    public static ReportOrigin Issued(ReportKind kind, ReportData data) => new(IssuedState, kind.Id, WithoutNotes(data.Root));

    /// <param name="templateHash">The hash of the template.</param>
    /// <param name="seal">The seal of all other parts of the document.</param>
    public byte[] Xml(string templateHash, string seal)
    {
        using var stream = new MemoryStream(FirstLength);
        using (var xml = XmlWriter.Create(stream, Settings))
            Write(xml, stream, templateHash, seal);
        return stream.ToArray();
    }

    private void Write(XmlWriter xml, MemoryStream stream, string templateHash, string seal)
    {
        var data = JsonText.Write(Data);
        xml.WriteStartElement("report", Namespace);
        xml.WriteAttributeString("state", State);
        xml.WriteAttributeString("kind", KindId);
        xml.WriteAttributeString("report", ReportIdentity.Of(Data));
        xml.WriteAttributeString("template", templateHash);
        xml.WriteAttributeString("data", Convert.ToHexStringLower(SHA256.HashData(data)));
        xml.WriteAttributeString("version", Version);
        xml.WriteAttributeString("seal", seal);
        if (State == DraftState)
        {
            xml.WriteStartElement("data");
            WriteText(xml, stream, data);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static Value WithoutNotes(Value data)
    {
        if (data.AsObject() is not { } all || !all.TryGet(NoteToOneself, out _))
            return data;
        var kept = new DataObject();
        foreach (var (name, value) in all.Members.Where(member => member.Key != NoteToOneself))
            kept.Set(name, value);
        return Value.From(kept);
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
