using System.Globalization;
using System.Text;
using System.Xml;
using ReportForge.Reports.Documents;

namespace ReportForge.Reports.Tests.Documents;

/// <summary>The walk over markup goes where the XML reader of the platform goes.</summary>
public sealed class WordMarkupTests
{
    private const string Declared = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"urn:a\"";

    [Theory]
    [InlineData("<w:p/>")]
    [InlineData("<w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p>")]
    [InlineData("<w:t xml:space=\"preserve\"> </w:t>")]
    [InlineData("<w:t>A &amp; B &lt;C&gt; &quot;D&quot; &apos;E&apos; &#272; &#x110; &#x1F600;</w:t>")]
    [InlineData("<w:t>dòng\r\nmột\rhai\n</w:t>")]
    [InlineData("<w:t>trước<!-- <w:t> > --><![CDATA[<w:b/> &amp; ]]>sau</w:t>")]
    [InlineData("<?mục <w:p> ?><w:tbl ><w:tr\n><w:tc /></w:tr ></w:tbl >")]
    [InlineData("<w:pStyle w:val = 'a>b&amp;\"c\"' /><w:pStyle a:val=\"no\" w:val=\"A1\"/>")]
    [InlineData("<a:p><a:t>khác</a:t><w:b w:val=\"0\"/></a:p>")]
    [InlineData("<w:noBreakHyphen/><w:sdt><w:sdtContent/></w:sdt><w:trPr><w:cantSplit/></w:trPr>")]
    public void It_sees_what_the_xml_reader_sees(string inside)
    {
        var part = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:body {Declared}>{inside}</w:body>";

        Seen(part).ShouldBe(SeenByXmlReader(part));
    }

    [Theory]
    [InlineData("<w:p>")]
    [InlineData("</w:p>")]
    [InlineData("<w:p")]
    [InlineData("<w:p w:val=\"a>")]
    [InlineData("<!DOCTYPE p><w:p/>")]
    [InlineData("<w:t>&unknown;</w:t>")]
    [InlineData("<w:t>&amp</w:t>")]
    [InlineData("<!-- ")]
    public void What_is_no_markup_is_refused(string part) => Should.Throw<XmlException>(() => Seen(part));

    private static string[] Seen(string part)
    {
        var seen = new List<string>();
        var markup = new WordMarkup(Encoding.UTF8.GetBytes(part));
        while (markup.Read())
        {
            if (markup.Node == MarkupNode.Start && markup.Name.Length > 0)
                seen.Add(Line(markup.Depth, $"<{markup.Name} {markup.Attribute("w:val"u8)}{(markup.IsEmpty ? "/" : "")}"));
            else if (markup.Node == MarkupNode.Text)
                seen.Add(Line(markup.Depth, markup.Text));
        }

        return Joined(seen);
    }

    private static string[] SeenByXmlReader(string part)
    {
        var seen = new List<string>();
        using var xml = XmlReader.Create(new StringReader(part), new XmlReaderSettings { IgnoreComments = true, IgnoreProcessingInstructions = true });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Prefix == "w")
                seen.Add(Line(xml.Depth, $"<{xml.LocalName} {xml.GetAttribute("w:val")}{(xml.IsEmptyElement ? "/" : "")}"));
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                seen.Add(Line(xml.Depth, xml.Value));
        }

        return Joined(seen);
    }

    private static string Line(int depth, string what) => string.Create(CultureInfo.InvariantCulture, $"{depth}:{what}");

    // Either reader may give a text in several pieces.
    private static string[] Joined(List<string> lines)
    {
        var joined = new List<string>();
        foreach (var line in lines)
        {
            var depth = line[..(line.IndexOf(':') + 1)];
            if (joined.Count > 0 && !line.Contains('<') && !joined[^1].StartsWith(depth + "<", StringComparison.Ordinal) && joined[^1].StartsWith(depth, StringComparison.Ordinal))
                joined[^1] += line[depth.Length..];
            else
                joined.Add(line);
        }

        return [.. joined];
    }
}
