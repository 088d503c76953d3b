namespace ReportForge.Regeneration.Aligning;

/// <summary>How alike each of one sequence is to each of another.</summary>
internal sealed class LikenessTable(int height, int width)
{
    private readonly double[] _cells = new double[height * width];

    public double this[int row, int column] => _cells[row * width + column];

    public static LikenessTable Of(int[] lefts, int[] rights, Func<int, int, double> likeness)
    {
        var table = new LikenessTable(lefts.Length, rights.Length);
        for (var row = 0; row < lefts.Length; row++)
        {
            for (var column = 0; column < rights.Length; column++)
                table._cells[row * rights.Length + column] = likeness(lefts[row], rights[column]);
        }

        return table;
    }

    /// <summary>The pairs in order that are most alike together, each at least so much.</summary>
    public List<(int Row, int Column)> InOrder(double least)
    {
        var best = new double[height + 1, width + 1];
        for (var row = height - 1; row >= 0; row--)
        {
            for (var column = width - 1; column >= 0; column--)
                best[row, column] = Math.Max(Math.Max(best[row + 1, column], best[row, column + 1]), Paired(best, row, column, least));
        }

        var pairs = new List<(int, int)>();
        for (var (row, column) = (0, 0); row < height && column < width;)
        {
            if (this[row, column] >= least && best[row, column] <= Paired(best, row, column, least))
                pairs.Add((row++, column++));
            else if (best[row, column] <= best[row, column + 1])
                column++;
            else
                row++;
        }

        return pairs;
    }

    /// <summary>The pairs in any order that are clear.</summary>
    public IEnumerable<(int Row, int Column)> Clear(double least)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                if (IsClear(row, column, least))
                    yield return (row, column);
            }
        }
    }

    /// <summary>
    /// Whether two are alike enough and neither has another that is nearly as alike. The less they differ, the less the next
    /// needs to be behind.
    /// </summary>
    public bool IsClear(int row, int column, double least)
    {
        var likeness = this[row, column];
        if (likeness < least)
            return false;
        var next = 0.0;
        for (var other = 0; other < width; other++)
            next = other == column ? next : Math.Max(next, this[row, other]);
        for (var other = 0; other < height; other++)
            next = other == row ? next : Math.Max(next, this[other, column]);
        return likeness - next >= 0.4 * (1 - likeness) + 0.01;
    }

    /// <summary>Whether another of the same sequence is as alike as one of a pair, so that the pair is by chance.</summary>
    public bool HasRival(int row, int column)
    {
        for (var other = 0; other < Math.Max(height, width); other++)
        {
            var isAsAlike = (other < height && other != row && this[other, column] >= this[row, column])
                || (other < width && other != column && this[row, other] >= this[row, column]);
            if (isAsAlike)
                return true;
        }

        return false;
    }

    private double Paired(double[,] best, int row, int column, double least) =>
        this[row, column] >= least ? best[row + 1, column + 1] + this[row, column] : -1;
}
