using AngleSharp.Dom;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Writes the blocks of HTML as paragraphs that look like the one that held the tag; lists and tables as in Markdown.</summary>
internal sealed class HtmlBlocks(WordOutput output)
{
    private readonly HtmlRuns _runs = new(output);

    /// <summary>Whether a text has no blocks.</summary>
    public static bool IsInline(IElement element) =>
        element.QuerySelectorAll("p,div,ul,ol,li,table,h1,h2,h3,h4,h5,h6,blockquote").Length == 0;

    public void Write(IElement parent) => Write(parent, "", 0, 0);

    // Inline content between blocks is a paragraph of its own.
    private void Write(INode parent, string label, int level, int depth)
    {
        var line = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && depth < HtmlRuns.MostDepth && !(IsInline(element) && !IsBlock(element.LocalName)))
            {
                label = Flush(line, label);
                WriteBlock(element, label, level, depth + 1);
                label = "";
            }
            else
            {
                line.Add(node);
            }
        }

        Flush(line, label);
    }

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "ul" or "ol" or "li" or "table" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    private void WriteBlock(IElement element, string label, int level, int depth)
    {
        switch (element.LocalName)
        {
            case "ul" or "ol":
                WriteList(element, level, depth);
                break;
            case "table":
                WriteTable(element);
                break;
            default:
                Write(element, label, level, depth);
                break;
        }
    }

    private void WriteList(IElement list, int level, int depth)
    {
        var number = 1;
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
            Write(item, list.LocalName == "ol" ? ListLabels.Ordered(number++, level) : ListLabels.Bullet(level), level + 1, depth + 1);
    }

    private string Flush(List<INode> line, string label)
    {
        if (line.TrueForAll(node => string.IsNullOrWhiteSpace(node.TextContent)))
        {
            line.Clear();
            return label;
        }

        output.WriteMarkup($"<w:p>{output.Site.ParagraphProperties}");
        if (label.Length > 0)
            _runs.Text(label, Emphasis.None);
        foreach (var node in line)
            _runs.WriteNode(node, Emphasis.None, 0);
        output.WriteMarkup("</w:p>");
        line.Clear();
        return "";
    }

    private void WriteTable(IElement table)
    {
        var rows = table.QuerySelectorAll("tr")
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(row => row.Count > 0)
            .ToList();
        if (rows.Count == 0)
            return;
        var columns = rows.Max(row => row.Count);
        TableSeparator.Instance.Run(output);
        output.WriteMarkup(MarkdownTableFormat.Opening(columns));
        foreach (var row in rows)
        {
            output.WriteMarkup("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (var column = 0; column < columns; column++)
                WriteCell(row.ElementAtOrDefault(column));
            output.WriteMarkup("</w:tr>");
        }

        output.WriteMarkup("</w:tbl>");
    }

    private void WriteCell(IElement? cell)
    {
        var isHeader = cell?.LocalName == "th";
        output.WriteMarkup(
            $"<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p>{MarkdownTableFormat.CellParagraph(isHeader, null)}");
        if (cell is not null)
            _runs.Write(cell, isHeader ? Emphasis.Bold : Emphasis.None, 0);
        output.WriteMarkup("</w:p></w:tc>");
    }
}
