using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>A block or a row as something that is put in or taken out whole.</summary>
internal sealed class Sibling
{
    private readonly Block? _block;
    private readonly RowBlock? _row;

    private Sibling(Block? block, RowBlock? row, Story story, IEnumerable<ParagraphBlock> paragraphs) =>
        (_block, _row, Story, Paragraphs) = (block, row, story, [.. paragraphs]);

    public Story Story { get; }

    public MarkupPart Part => Story.Part;

    public MarkupSpan Element => _row?.Element ?? _block?.Element ?? Part.Root;

    /// <summary>Its paragraphs, those of cells too.</summary>
    public ImmutableArray<ParagraphBlock> Paragraphs { get; }

    public Wording Place => (_row, _block) switch
    {
        ({ } row, _) => PlaceNames.Of(row),
        (_, TableBlock table) => PlaceNames.Of(table),
        (_, ParagraphBlock paragraph) => PlaceNames.Of(paragraph),
        _ => new("", ""),
    };

    /// <summary>What it says, for a list: the cells of a row one beside the other.</summary>
    public string Text => string.Join(_block is ParagraphBlock ? "\n" : " | ", Paragraphs.Select(paragraph => paragraph.Text)).Trim();

    /// <summary>Whether something stands in it that is no text that came with the document.</summary>
    public bool HoldsMore => Paragraphs.Any(paragraph => paragraph.HoldsMore);

    /// <summary>Whether its container or table would be left without any.</summary>
    public bool IsOnlyOne => _row is not null ? _row.Table.Rows.Count == 1 : _block is { } block
        && block.Owner.Blocks.OfType<ParagraphBlock>().All(other => other == block);

    public Block? Block => _block;

    public RowBlock? Row => _row;

    public static Sibling Of(Block block) => new(block, null, block.Owner.Story, block.Paragraphs);

    public static Sibling Of(RowBlock row) => new(null, row, row.Table.Owner.Story, row.Paragraphs);

    public bool SaysTheSameAs(Sibling other) =>
        Paragraphs.Select(paragraph => paragraph.Folded).SequenceEqual(other.Paragraphs.Select(paragraph => paragraph.Folded));

    /// <summary>Whether a person has put in the same.</summary>
    public bool IsIn(HashSet<int> paragraphs, HashSet<int> rows) =>
        _row is not null ? rows.Contains(_row.Folded) : _block is ParagraphBlock { IsBlank: false } paragraph
            && paragraphs.Contains(paragraph.Folded);
}
