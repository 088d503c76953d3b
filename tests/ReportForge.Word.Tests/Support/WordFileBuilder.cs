using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReportForge.Tests;

namespace ReportForge.Word.Tests.Support;

/// <summary>Makes a Word file from readable markup: only what a case names is in it.</summary>
internal sealed class WordFileBuilder
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" mc:Ignorable=\"w14\"";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The smallest pictures, one dot each, by the shade that a case names; grey where it names none.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> Dots = new Dictionary<string, byte[]>
    {
        ["grey"] = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
        ["white"] = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="),
    };

    private static readonly byte[] DesignedWorkbook = Workbooks.Of("Design", [["", "Design"], ["A", "123456"]]);

    private readonly List<(string Name, byte[] Bytes)> _entries = [];
    private readonly StringBuilder _types = new();
    private readonly StringBuilder _links = new();
    private readonly StringBuilder _rootLinks = new();
    private string _form = "document";

    public static byte[] Build(IEnumerable<CaseSection> sections)
    {
        var builder = new WordFileBuilder();
        foreach (var section in sections)
            builder.Add(section);
        return builder.Zip();
    }

    private void Add(CaseSection section)
    {
        switch (section.Name)
        {
            case "document":
                AddPart("word/document.xml", Word + "document.main+xml", Root("w:document", $"<w:body>{section.Text}</w:body>"));
                break;
            case "styles" or "numbering" or "footnotes" or "endnotes" or "comments" or "settings":
                AddRelated(section.Name, section.Name, Root($"w:{section.Name}", section.Text));
                break;
            case var header when header.StartsWith("header", StringComparison.Ordinal):
                AddRelated(header, "header", Root("w:hdr", section.Text));
                break;
            case var footer when footer.StartsWith("footer", StringComparison.Ordinal):
                AddRelated(footer, "footer", Root("w:ftr", section.Text));
                break;
            case "core" or "app" or "custom":
                AddProperties(section.Name, section.Text);
                break;
            case var chart when chart.StartsWith("chart", StringComparison.Ordinal):
                AddChart(chart.Split(' ')[0], chart.Split(' ')[^1], section.Text);
                break;
            case "store":
                AddStore(section.Text);
                break;
            case "links":
                AddLinks(section.Text, _links);
                break;
            case var links when links.StartsWith("links ", StringComparison.Ordinal):
                AddLinksOf(links["links ".Length..], section.Text);
                break;
            case "package":
                _form = section.Text;
                break;
            default:
                throw new ArgumentException($"Unknown section {section.Name}");
        }
    }

    private static string Root(string name, string content) =>
        Compact($"<{name} {Namespaces}>{content}</{name}>");

    // The three parts of properties: those that every package may have, those of Office, those that the author has named.
    private void AddProperties(string name, string content)
    {
        const string schemas = "http://schemas.openxmlformats.org/";
        var (type, link, root) = name switch
        {
            "core" => (
                "application/vnd.openxmlformats-package.core-properties+xml",
                schemas + "package/2006/relationships/metadata/core-properties",
                $"cp:coreProperties xmlns:cp=\"{schemas}package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                + "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""),
            "app" => ("application/vnd.openxmlformats-officedocument.extended-properties+xml", Office + "extended-properties", PropertiesOf("extended-properties")),
            _ => ("application/vnd.openxmlformats-officedocument.custom-properties+xml", Office + "custom-properties", PropertiesOf("custom-properties")),
        };
        AddPart($"docProps/{name}.xml", type, Compact($"<{root}>{content}</{root.Split(' ')[0]}>"));
        _rootLinks.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{name}\" Type=\"{link}\" Target=\"docProps/{name}.xml\"/>");

        static string PropertiesOf(string kind) =>
            $"Properties xmlns=\"{schemas}officeDocument/2006/{kind}\" xmlns:vt=\"{schemas}officeDocument/2006/docPropsVTypes\"";
    }

    // The custom XML in which Word keeps the fields of its cover pages.
    private void AddStore(string text)
    {
        const string id = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}";
        const string xmlns = "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"";
        _entries.Add(("customXml/item1.xml", Encoding.UTF8.GetBytes(text)));
        AddPart("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", $"<ds:datastoreItem ds:itemID=\"{id}\" {xmlns}><ds:schemaRefs/></ds:datastoreItem>");
        _entries.Add(("customXml/_rels/item1.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>")));
        _links.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"store\" Type=\"{Office}customXml\" Target=\"../customXml/item1.xml\"/>");
    }

    /// <summary>Takes the indentation out that makes a case readable; text keeps its blanks.</summary>
    private static string Compact(string markup)
    {
        var root = XElement.Parse(markup, LoadOptions.PreserveWhitespace);
        foreach (var text in root.DescendantNodes().OfType<XText>().Where(text => string.IsNullOrWhiteSpace(text.Value) && text.Parent?.HasElements == true).ToList())
            text.Remove();
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private void AddRelated(string name, string type, string markup)
    {
        AddPart($"word/{name}.xml", $"{Word}{type}+xml", markup);
        _links.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{name}\" Type=\"{Office}{type}\" Target=\"{name}.xml\"/>");
    }

    private void AddPart(string name, string type, string markup)
    {
        _entries.Add((name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + markup)));
        _types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/{name}\" ContentType=\"{type}\"/>");
    }

    // The workbook has figures that nobody should see again. "chart2 chart1" is a chart with the workbook of another,
    // "chart1 none" one without.
    private void AddChart(string name, string workbook, string text)
    {
        const string sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var data = workbook == "none" ? "" : "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>";
        AddPart($"word/charts/{name}.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", Root("c:chartSpace", text + data).Replace(" mc:Ignorable=\"w14\"", "", StringComparison.Ordinal));
        _links.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{name}\" Type=\"{Office}chart\" Target=\"charts/{name}.xml\"/>");
        if (data.Length > 0)
            _entries.Add(($"word/charts/_rels/{name}.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}package\" Target=\"../embeddings/{workbook}.xlsx\"/></Relationships>")));
        if (name != workbook)
            return;
        _entries.Add(($"word/embeddings/{name}.xlsx", DesignedWorkbook));
        _types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/word/embeddings/{name}.xlsx\" ContentType=\"{sheet}\"/>");
    }

    // A line a link: id, kind, target; a target with a scheme is external, a picture is made, of the shade that stands behind.
    private void AddLinks(string text, StringBuilder links)
    {
        foreach (var words in text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length >= 3))
        {
            var isExternal = words[2].Contains(':');
            links.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{words[0]}\" Type=\"{Office}{words[1]}\" Target=\"{words[2]}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>");
            if (words[1] == "image" && !isExternal)
                _entries.Add(("word/" + words[2], Dots[words.Length > 3 ? words[3] : "grey"]));
        }
    }

    private void AddLinksOf(string part, string text)
    {
        var links = new StringBuilder();
        AddLinks(text, links);
        _entries.Add(($"word/_rels/{part}.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>")));
    }

    private byte[] Zip()
    {
        // A file with a password is no package: Word puts the encrypted one into a compound file ([MS-OFFCRYPTO] §2.3).
        if (_form == "password")
            return [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];
        const string xmlns = "http://schemas.openxmlformats.org/package/2006/";
        var types = $"<Types xmlns=\"{xmlns}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{_types}</Types>";
        var root = $"<Relationships xmlns=\"{xmlns}relationships\"><Relationship Id=\"main\" Type=\"{Office}officeDocument\" Target=\"word/document.xml\"/>{_rootLinks}</Relationships>";
        return SmallPackage.Of(
        [
            ("[Content_Types].xml", Encoding.UTF8.GetBytes(TypesIn(types))),
            ("_rels/.rels", Encoding.UTF8.GetBytes(RootLinksIn(root))),
            .. _links.Length > 0 ? [("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{xmlns}relationships\">{_links}</Relationships>"))] : Array.Empty<(string, byte[])>(),
            .. _entries,
        ]);
    }

    private string TypesIn(string types) => _form switch
    {
        "macros" => types.Replace(Word + "document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal),
        "workbook" => types.Replace(Word + "document.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", StringComparison.Ordinal),
        "template" => types.Replace("document.main+xml", "template.main+xml", StringComparison.Ordinal),
        _ => types,
    };

    private string RootLinksIn(string links) => _form switch
    {
        "strict" => links.Replace(Office + "officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", StringComparison.Ordinal),
        "signed" => links.Replace("</Relationships>", "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\" Target=\"word/document.xml\"/></Relationships>", StringComparison.Ordinal),
        _ => links,
    };
}
