using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReportForge.Conformance.Tests;

/// <summary>The good document made in other ways that print the same.</summary>
internal static partial class OtherWays
{
    private const string Body = TestDocument.Body;
    private const string Styles = "word/styles.xml";
    private static readonly XNamespace W = DocxFile.W;

    /// <summary>ISO 29500 strict: other namespaces, <c>start</c> and <c>end</c>, lengths with units.</summary>
    public static TestDocument Strict() => Strict(TestDocument.Good());

    public static TestDocument Strict(TestDocument document)
    {
        foreach (var part in document.Parts.ToList())
        {
            document[part] = document[part]
                .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal);
        }

        document[Body] = Side().Replace(document[Body], match => $"w:start=\"{match.Groups[1].Value}\" w:end=\"{match.Groups[2].Value}\"")
            .Replace("w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\"", "w:top=\"20mm\" w:right=\"15mm\" w:bottom=\"2cm\"", StringComparison.Ordinal);
        return document;
    }

    /// <summary>No style but the default: everything is direct formatting, as in documents typed by hand.</summary>
    public static TestDocument DirectFormatting() => DirectFormatting(TestDocument.Good());

    public static TestDocument DirectFormatting(TestDocument document)
    {
        var styles = XDocument.Parse(document[Styles]).Root.ShouldNotBeNull().Elements(W + "style").ToDictionary(style => (string?)style.Attribute(W + "styleId") ?? "");
        foreach (var part in document.Parts.Where(part => part == Body || part.StartsWith("word/header", StringComparison.Ordinal)).ToList())
        {
            var tree = XDocument.Parse(document[part], LoadOptions.PreserveWhitespace);
            foreach (var paragraph in tree.Descendants(W + "p"))
                MakeDirect(paragraph, styles);
            document[part] = tree.ToString(SaveOptions.DisableFormatting);
        }

        foreach (var style in styles.Where(style => (string?)style.Value.Attribute(W + "type") == "paragraph" && style.Value.Attribute(W + "default") is null))
            document[Styles] = document[Styles].Replace("w:styleId=\"" + style.Key + "\"", "w:styleId=\"Unused" + style.Key + "\"", StringComparison.Ordinal);
        return document;
    }

    /// <summary>Fonts by way of the theme.</summary>
    public static TestDocument ThemeFonts(string face) => ThemeFonts(TestDocument.Good(), face);

    public static TestDocument ThemeFonts(TestDocument document, string face) => document
        .Replace(Styles, """w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman" """.TrimEnd(), """w:ascii="Times New Roman" w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi" """.TrimEnd())
        .With("word/theme/theme1.xml", "theme", "theme+xml", $"""
            <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Văn phòng"><a:themeElements><a:fontScheme name="Văn phòng"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>
            """);

    /// <summary>"I.", "1.", "a)" and "-" as automatic numbers.</summary>
    public static TestDocument AutomaticNumbers()
    {
        var document = TestDocument.Good().With("word/numbering.xml", "numbering", "wordprocessingml.numbering+xml", """
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:abstractNum w:abstractNumId="1">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
                <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
              </w:abstractNum>
              <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
              <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
              <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
            </w:numbering>
            """);
        document[Body] = Numbered().Replace(document[Body], match =>
        {
            var (list, level) = match.Groups[3].Value[0] switch
            {
                'I' => (1, 0),
                >= '0' and <= '9' => (1, 1),
                '-' => (2, 0),
                _ => (1, 2),
            };
            return $"""<w:pStyle w:val="{match.Groups[1].Value}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>""";
        });
        return document;
    }

    /// <summary>Lines as VML strokes instead of paragraph borders.</summary>
    public static TestDocument VmlLines()
    {
        var document = TestDocument.Good();
        document[Body] = BorderLine().Replace(document[Body], match =>
        {
            var side = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var width = side switch { > 3500 => 9354, > 2500 and < 4000 => 9354, 998 => 5424, 1317 => 3498, _ => 14286 };
            string Points(int twips) => (twips / 20.0).ToString("0.##", CultureInfo.InvariantCulture) + "pt";
            return $"""<w:p><w:pPr><w:pStyle w:val="Centre"/></w:pPr><w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="{Points(side)},2pt" to="{Points(width - side)},2pt" strokecolor="black"/></w:pict></w:r></w:p>""";
        });
        return document;
    }

    /// <summary>The header block in a text box.</summary>
    public static TestDocument HeaderAsTextBox() => HeaderAsTextBox(TestDocument.Good());

    public static TestDocument HeaderAsTextBox(TestDocument document)
    {
        var table = HeaderTable().Match(document[Body]).Value;
        var paragraphs = string.Concat(OneParagraph().Matches(table).Select(match => match.Value));
        document[Body] = document[Body].Replace(table, $"""<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:460pt;height:90pt"><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>""", StringComparison.Ordinal);
        return document;
    }

    /// <summary>The header block as lines with tabs.</summary>
    public static TestDocument HeaderAsTabs()
    {
        var document = TestDocument.Good();
        var table = HeaderTable().Match(document[Body]).Value;
        static string Line(string left, string right) => $"""<w:p><w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r></w:p>""";
        document[Body] = document[Body].Replace(
            table,
            Line("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + Line("XÃ HOÀNG LƯU", "Độc lập - Tự do - Hạnh phúc") + Line("Số: 05/BC-UBND", "Hoàng Lưu, ngày 06 tháng 3 năm 2026"),
            StringComparison.Ordinal);
        return document;
    }

    private static void MakeDirect(XElement paragraph, Dictionary<string, XElement> styles)
    {
        var properties = paragraph.Element(W + "pPr");
        if ((string?)properties?.Element(W + "pStyle")?.Attribute(W + "val") is not { } id || properties is null)
            return;
        properties.Element(W + "pStyle")?.Remove();
        for (var style = styles[id]; style is not null; style = Base(style, styles))
        {
            Merge(properties, style.Element(W + "pPr"));
            foreach (var run in paragraph.Elements(W + "r"))
            {
                var runProperties = run.Element(W + "rPr");
                if (runProperties is null)
                    run.AddFirst(runProperties = new XElement(W + "rPr"));
                Merge(runProperties, style.Element(W + "rPr"));
            }
        }
    }

    private static XElement? Base(XElement style, Dictionary<string, XElement> styles) =>
        (string?)style.Element(W + "basedOn")?.Attribute(W + "val") is { } id && id != "Normal" ? styles[id] : null;

    private static void Merge(XElement near, XElement? far)
    {
        foreach (var property in far?.Elements() ?? [])
        {
            if (near.Element(property.Name) is not { } known)
                near.Add(new XElement(property));
            else
                known.Add(property.Attributes().Where(attribute => known.Attribute(attribute.Name) is null));
        }
    }

    [GeneratedRegex("w:left=\"(\\d+)\" w:right=\"(\\d+)\"")]
    private static partial Regex Side();

    [GeneratedRegex("<w:pStyle w:val=\"(Text|Heading)\"/>(<w:keepNext/>)?</w:pPr><w:r><w:t>(I{1,2}\\.|\\d\\.|[ab]\\)|-) ")]
    private static partial Regex Numbered();

    [GeneratedRegex("<w:p><w:pPr><w:pStyle w:val=\"Centre\"/><w:pBdr>(?:(?!</w:p>).)*<w:ind w:left=\"(\\d+)\" w:right=\"\\d+\"/></w:pPr></w:p>")]
    private static partial Regex BorderLine();

    [GeneratedRegex("<w:tbl>.*?</w:tbl>", RegexOptions.Singleline)]
    private static partial Regex HeaderTable();

    [GeneratedRegex("<w:p>.*?</w:p>")]
    private static partial Regex OneParagraph();
}
