using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ReportForge.Word.Tests.Support;

/// <summary>Looks into a finished file.</summary>
internal static class WordFileReader
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader((archive.GetEntry(name) ?? throw new ArgumentException($"no part {name}")).Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static byte[] Bytes(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = (archive.GetEntry(name) ?? throw new ArgumentException($"no part {name}")).Open();
        using var copy = new MemoryStream();
        part.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The content of a part, one element a line, without the namespaces that every part declares.</summary>
    public static string Readable(byte[] file, string section)
    {
        if (section.Split(' ') is ["links", .. var part])
            return Links(file, part is [var name] ? name : "document");
        if (section.StartsWith("embeddings/", StringComparison.Ordinal))
            return Workbooks.Readable(Bytes(file, $"word/{section}.xlsx"));
        var path = section switch
        {
            "core" or "app" or "custom" => $"docProps/{section}.xml",
            "store" => "customXml/item1.xml",
            _ => $"word/{section}.xml",
        };
        var root = XElement.Parse(Part(file, path), LoadOptions.PreserveWhitespace);
        var content = section == "document" ? root.Element(W + "body") ?? root : root;
        var text = new StringBuilder();
        foreach (var element in content.Elements())
            Write(element, 0, text);
        return text.ToString().TrimEnd('\n');
    }

    // As a case writes them: id, kind and target, behind a picture its shade.
    private static string Links(byte[] file, string part) => string.Join('\n', XElement.Parse(Part(file, $"word/_rels/{part}.xml.rels")).Elements()
        .Select(link => (Id: (string?)link.Attribute("Id"), Kind: ((string?)link.Attribute("Type") ?? "").Split('/')[^1], Target: (string?)link.Attribute("Target") ?? ""))
        .Select(link => $"{link.Id} {link.Kind} {link.Target}{(link.Kind == "image" ? " " + ShadeOf(Bytes(file, PathOf(link.Target))) : "")}"));

    private static string PathOf(string target) => target.StartsWith('/') ? target[1..] : "word/" + target;

    private static string ShadeOf(byte[] picture) => WordFileBuilder.Dots.First(dot => picture.AsSpan().SequenceEqual(dot.Value)).Key;

    /// <summary>What the reader of the document sees, a paragraph a line.</summary>
    public static string Text(byte[] file) => string.Join('\n', XElement.Parse(Part(file, "word/document.xml"), LoadOptions.PreserveWhitespace)
        .Descendants(W + "p")
        .Select(paragraph => string.Concat(paragraph.Descendants().Select(element => element.Name.LocalName switch
        {
            "t" => element.Value,
            "tab" when element.Parent?.Name == W + "r" => "\t",
            "br" => "\n",
            _ => "",
        }))));

    public static IReadOnlyList<string> Validate(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private static void Write(XElement element, int depth, StringBuilder text)
    {
        var indent = new string(' ', depth * 2);
        var start = StartTag(element);
        var isLeaf = !element.HasElements;
        if (isLeaf || IsShort(element))
        {
            text.Append(indent).Append(OneLine(element)).Append('\n');
            return;
        }

        text.Append(indent).Append(start).Append(">\n");
        foreach (var child in element.Elements())
            Write(child, depth + 1, text);
        text.Append(indent).Append("</").Append(Name(element)).Append(">\n");
    }

    private static bool IsShort(XElement element) => element.Name.Namespace == C
        ? OneLine(element).Length < 500
        : element.Name.LocalName is "r" or "pPr" or "rPr" or "tcPr" or "trPr" or "tblPr" or "tblGrid" or "sectPr" or "lvl" or "sdtPr" && OneLine(element).Length < 220;

    private static string OneLine(XElement element)
    {
        var content = element.HasElements
            ? string.Concat(element.Elements().Select(OneLine))
            : new XText(element.Value).ToString(SaveOptions.DisableFormatting);
        return content.Length == 0 ? StartTag(element) + "/>" : $"{StartTag(element)}>{content}</{Name(element)}>";
    }

    private static string StartTag(XElement element) => "<" + Name(element) + string.Concat(element.Attributes()
        .Where(attribute => !attribute.IsNamespaceDeclaration)
        .Select(attribute => $" {Prefixed(element, attribute.Name)}=\"{attribute.Value.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;").Replace("\n", "&#10;")}\""));

    private static string Name(XElement element) => Prefixed(element, element.Name);

    private static string Prefixed(XElement scope, XName name)
    {
        var prefix = name.Namespace == XNamespace.Xml ? "xml" : name.Namespace == XNamespace.None ? null : scope.GetPrefixOfNamespace(name.Namespace);
        return prefix is null ? name.LocalName : $"{prefix}:{name.LocalName}";
    }
}
