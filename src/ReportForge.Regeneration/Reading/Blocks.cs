using System.Collections.Immutable;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>What stands in a container beside its like: a paragraph or a table.</summary>
internal abstract class Block(Container owner, int element)
{
    public Container Owner { get; } = owner;

    public MarkupSpan Element => Owner.Story.Part.Element(element);

    /// <summary>Its paragraphs, those of cells too.</summary>
    public abstract IEnumerable<ParagraphBlock> Paragraphs { get; }

    /// <summary>Number of the block in its container.</summary>
    public int Index { get; } = owner.Blocks.Count;
}

/// <summary>A body, a cell, a header, the notes, a text box: blocks one below the other.</summary>
internal sealed class Container(Story story, CellBlock? cell)
{
    public Story Story { get; } = story;

    /// <summary>The cell that this is the content of; null outside tables.</summary>
    public CellBlock? Cell { get; } = cell;

    // Nearly every cell holds one.
    public List<Block> Blocks { get; } = new(cell is null ? 0 : 1);
}

/// <summary>A paragraph as a reader sees it: insertions count, deletions do not.</summary>
internal sealed class ParagraphBlock(Container owner, int element, ParagraphText text) : Block(owner, element)
{
    public override IEnumerable<ParagraphBlock> Paragraphs => [this];

    public string Text => text.Text;

    public ImmutableArray<Segment> Segments { get; init; } = [];

    public ImmutableArray<Token> Tokens => text.Tokens;

    /// <summary>The number of the text as a reader sees it.</summary>
    public int Folded => text.Folded;

    /// <summary>The same of a cell in which nothing else stands.</summary>
    public int FoldedCell => text.FoldedCell;

    /// <summary>The number of the text as written.</summary>
    public int Exact => text.Exact;

    /// <summary>The number of the text with any figure as <c>#</c>: twins have it in common.</summary>
    public int Shape => text.Shape;

    /// <summary>The number of the hidden bookmark by which the program knows the paragraph again; 0 when it has none.</summary>
    public int Mark { get; init; }

    /// <summary>The name of that bookmark; empty when it has none.</summary>
    public string MarkName { get; init; } = "";

    /// <summary>
    /// Whether something stands in it that removing the paragraph would take along: a picture, a note, a comment, a revision, a
    /// section's end.
    /// </summary>
    public bool HoldsMore { get; init; }

    public bool IsBlank => text.IsBlank;

    public bool HasWords => text.HasWords;

    public bool HasFigures => text.HasFigures;
}

internal sealed class TableBlock(Container owner, int element) : Block(owner, element)
{
    public List<RowBlock> Rows { get; } = [];

    public override IEnumerable<ParagraphBlock> Paragraphs => Rows.SelectMany(row => row.Paragraphs);
}

internal sealed class RowBlock(TableBlock table, int element)
{
    public TableBlock Table { get; } = table;

    public MarkupSpan Element => Table.Owner.Story.Part.Element(element);

    public IEnumerable<ParagraphBlock> Paragraphs => Cells.SelectMany(cell => cell.Content.Blocks).SelectMany(block => block.Paragraphs);

    public int Index { get; } = table.Rows.Count;

    public List<CellBlock> Cells { get; } = [];

    /// <summary>The number of all its text as a reader sees it.</summary>
    public int Folded { get; set; }

    /// <summary>
    /// The number of its cells that hold words and no figures, or of the first that holds both when there are none; 0 when no cell
    /// has words.
    /// </summary>
    public int Label { get; set; }

    /// <summary>The number of all its text with any figure as <c>#</c>.</summary>
    public int Shape { get; set; }

    /// <summary>The mark of its first paragraph that has one; 0 when none has.</summary>
    public int Mark => Cells.SelectMany(cell => cell.Content.Blocks).OfType<ParagraphBlock>()
        .Select(paragraph => paragraph.Mark).FirstOrDefault(mark => mark != 0);

    /// <summary>Whether the row is more than text that came with the document.</summary>
    public bool HoldsMore => Cells.Any(cell => cell.Content.Blocks.Any(block => block is not ParagraphBlock { HoldsMore: false }));
}

internal sealed class CellBlock(RowBlock row)
{
    private Container? _content;

    public RowBlock Row { get; } = row;

    public int Index { get; } = row.Cells.Count;

    /// <summary>Columns of the grid that the cell covers, negative when it is the continuation of the cell above.</summary>
    public int Span { get; init; } = 1;

    public Container Content => _content ??= new(Row.Table.Owner.Story, this);

    /// <summary>The number of its text as a reader sees it.</summary>
    public int Folded { get; set; }
}
