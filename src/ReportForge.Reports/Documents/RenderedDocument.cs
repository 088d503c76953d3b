using System.Text;
using System.Xml;
using ReportForge.Data;
using ReportForge.Packaging;

namespace ReportForge.Reports.Documents;

/// <summary>
/// The text of a .docx as rules see it: paragraphs, tables and the whole text. It is read in one pass without a tree of the
/// document, for a batch does so for every unit.
/// </summary>
internal sealed class RenderedDocument
{
    private static readonly byte[] WordPrefix = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""u8.ToArray();

    private readonly WordMarkup xml;
    private readonly IReadOnlyDictionary<string, string> styleNames;
    private readonly DataArray paragraphs = [];
    private readonly DataArray tables = [];
    private readonly StringBuilder text = new();
    private readonly RenderedDetail detail;
    private int paragraphsBefore;

    private RenderedDocument(WordMarkup xml, IReadOnlyDictionary<string, string> styleNames, RenderedDetail detail) =>
        (this.xml, this.styleNames, this.detail) = (xml, styleNames, detail);

    /// <summary>The text of a document that the program has made; null when the bytes are no Word document.</summary>
    public static Value? Read(ReadOnlyMemory<byte> docx, RenderedDetail detail = RenderedDetail.Whole)
    {
        if (PackageReader.Read("document.docx", docx).Package is not { MainDocument: { } main } package)
            return null;
        try
        {
            return Read(main.Bytes, StyleNames(package), detail);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The same of the main part alone, as it is while the document is made, with the names of its styles by their ids.</summary>
    public static Value? Read(ReadOnlyMemory<byte> mainPart, IReadOnlyDictionary<string, string> styleNames, RenderedDetail detail)
    {
        if (mainPart.Span.IndexOf(WordPrefix) < 0)
            return null;
        try
        {
            var markup = new WordMarkup(mainPart);
            return markup.ReadTo("body") ? new RenderedDocument(markup, styleNames, detail).ReadBody() : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private Value ReadBody()
    {
        ReadBlocks(isInTable: false, cellTexts: null);
        var document = new DataObject()
            .With("paragraphs", Value.From(paragraphs))
            .With("tables", Value.From(tables));
        return Value.From(detail == RenderedDetail.Frame ? document : document.With("text", Value.From(text.ToString())));
    }

    private static Dictionary<string, string> StyleNames(OpcPackage package)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (package.Find("/word/styles.xml") is not { } part)
            return names;
        var markup = new WordMarkup(part.Bytes);
        var id = (string?)null;
        while (markup.Read())
        {
            if (markup.Node != MarkupNode.Start)
                continue;
            if (markup.Name == "style")
                id = markup.Attribute("w:styleId"u8);
            else if (markup.Name == "name" && id is not null && markup.Attribute("w:val"u8) is { } name)
                names.TryAdd(id, name);
        }

        return names;
    }

    /// <summary>Goes over the elements directly inside the one that the reader stands on, up to its end.</summary>
    private IEnumerable<string> Children()
    {
        if (xml.IsEmpty)
            yield break;
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.Node != MarkupNode.Start)
            {
                xml.Read();
                continue;
            }

            yield return xml.Name;
            // Whoever takes an element leaves the reader at its end; nobody took it where it still stands at the start.
            if (xml.Node == MarkupNode.Start)
                xml.Skip();
            else
                xml.Read();
        }
    }

    private void ReadBlocks(bool isInTable, List<string>? cellTexts)
    {
        foreach (var block in Children())
        {
            if (block == "p")
                AddParagraph(ReadParagraph(), isInTable, cellTexts);
            else if (block == "tbl")
                ReadTable();
            else if (block == "sdt")
                ReadContentControl(isInTable);
        }
    }

    private void ReadContentControl(bool isInTable)
    {
        foreach (var child in Children())
        {
            if (child == "sdtContent")
                ReadBlocks(isInTable, cellTexts: null);
        }
    }

    private void AddParagraph(ParagraphText paragraph, bool isInTable, List<string>? cellTexts)
    {
        cellTexts?.Add(paragraph.Text);
        if (detail == RenderedDetail.Whole)
            text.Append(paragraph.Text).Append('\n');
        paragraphs.Add(Value.From(new DataObject(6)
            .With("text", Value.From(paragraph.Text))
            .With("style", Value.From(paragraph.Style is null ? null : styleNames.GetValueOrDefault(paragraph.Style, paragraph.Style)))
            .With("index", Value.From(paragraphsBefore++))
            .With("in_table", Value.From(isInTable))
            .With("bold", Value.From(paragraph.IsBold))
            .With("numbering", Value.From(paragraph.IsNumbered))));
    }

    private void ReadTable()
    {
        var rows = new DataArray();
        tables.Add(Value.From(new DataObject(1).With("rows", Value.From(rows))));
        foreach (var child in Children())
        {
            if (child == "tr")
                rows.Add(ReadRow());
        }
    }

    private Value ReadRow()
    {
        var cells = new DataArray();
        var canSplit = true;
        foreach (var child in Children())
        {
            if (child == "trPr")
                canSplit = !IsHeldTogether();
            else if (child == "tc" && !TryPassCell())
                cells.Add(ReadCell());
        }

        var row = new DataObject(2);
        if (detail == RenderedDetail.Whole)
            row.Set("cells", Value.From(cells));
        return Value.From(row.With("can_split", Value.From(canSplit)));
    }

    // The frame has no cells, but the paragraphs behind them keep their places, and a table inside is a table.
    private bool TryPassCell()
    {
        if (detail == RenderedDetail.Whole || !xml.TryLeap("<w:tbl"u8, [], out var cell))
            return false;
        paragraphsBefore += WordMarkup.CountOf(cell, "<w:p"u8);
        return true;
    }

    /// <summary>Word may not print the row on two pages.</summary>
    private bool IsHeldTogether()
    {
        var isHeld = false;
        foreach (var property in Children())
            isHeld |= property == "cantSplit" && IsOn(xml.Attribute("w:val"u8));
        return isHeld;
    }

    private Value ReadCell()
    {
        var own = new List<string>();
        ReadBlocks(isInTable: true, own);
        return Value.From(new DataObject(1).With("text", Value.From(string.Join('\n', own))));
    }

    private ParagraphText ReadParagraph()
    {
        var paragraph = new ParagraphText();
        if (xml.IsEmpty)
            return paragraph;
        var depth = xml.Depth;
        var run = new RunState(-1);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= run.Depth)
                run = new RunState(-1);
            if (xml.Node == MarkupNode.Start && xml.Name.Length > 0)
                ReadInside(paragraph, depth, ref run);
        }

