using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>
/// Writes Markdown blocks as paragraphs. A paragraph looks like the one that held the tag. Lists are written the way
/// official texts number them, in the text itself: “-”, then “+”; “1.”, then “a)”. Headings take the template's heading
/// styles where it has them.
/// </summary>
internal sealed class MarkdownBlocks(WordOutput output)
{
    private readonly MarkdownRuns _runs = new(output);

    public void Write(ContainerBlock blocks, int depth = 0)
    {
        foreach (var block in blocks)
            Write(block, depth, "");
    }

    private void Write(Block block, int depth, string label)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case ParagraphBlock { Inline: { } inline }:
                WriteParagraph(label, inline);
                break;
            case ListBlock list:
                WriteList(list, depth);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LeafBlock { Lines.Count: > 0 } leaf:
                WriteLines(leaf);
                break;
            case ContainerBlock container:
                Write(container, depth);
                break;
        }
    }

    private void WriteParagraph(string label, ContainerInline inline)
    {
        output.WriteMarkup($"<w:p>{output.Site.ParagraphProperties}");
        _runs.Text(label);
        _runs.Write(inline);
        output.WriteMarkup("</w:p>");
    }

    private void WriteHeading(HeadingBlock heading)
    {
        if (heading.Inline is not { } inline)
            return;
        var style = output.State.Styles.Heading(heading.Level);
        output.WriteMarkup(style is null
            ? $"<w:p>{output.Site.ParagraphProperties}"
            : $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        if (style is null)
            _runs.WriteBold(inline);
        else
            _runs.WritePlain(inline);
        output.WriteMarkup("</w:p>");
    }

    private void WriteList(ListBlock list, int depth)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var label = list.IsOrdered ? ListLabels.Ordered(number++, depth) : BulletLabel(list, depth);
            foreach (var block in item)
            {
                Write(block, depth + 1, label);
                label = "";
            }
        }
    }

    /// <summary>A list that its author marks with a plus keeps the plus: official texts use it below a dash of the template.</summary>
    private static string BulletLabel(ListBlock list, int depth) => list.BulletType == '+' ? "+ " : ListLabels.Bullet(depth);

    private void WriteLines(LeafBlock leaf)
    {
        for (var index = 0; index < leaf.Lines.Count; index++)
        {
            output.WriteMarkup($"<w:p>{output.Site.ParagraphProperties}");
            _runs.Text(leaf.Lines.Lines[index].Slice.ToString());
            output.WriteMarkup("</w:p>");
        }
    }

    private void WriteTable(Table table)
    {
        var columns = table.OfType<TableRow>().Select(row => row.Count).DefaultIfEmpty(1).Max();
        TableSeparator.Instance.Run(output);
        output.WriteMarkup(MarkdownTableFormat.Opening(columns));
        foreach (var row in table.OfType<TableRow>())
        {
            output.WriteMarkup(row.IsHeader
                ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                : "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (var column = 0; column < columns; column++)
                WriteCell(column < row.Count ? row[column] as TableCell : null, row.IsHeader, AlignmentOf(table, column));
            output.WriteMarkup("</w:tr>");
        }

        output.WriteMarkup("</w:tbl>");
    }

    private static TableColumnAlign? AlignmentOf(Table table, int column) =>
        column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;

    private void WriteCell(TableCell? cell, bool isHeader, TableColumnAlign? alignment)
    {
        output.WriteMarkup(
            $"<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p>{MarkdownTableFormat.CellParagraph(isHeader, alignment)}");
        foreach (var inline in (cell ?? []).OfType<ParagraphBlock>().Select(paragraph => paragraph.Inline).OfType<ContainerInline>())
        {
            if (isHeader)
                _runs.WriteBold(inline);
            else
                _runs.Write(inline);
        }

        output.WriteMarkup("</w:p></w:tc>");
    }
}
