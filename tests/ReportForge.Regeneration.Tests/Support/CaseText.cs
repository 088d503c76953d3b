using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Packaging;

namespace ReportForge.Regeneration.Tests.Support;

/// <summary>Tells a document in the lines of <see cref="CaseDocument"/>, read without the code under test.</summary>
internal static partial class CaseText
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Of(ReadOnlyMemory<byte> document)
    {
        var package = PackageReader.Read("ket-qua.docx",
            document).Package ?? throw new InvalidOperationException("The result cannot be read.");
        return Of(package);
    }

    public static string Of(OpcPackage package)
    {
        var lines = new List<string>();
        var header = string.Concat(Load(package, "/word/header1.xml").Elements(W + "p").Select(Paragraph));
        if (header.Length > 0)
            lines.Add("header: " + header);
        foreach (var block in Load(package, "/word/document.xml").Element(W + "body")?.Elements() ?? [])
        {
            if (block.Name == W + "p")
                lines.Add((IsHeading(block) ? "# " : "") + Paragraph(block));
            else if (block.Name == W + "tbl")
                lines.AddRange(block.Elements(W + "tr").Select(Row));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The texts of the comments, a line each.</summary>
    public static IReadOnlyList<string> Comments(ReadOnlyMemory<byte> document)
    {
        var package = PackageReader.Read("ket-qua.docx",
            document).Package ?? throw new InvalidOperationException("The result cannot be read.");
        var part = package.Parts.FirstOrDefault(part => part.ContentType.EndsWith("comments+xml", StringComparison.Ordinal));
        return part is null ? []
            : [.. Load(package, part.Name).Elements(W + "comment")
            .Select(comment => string.Join(" / ", comment.Elements(W + "p").Select(paragraph => paragraph.Value)))];
    }

    public static XElement Load(OpcPackage package, string part) =>
        XDocument.Parse(Encoding.UTF8.GetString(package.Find(part) is { } found ? found.Bytes.Span : "<none/>"u8),
            LoadOptions.PreserveWhitespace).Root ?? throw new InvalidOperationException(part);

    private static bool IsHeading(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle") is not null;

    private static string Row(XElement row) => "| " + string.Join(" | ", row.Elements(W + "tc").Select(cell =>
        (cell.Element(W + "tcPr")?.Element(W + "gridSpan")?.Attribute(W + "val") is { } span ? span.Value + "×" : "") + string.Join(" ¶ ",
            cell.Elements(W + "p").Select(Paragraph)))) + " |";

    private static string Paragraph(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var child in paragraph.Elements())
            Append(text, child);
        return Joined(text.ToString());
    }

    private static void Append(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "r" when element.Element(W + "fldChar")?.Attribute(W + "fldCharType")?.Value is { } mark:
                text.Append(mark switch { "begin" => "[f:", "separate" => "=", _ => "]" });
                break;
            case "r" when element.Element(W + "commentReference") is null:
                var run = Run(element);
                text.Append(element.Element(W + "rPr")?.Element(W + "b") is not null && run.Length > 0 ? $"[b:{run}]" : run);
                break;
            case "ins":
                Wrap(text, element.Attribute(W + "author")?.Value == "ReportForge" ? "[o:" : "[i:", element);
                break;
            case "del":
                Wrap(text, element.Attribute(W + "author")?.Value == "ReportForge" ? "[x:" : "[d:", element);
                break;
            case "hyperlink":
                Wrap(text, "[l:", element);
                break;
            case "commentRangeStart" when element.Attribute(W + "id")?.Value == "77":
                text.Append("[c:");
                break;
            case "commentRangeEnd" when element.Attribute(W + "id")?.Value == "77":
                text.Append(']');
                break;
        }
    }

    private static void Wrap(StringBuilder text, string open, XElement element)
    {
        text.Append(open);
        foreach (var child in element.Elements())
            Append(text, child);
        text.Append(']');
    }

    private static string Run(XElement run) => string.Concat(run.Elements().Select(child => child.Name.LocalName switch
    {
        "t" or "delText" or "instrText" => child.Value,
        "tab" => "\t",
        "br" => "\n",
        "pict" when child.Descendants(W + "txbxContent").FirstOrDefault() is { } box =>
            $"[box:{string.Concat(box.Elements(W + "p").Select(Paragraph))}]",
        "pict" => "[pic]",
        "footnoteReference" => "[note]",
        _ => "",
    }));

    // Two runs of one formatting read as one.
    private static string Joined(string text)
    {
        for (var joined = Twins().Replace(text, "[$1:$2"); joined != text; joined = Twins().Replace(text, "[$1:$2"))
            text = joined;
        return text;
    }

    [GeneratedRegex(@"\[([box]):([^\[\]]*)\]\[\1:")]
    private static partial Regex Twins();
}
