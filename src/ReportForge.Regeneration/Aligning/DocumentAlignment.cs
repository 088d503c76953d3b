using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Which blocks of two documents belong together.</summary>
internal sealed class DocumentAlignment
{
    private readonly Dictionary<ParagraphBlock, Match<ParagraphBlock>> _paragraphs = [];
    private readonly Dictionary<RowBlock, Match<RowBlock>> _rows = [];
    private readonly Dictionary<TableBlock, Match<TableBlock>> _tables = [];
    private readonly Dictionary<CellBlock, CellBlock> _cells = [];
    private readonly Dictionary<Story, Story> _stories = [];
    private readonly HashSet<object> _taken = new(ReferenceEqualityComparer.Instance);

    public Match<ParagraphBlock>? PartnerOf(ParagraphBlock paragraph) => _paragraphs.TryGetValue(paragraph, out var match) ? match : null;

    public Match<RowBlock>? PartnerOf(RowBlock row) => _rows.TryGetValue(row, out var match) ? match : null;

    public Match<TableBlock>? PartnerOf(TableBlock table) => _tables.TryGetValue(table, out var match) ? match : null;

    public CellBlock? PartnerOf(CellBlock cell) => _cells.GetValueOrDefault(cell);

    /// <summary>The container that holds the same in the other document: a body, a header, a cell of a row that is there.</summary>
    public Container? PartnerOf(Container container) => container.Cell is { } cell
        ? PartnerOf(cell)?.Content
        : _stories.GetValueOrDefault(container.Story)?.Root;

    public IEnumerable<Match<ParagraphBlock>> Paragraphs => _paragraphs.Values;

    /// <summary>Whether a block of the other document has a partner.</summary>
    public bool IsTaken(object right) => _taken.Contains(right);

    public void Add(Match<ParagraphBlock> match)
    {
        _paragraphs[match.Left] = match;
        _taken.Add(match.Right);
    }

    public void Add(Match<RowBlock> match)
    {
        _rows[match.Left] = match;
        _taken.Add(match.Right);
    }

    public void Add(Match<TableBlock> match)
    {
        _tables[match.Left] = match;
        _taken.Add(match.Right);
    }

    public void Add(CellBlock left, CellBlock right) => _cells[left] = right;

    public void Add(Story left, Story right) => _stories[left] = right;
}
