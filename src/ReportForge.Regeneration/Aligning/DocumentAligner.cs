using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Aligns two documents from the outside in: stories, blocks of a container, rows, cells, and what stands in these.</summary>
internal sealed class DocumentAligner(DocumentText left, DocumentText right, BlockTerms terms)
{
    // What is left over in the whole document has no place in common: being the only one says nothing.
    private const double NeverAlone = 2;

    private readonly DocumentAlignment _alignment = new();
    private readonly Dictionary<int, ParagraphBlock?> _marked = MarksOf(right);

    public DocumentAlignment Align()
    {
        foreach (var (one, other) in StoryPairing.Pair(left.Stories, right.Stories))
        {
            _alignment.Add(one, other);
            AlignContainers(one.Root, other.Root, isFirm: true);
        }

        if (terms.MayCross)
        {
            AlignRowsAcrossTables();
            AlignParagraphsAcrossContainers();
        }

        return _alignment;
    }

    private void AlignContainers(Container one, Container other, bool isFirm)
    {
        if (one.Cell is not null && one.Blocks is [ParagraphBlock only]
            && (terms.MayCross ? CellPlace.Of(only, other) : CellPlace.Alone(other)) is { } its)
        {
            _alignment.Add(new Match<ParagraphBlock>(only, its, isFirm));
            return;
        }

        var matches = new SequenceAligner<Block>(terms.Blocks, one.Blocks, other.Blocks).Align();
        // What the program wrote into a cell begins in its first paragraph, in however many it is written now.
        if (matches.Count == 0 && one.Cell is not null && !terms.MayCross
            && one.Blocks is [ParagraphBlock first, ..] && other.Blocks is [ParagraphBlock now, ..])
            _alignment.Add(new Match<ParagraphBlock>(first, now, isFirm));
        foreach (var match in matches)
        {
            if (match is { Left: ParagraphBlock paragraph, Right: ParagraphBlock partner })
                _alignment.Add(new Match<ParagraphBlock>(
                    paragraph, partner, match.IsFirm && isFirm && !IsMarkedElsewhere(paragraph.Mark, [partner])));
            else if (match is { Left: TableBlock table, Right: TableBlock its2 })
                AlignTables(table, its2, match.IsFirm && isFirm);
        }
    }

    private void AlignTables(TableBlock one, TableBlock other, bool isFirm)
    {
        _alignment.Add(new Match<TableBlock>(one, other, isFirm));
        AlignRows(new SequenceAligner<RowBlock>(terms.Rows, one.Rows, other.Rows).Align(), isFirm);
    }

    private void AlignRows(List<Match<RowBlock>> rows, bool isFirm)
    {
        rows = rows.ConvertAll(row => row with
        {
            IsFirm = row.IsFirm && isFirm && !IsMarkedElsewhere(row.Left.Mark, row.Right.Paragraphs),
        });
        rows.ForEach(_alignment.Add);
        var columns = ColumnPairing.Of(rows, terms.MayCross);
        foreach (var row in rows)
        {
            foreach (var (cell, partner) in columns.Cells(row.Left, row.Right))
            {
                _alignment.Add(cell, partner);
                AlignContainers(cell.Content, partner.Content, row.IsFirm);
            }
        }
    }

    // Where the hidden mark of something went is where it went: what looks like it somewhere else is most likely a copy.
    private bool IsMarkedElsewhere(int mark, IEnumerable<ParagraphBlock> found) =>
        mark != 0 && _marked.TryGetValue(mark, out var there) && there is not null && !found.Contains(there);

    private static Dictionary<int, ParagraphBlock?> MarksOf(DocumentText document)
    {
        var marked = new Dictionary<int, ParagraphBlock?>();
        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.Mark != 0))
            marked[paragraph.Mark] = marked.ContainsKey(paragraph.Mark) ? null : paragraph;
        return marked;
    }

    // A table may have been cut in two, or its rows moved to another.
    private void AlignRowsAcrossTables()
    {
        var lefts = left.Stories.SelectMany(story => story.Tables).SelectMany(table => table.Rows)
            .Where(row => _alignment.PartnerOf(row) is null).ToList();
        var rights = right.Stories.SelectMany(story => story.Tables).SelectMany(table => table.Rows)
            .Where(row => !_alignment.IsTaken(row)).ToList();
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        var matches = new SequenceAligner<RowBlock>(terms.Rows with { Lone = NeverAlone }, lefts, rights).Align()
            .Where(match => match.IsFirm);
        foreach (var tables in matches.GroupBy(match => (match.Left.Table, match.Right.Table)))
        {
            if (_alignment.PartnerOf(tables.Key.Item1) is null && !_alignment.IsTaken(tables.Key.Item2))
                _alignment.Add(new Match<TableBlock>(tables.Key.Item1, tables.Key.Item2, IsFirm: true));
            AlignRows([.. tables], isFirm: true);
        }
    }

    private void AlignParagraphsAcrossContainers()
    {
        var lefts = left.Paragraphs.Where(paragraph => CanMove(paragraph) && _alignment.PartnerOf(paragraph) is null).ToList<Block>();
        var rights = right.Paragraphs.Where(paragraph => CanMove(paragraph) && !_alignment.IsTaken(paragraph)).ToList<Block>();
        if (lefts.Count == 0 || rights.Count == 0)
            return;
        foreach (var match in new SequenceAligner<Block>(terms.Blocks with { Lone = NeverAlone }, lefts, rights).Align()
            .Where(match => match.IsFirm))
        {
            if (match is { Left: ParagraphBlock paragraph, Right: ParagraphBlock partner })
                _alignment.Add(new Match<ParagraphBlock>(paragraph, partner, paragraph.Owner.Story.Kind == partner.Owner.Story.Kind));
        }
    }

    // A figure or a word says nothing about where it came from.
    private static bool CanMove(ParagraphBlock paragraph) =>
        !paragraph.Owner.Story.IsShadow && paragraph.Tokens.Count(token => token.Kind == TokenKind.Word) >= 3;
}