        return paragraph;
    }

    // A run of the paragraph's own counts for its being bold; text of whatever stands inside counts for its text.
    private void ReadInside(ParagraphText paragraph, int depth, ref RunState run)
    {
        switch (xml.Name)
        {
            case "pStyle" when xml.Depth == depth + 2:
                paragraph.Style = xml.Attribute("w:val"u8);
                break;
            case "numPr" when xml.Depth == depth + 2:
                paragraph.IsNumbered = true;
                break;
            case "pPr" when xml.Depth == depth + 1:
                xml.TryLeap("<w:pStyle"u8, "<w:numPr"u8, out _);
                break;
            case "rPr":
                xml.TryLeap("<w:b"u8, [], out _);
                break;
            case "r":
                run = new RunState(xml.Depth);
                break;
            case "b" when xml.Depth == run.Depth + 2:
                run = run with { IsBold = IsOn(xml.Attribute("w:val"u8)) };
                break;
            case "t":
                if (xml.Depth == run.Depth + 1 && run.Depth == depth + 1)
                    paragraph.CountRun(run.IsBold);
                AppendText(paragraph);
                break;
            case "tab" when xml.Depth == run.Depth + 1:
                paragraph.Append("\t");
                break;
            case "br" or "cr":
                paragraph.Append("\n");
                break;
            case "noBreakHyphen":
                paragraph.Append("-");
                break;
        }
    }

    private void AppendText(ParagraphText paragraph)
    {
        if (xml.IsEmpty)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Node == MarkupNode.Text)
                paragraph.Append(xml.Text.Replace('\u00A0', ' '));
        }
    }

    private static bool IsOn(string? value) => value is not ("0" or "false" or "off");

    /// <param name="Depth">How deep the run stands; -1 outside of runs.</param>
    private readonly record struct RunState(int Depth)
    {
        public bool IsBold { get; init; }
    }

    private sealed class ParagraphText
    {
        private StringBuilder? several;
        private string only = "";
        private int runs;
        private int boldRuns;

        public string? Style { get; set; }

        public bool IsNumbered { get; set; }

        /// <summary>Every run with text says that it is bold.</summary>
        public bool IsBold => runs > 0 && boldRuns == runs;

        public string Text => several?.ToString() ?? only;

        public void CountRun(bool isBold)
        {
            runs++;
            boldRuns += isBold ? 1 : 0;
        }

        public void Append(string more)
        {
            if (several is not null)
                several.Append(more);
            else if (only.Length == 0)
                only = more;
            else
                several = new StringBuilder(only).Append(more);
        }
    }
}
