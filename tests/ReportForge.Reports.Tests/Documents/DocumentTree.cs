using System.Text;
using System.Xml.Linq;
using ReportForge.Data;
using ReportForge.Packaging;

namespace ReportForge.Reports.Tests.Documents;

/// <summary>The same by another way, a tree of the whole document: what the reader in one pass has to agree with.</summary>
internal sealed class DocumentTree
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Dictionary<string, string> styleNames;
    private readonly DataArray paragraphs = [];
    private readonly DataArray tables = [];
    private readonly StringBuilder text = new();

    private DocumentTree(Dictionary<string, string> styleNames) => this.styleNames = styleNames;

    /// <summary>Null when the bytes are no Word document.</summary>
    public static Value? Read(ReadOnlyMemory<byte> docx)
    {
        if (PackageReader.Read("document.docx", docx).Package is not { MainDocument: { } main } package)
            return null;
        if (SafeXml.Load(package, main).Document?.Root?.Element(W + "body") is not { } body)
            return null;
        var document = new DocumentTree(StyleNames(package));
        document.ReadBlocks(body, isInTable: false);
        return Value.From(new DataObject()
            .With("paragraphs", Value.From(document.paragraphs))
            .With("tables", Value.From(document.tables))
            .With("text", Value.From(document.text.ToString())));
    }

    private static Dictionary<string, string> StyleNames(OpcPackage package)
    {
        if (package.Find("/word/styles.xml") is not { } part || SafeXml.Load(package, part).Document?.Root is not { } styles)
            return [];
        return styles.Elements(W + "style")
            .Select(style => (Id: style.Attribute(W + "styleId")?.Value, Name: style.Element(W + "name")?.Attribute(W + "val")?.Value))
            .Where(style => style is { Id: not null, Name: not null })
            .DistinctBy(style => style.Id)
            .ToDictionary(style => style.Id ?? "", style => style.Name ?? "", StringComparer.Ordinal);
    }

    private void ReadBlocks(XElement container, bool isInTable)
    {
        foreach (var block in container.Elements())
        {
            if (block.Name == W + "p")
                ReadParagraph(block, isInTable);
            else if (block.Name == W + "tbl")
                ReadTable(block);
            else if (block.Name == W + "sdt" && block.Element(W + "sdtContent") is { } content)
                ReadBlocks(content, isInTable);
        }
    }

    private void ReadParagraph(XElement paragraph, bool isInTable)
    {
        var own = TextOf(paragraph);
        var properties = paragraph.Element(W + "pPr");
        var style = properties?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;
        text.Append(own).Append('\n');
        paragraphs.Add(Value.From(new DataObject(6)
            .With("text", Value.From(own))
            .With("style", Value.From(style is null ? null : styleNames.GetValueOrDefault(style, style)))
            .With("index", Value.From(paragraphs.Count))
            .With("in_table", Value.From(isInTable))
            .With("bold", Value.From(IsBold(paragraph)))
            .With("numbering", Value.From(properties?.Element(W + "numPr") is not null))));
    }

    private void ReadTable(XElement table)
    {
        var rows = new DataArray();
        tables.Add(Value.From(new DataObject(1).With("rows", Value.From(rows))));
        foreach (var row in table.Elements(W + "tr"))
        {
            var cells = new DataArray();
            foreach (var cell in row.Elements(W + "tc"))
            {
                var paragraphTexts = cell.Elements(W + "p").Select(TextOf);
                cells.Add(Value.From(new DataObject(1).With("text", Value.From(string.Join('\n', paragraphTexts)))));
                ReadBlocks(cell, isInTable: true);
            }

            rows.Add(Value.From(new DataObject(2).With("cells", Value.From(cells)).With("can_split", Value.From(CanSplit(row)))));
        }
    }

    /// <summary>Word may print the row on two pages.</summary>
    private static bool CanSplit(XElement row) =>
        row.Element(W + "trPr")?.Element(W + "cantSplit") is not { } held || held.Attribute(W + "val")?.Value is "0" or "false" or "off";

    private static string TextOf(XElement paragraph)
    {
        var own = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            if (element.Name == W + "t")
                own.Append(element.Value.Replace('\u00A0', ' '));
            else if (element.Name == W + "tab" && element.Parent?.Name == W + "r")
                own.Append('\t');
            else if (element.Name == W + "br" || element.Name == W + "cr")
                own.Append('\n');
            else if (element.Name == W + "noBreakHyphen")
                own.Append('-');
        }

        return own.ToString();
    }

    /// <summary>Every run with text says that it is bold.</summary>
    private static bool IsBold(XElement paragraph)
    {
        var runs = paragraph.Elements(W + "r").Where(run => run.Elements(W + "t").Any()).ToArray();
        return runs.Length > 0 && runs.All(run => run.Element(W + "rPr")?.Element(W + "b") is { } bold
            && bold.Attribute(W + "val")?.Value is not ("0" or "false" or "off"));
    }
}
