using System.Text;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>Reads one story as blocks. Content controls are seen through, deleted rows and paragraphs are not there.</summary>
internal sealed class StoryReader(Story story, Vocabulary vocabulary, IReadOnlyDictionary<MarkupSpan, int> numbers)
{
    private readonly FieldState _fields = new();

    /// <summary>The text boxes that hang on its paragraphs.</summary>
    public List<(MarkupSpan Content, int Host)> TextBoxes { get; } = [];

    public void Read() => ReadBlocks(story.Root.Element, story.Root);

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
        var wasCached = _fields.IsHidden;
        var number = numbers[element];
        var inline = new InlineReader(story.Part, _fields, box => TextBoxes.Add((box, number)));
        inline.Read(element);
        var isDeleted = element.Child("w:pPr")?.Child("w:rPr")?.Child("w:del") is not null;
        if (inline.Text.Length == 0 && (isDeleted || wasCached))
            return;
        var tokens = Tokenizer.Cut(inline.Text, inline.Opaque, vocabulary);
        var paragraph = new ParagraphBlock(container, element, number)
        {
            Text = inline.Text,
            Segments = inline.Segments,
            Tokens = tokens,
            Folded = vocabulary.IdOf("¶" + string.Join(' ', tokens.Where(token => token.Kind != TokenKind.Blank)
                .Select(token => token.Folded))),
            Exact = vocabulary.IdOf("¶¶" + string.Join(' ', tokens.Select(token => token.Exact))),
            Shape = vocabulary.IdOf("¶#" + string.Join(' ', tokens.Where(token => token.Kind != TokenKind.Blank).Select(token => token.Shape))),
            Mark = inline.Mark.Length == 0 ? 0 : vocabulary.IdOf("mark " + inline.Mark),
            MarkName = inline.Mark,
            HoldsMore = inline.HoldsMore,
        };
        container.Blocks.Add(paragraph);
        story.Paragraphs.Add(paragraph);
    }

    private void ReadTable(MarkupSpan element, Container container)
    {
        var table = new TableBlock(container, element);
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
        var row = new RowBlock(table, element);
        table.Rows.Add(row);
        ReadCells(element, row);
        row.Folded = vocabulary.IdOf("row " + string.Join('|', row.Cells.Select(cell => cell.Folded)));
        row.Shape = vocabulary.IdOf("row# " + string.Join('|', row.Cells.Select(cell => string.Join(' ',
            cell.Content.Blocks.OfType<ParagraphBlock>().Select(paragraph => paragraph.Shape)))));
        var words = row.Cells.Where(IsLabel).Select(cell => cell.Folded).ToList();
        row.Label = words.Count == 0 ? 0 : vocabulary.IdOf("label " + string.Join('|', words));
    }

    private static bool IsLabel(CellBlock cell)
    {
        var tokens = cell.Content.Blocks.OfType<ParagraphBlock>().SelectMany(paragraph => paragraph.Tokens).ToList();
        return tokens.Any(token => token.Kind == TokenKind.Word) && tokens.TrueForAll(token => token.Kind != TokenKind.Number);
    }

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
        var span = properties?.Child("w:gridSpan") is { } grid && int.TryParse(story.Part.Attribute(grid, "w:val"), out var columns)
            ? columns : 1;
        var isContinued = properties?.Child("w:vMerge") is { } merge && story.Part.Attribute(merge, "w:val") != "restart";
        var cell = new CellBlock(row, element, story) { Span = isContinued ? -span : span };
        row.Cells.Add(cell);
        ReadBlocks(element, cell.Content);
        var text = new StringBuilder("cell ");
        foreach (var block in cell.Content.Blocks)
            text.Append(block is ParagraphBlock paragraph ? paragraph.Folded : -1).Append(' ');
        cell.Folded = vocabulary.IdOf(text.ToString());
    }
}
