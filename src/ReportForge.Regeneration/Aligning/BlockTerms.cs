using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>How blocks and rows are compared.</summary>
internal sealed class BlockTerms
{
    private const double Least = 0.4;
    private const double Firm = 0.75;
    private const double ShareOfShape = 0.6;

    /// <summary>A person may have written anything anywhere: what replaces a paragraph need not be that paragraph.</summary>
    public static BlockTerms OfPeople { get; } = new(
        new(KeyOf, [KeyOf], ShapeOf, Likeness, Least, Firm, 0.6) { Mark = MarkOf },
        new(row => row.Folded, [row => row.Folded, row => row.Label], row => row.Shape, Likeness, Least, Firm, 0.6)
        {
            Mark = row => row.Mark,
            MarkedLikeness = (one, other) => Likeness(one, other) is >= Least and var likeness
                ? likeness
                : WordsInCommon(WordsOf(one), WordsOf(other)),
        });

    /// <summary>
    /// The program writes by one template, in its order: what stands in a paragraph's place is that paragraph, whatever it says, and
    /// words that stand elsewhere now are other words. Rows may come in another order.
    /// </summary>
    public static BlockTerms OfProgram { get; } = new(
        new(KeyOf, [ShapeOf, KeyOf], _ => 0, Likeness, Least, Firm, 0.05) { MayMove = false },
        new(row => row.Folded, [row => row.Label, row => row.Folded], _ => 0, Likeness, Least, Firm, 0.05) { MayMove = false })
    {
        MayCross = false,
    };

    private BlockTerms(AlignmentTerms<Block> blocks, AlignmentTerms<RowBlock> rows) => (Blocks, Rows) = (blocks, rows);

    /// <summary>Whether paragraphs and rows may have gone to another cell or table: people do so, a template does not.</summary>
    public bool MayCross { get; private init; } = true;

    public AlignmentTerms<Block> Blocks { get; }

    public AlignmentTerms<RowBlock> Rows { get; }

    public static double Likeness(ParagraphBlock one, ParagraphBlock other)
    {
        if (one.IsBlank && other.IsBlank)
            return Least;
        var shape = TokenMatching.Likeness(one.Tokens, other.Tokens, token => token.Shape);
        return shape * ShareOfShape < Least - (1 - ShareOfShape)
            ? 0
            : (ShareOfShape * shape) + ((1 - ShareOfShape) * TokenMatching.Likeness(one.Tokens, other.Tokens, token => token.Folded));
    }

    private static int KeyOf(Block block) => block switch
    {
        ParagraphBlock { IsBlank: false } paragraph => paragraph.Folded,
        _ => 0,
    };

    private static double Likeness(Block one, Block other) => (one, other) switch
    {
        (ParagraphBlock paragraph, ParagraphBlock its) => Likeness(paragraph, its),
        (TableBlock table, TableBlock its) => Likeness(table, its),
        _ => 0,
    };

    private static int ShapeOf(Block block) => block is ParagraphBlock { IsBlank: false } paragraph ? paragraph.Shape : 0;

    private static int MarkOf(Block block) => block is ParagraphBlock paragraph ? paragraph.Mark : 0;

    // Figures change and rows come and go: two tables are the same when their labels are.
    private static double Likeness(TableBlock one, TableBlock other)
    {
        var labels = other.Rows.GroupBy(LabelOf).ToDictionary(group => group.Key, group => group.Count());
        var common = 0;
        foreach (var label in one.Rows.Select(LabelOf))
        {
            if (labels.TryGetValue(label, out var left) && left > 0)
                (labels[label], common) = (left - 1, common + 1);
        }

        var share = 2.0 * common / Math.Max(1, one.Rows.Count + other.Rows.Count);
        return share == 0 ? WordsInCommon(WordsOf(one), WordsOf(other)) : 0.5 + (share / 2);
    }

    // A table of one row for recipients and signature has no label that stays the same when a recipient changes.
    private static double WordsInCommon(IEnumerable<int> one, IEnumerable<int> other)
    {
        var counts = other.CountBy(word => word).ToDictionary();
        var (common, all) = (0, 0);
        foreach (var word in one.GroupBy(word => word))
            (common, all) = (common + Math.Min(word.Count(), counts.GetValueOrDefault(word.Key)), all + word.Count());
        return 2.0 * common / Math.Max(1, all + counts.Values.Sum());
    }

    private static IEnumerable<int> WordsOf(TableBlock table) => table.Rows.SelectMany(WordsOf);

    private static IEnumerable<int> WordsOf(RowBlock row) => row.Cells.SelectMany(cell => cell.Content.Blocks).OfType<ParagraphBlock>()
        .SelectMany(paragraph => paragraph.Tokens).Where(token => token.Kind == TokenKind.Word).Select(token => token.Shape);

    private static int LabelOf(RowBlock row) => row.Label != 0 ? row.Label : row.Folded;

    private static double Likeness(RowBlock one, RowBlock other)
    {
        if (one.Label != 0 && one.Label == other.Label)
            return 0.8 + (0.2 * EqualCells(one, other));
        if (one.Cells.Count != other.Cells.Count)
            return 0;
        var labels = one.Cells.Zip(other.Cells).Where(pair => Words(pair.First) || Words(pair.Second)).ToList();
        var alike = labels.Count == 0 ? 0.4 : labels.Average(pair => CellLikeness(pair.First, pair.Second));
        return (0.6 * alike) + (0.4 * EqualCells(one, other));
    }

    private static double EqualCells(RowBlock one, RowBlock other)
    {
        var equal = one.Cells.Zip(other.Cells).Count(pair => pair.First.Folded == pair.Second.Folded);
        return (double)equal / Math.Max(1, Math.Max(one.Cells.Count, other.Cells.Count));
    }

    private static bool Words(CellBlock cell) =>
        cell.Content.Blocks.Exists(block => block is ParagraphBlock { HasWords: true });

    private static double CellLikeness(CellBlock one, CellBlock other) =>
        one.Folded == other.Folded ? 1
        : one.Content.Blocks is [ParagraphBlock paragraph, ..] && other.Content.Blocks is [ParagraphBlock its, ..]
            ? Likeness(paragraph, its)
        : 0;
}
