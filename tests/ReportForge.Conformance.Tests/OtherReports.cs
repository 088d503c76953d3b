using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Conformance.Metrics;

namespace ReportForge.Conformance.Tests;

/// <summary>The product's own documents made in other ways that print the same.</summary>
internal static partial class OtherReports
{
    private static readonly XNamespace W = DocxFile.W;
    private const double TextWidth = 9354;

    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";

    public static IReadOnlyDictionary<string, Func<TestDocument, TestDocument>> Ways { get; } = new Dictionary<string, Func<TestDocument, TestDocument>>
    {
        ["strict namespaces"] = OtherWays.Strict,
        ["direct formatting"] = OtherWays.DirectFormatting,
        ["theme fonts"] = document => OtherWays.ThemeFonts(document, "Times New Roman"),
        ["automatic numbers"] = AutomaticNumbers,
        ["VML lines"] = VmlLines,
    };

    /// <summary>Typed underscores become strokes: as long as the motto, else two fifths of the bold line above.</summary>
    private static TestDocument VmlLines(TestDocument document)
    {
        var body = XDocument.Parse(document[TestDocument.Body], LoadOptions.PreserveWhitespace);
        foreach (var rule in body.Descendants(W + "p").Where(paragraph => DocxFile.TextOf(paragraph) is { Length: > 2 } text && text.All(letter => letter == '_')).ToList())
        {
            var above = rule.ElementsBeforeSelf(W + "p").Last();
            var isMotto = DocxFile.TextOf(above).StartsWith("Độc lập", StringComparison.Ordinal);
            var halfPoints = StyleOf(above) == "TenCoQuan" ? 26 : 28;
            var twips = TimesNewRoman.WidthInTwips(LastLine(above), halfPoints, bold: true) * (isMotto ? 1 : 0.4);
            var width = (double?)rule.Ancestors(W + "tc").FirstOrDefault()?.Descendants(W + "tcW").First().Attribute(W + "w") ?? TextWidth;
            rule.Elements(W + "r").Remove();
            rule.Add(new XElement(W + "r", new XElement(W + "pict", new XElement(V + "line", new XAttribute("from", $"{Points((width - twips) / 2)},2pt"), new XAttribute("to", $"{Points((width + twips) / 2)},2pt"), new XAttribute("strokecolor", "black")))));
        }

        document[TestDocument.Body] = body.ToString(SaveOptions.DisableFormatting);
        return document;
    }

    private static string Points(double twips) => (twips / 20).ToString("0.##", CultureInfo.InvariantCulture) + "pt";

    private static string LastLine(XElement paragraph) => string.Concat(paragraph.Descendants()
        .Where(element => element.Name == W + "t" || element.Name == W + "br")
        .Select(element => element.Name == W + "br" ? "\n" : element.Value)).Split('\n')[^1];

    private static string? StyleOf(XElement paragraph) => (string?)paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val");

    /// <summary>"I.", "1.", "1.1.", "-" and "+" typed before a paragraph become list numbers; a list begins anew where the text does.</summary>
    private static TestDocument AutomaticNumbers(TestDocument document)
    {
        var body = XDocument.Parse(document[TestDocument.Body], LoadOptions.PreserveWhitespace);
        var lists = new List<int>();
        var current = new int[3];
        foreach (var paragraph in body.Root.ShouldNotBeNull().Elements(W + "body").Elements(W + "p"))
        {
            if (paragraph.Descendants(W + "t").FirstOrDefault() is not { } text || Label().Match(text.Value) is not { Success: true } label)
                continue;
            var (list, level) = label.Groups["mark"] is { Success: true } mark ? (mark.Value == "-" ? 1 : 2, 0) : ListOf(label, lists, current);
            text.Value = text.Value[label.Length..];
            paragraph.Element(W + "pPr").ShouldNotBeNull().Add(new XElement(W + "numPr", Value("ilvl", level), Value("numId", list)));
        }

        lists.ShouldNotBeEmpty();
        document[TestDocument.Body] = body.ToString(SaveOptions.DisableFormatting);
        return document.With("word/numbering.xml", "numbering", "wordprocessingml.numbering+xml", Numbering(lists));
    }

    private static (int List, int Level) ListOf(Match label, List<int> lists, int[] current)
    {
        var level = label.Groups["roman"].Success ? 0 : label.Groups["sub"].Success ? 2 : 1;
        if (label.Groups["first"].Success || current[level] == 0)
        {
            lists.Add(level);
            current[level] = lists.Count + 2;
        }

        return (current[level], level);
    }

    private static XElement Value(string name, int value) => new(W + name, new XAttribute(W + "val", value));

    private static string Numbering(List<int> lists) => $"""
        <w:numbering xmlns:w="{W}">
          <w:abstractNum w:abstractNumId="1">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
          </w:abstractNum>
          <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
          <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>
          <w:num w:numId="2"><w:abstractNumId w:val="3"/></w:num>
          {string.Concat(lists.Select((level, index) => $"""<w:num w:numId="{index + 3}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""))}
        </w:numbering>
        """;

    [GeneratedRegex(@"^(?:(?<roman>(?<first>I)|[IVX]+)\. |(?<sub>\d+\.(?:(?<first>1)|\d+))\. |(?:(?<first>1)|\d+)\. |(?<mark>[-+]) )")]
    private static partial Regex Label();
}
