using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>Reads one story as blocks. Content controls are seen through, deleted rows and paragraphs are not there.</summary>
internal sealed class StoryReader(Story story, MarkupPart part, Vocabulary vocabulary)
{
    private readonly InlineReader _inline = new(part);

    /// <summary>The text boxes that hang on its paragraphs.</summary>
    public List<(MarkupSpan Content, int Host)> TextBoxes { get; } = [];

    public void Read(MarkupSpan element) => ReadBlocks(element, story.Root);

    private void ReadBlocks(MarkupSpan parent, Container container)
    {
        foreach (var child in parent.Children)
        {
            if (child.Name == "w:p")
                ReadParagraph(child, container);
            else if (child.Name == "w:tbl")
                ReadTable(child, container);
            else if (child.Name is "w:sdt" or "w:sdtContent" or "w:customXml" or "w:footnote" or "w:endnote")
                ReadBlocks(child, container);
        }
    }

    private void ReadParagraph(MarkupSpan element, Container container)
    {
        var wasCached = _inline.IsInField;
        _inline.Read(element);
        foreach (var box in _inline.TextBoxes)
            TextBoxes.Add((box, element.Start));
        var text = _inline.Text;
        var isDeleted = element.Child("w:pPr")?.Child("w:rPr")?.Child("w:del") is not null;
        if (text.Length == 0 && (isDeleted || wasCached))
            return;
        var paragraph = new ParagraphBlock(container, element.Number, vocabulary.ParagraphOf(text, _inline.Opaque))
        {
            Segments = _inline.Segments,
            Mark = _inline.Mark.Length == 0 ? 0 : vocabulary.IdOf("mark " + _inline.Mark),
            MarkName = _inline.Mark,
            HoldsMore = _inline.HoldsMore,
        };
        container.Blocks.Add(paragraph);
        story.Paragraphs.Add(paragraph);
    }

    private void ReadTable(MarkupSpan element, Container container)
    {
        var table = new TableBlock(container, element.Number);
        container.Blocks.Add(table);
        story.Tables.Add(table);
        ReadRows(element, table);
    }

    private void ReadRows(MarkupSpan parent, TableBlock table)
    {
        foreach (var child in parent.Children)
        {
            if (child.Name is "w:sdt" or "w:sdtContent" or "w:customXml")
                ReadRows(child, table);
            else if (child.Name == "w:tr" && child.Child("w:trPr")?.Child("w:del") is null)
                ReadRow(child, table);
        }
    }

    private void ReadRow(MarkupSpan element, TableBlock table)
    {
        var row = new RowBlock(table, element.Number);
        table.Rows.Add(row);
        ReadCells(element, row);
        row.Folded = vocabulary.IdOf("row " + string.Join('|', row.Cells.Select(cell => cell.Folded)));
        row.Shape = vocabulary.IdOf("row# " + string.Join('|', row.Cells.Select(cell => string.Join(' ',
            cell.Content.Blocks.OfType<ParagraphBlock>().Select(paragraph => paragraph.Shape)))));
        var named = row.Cells.FindAll(HasWords);
        var words = named.FindAll(cell => !HasFigures(cell));
        // “Phường 12” and “Thôn 3” are names, too, where nothing else is.
        var label = words.Count > 0 ? words : named[..Math.Min(1, named.Count)];
        row.Label = label.Count == 0 ? 0 : vocabulary.IdOf("label " + string.Join('|', label.Select(cell => cell.Folded)));
    }

    private static bool HasWords(CellBlock cell) => cell.Content.Blocks.Exists(block => block is ParagraphBlock { HasWords: true });

    private static bool HasFigures(CellBlock cell) => cell.Content.Blocks.Exists(block => block is ParagraphBlock { HasFigures: true });

    private void ReadCells(MarkupSpan parent, RowBlock row)
    {
        foreach (var child in parent.Children)
        {
            if (child.Name is "w:sdt" or "w:sdtContent" or "w:customXml")
                ReadCells(child, row);
            else if (child.Name == "w:tc")
                ReadCell(child, row);
        }
    }

    private void ReadCell(MarkupSpan element, RowBlock row)
    {
        var properties = element.Child("w:tcPr");
        var span = properties?.Child("w:gridSpan") is { } grid && int.TryParse(part.Attribute(grid, "w:val"), out var columns)
            ? columns : 1;
        var isContinued = properties?.Child("w:vMerge") is { } merge && part.Attribute(merge, "w:val") != "restart";
        var cell = new CellBlock(row) { Span = isContinued ? -span : span };
        row.Cells.Add(cell);
        ReadBlocks(element, cell.Content);
        cell.Folded = cell.Content.Blocks is [ParagraphBlock only] ? only.FoldedCell : vocabulary.IdOf(
            "cell " + string.Join(' ', cell.Content.Blocks.Select(block => block is ParagraphBlock paragraph ? paragraph.Folded : -1)));
    }
}
