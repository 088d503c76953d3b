namespace ReportForge.Findings;

/// <summary>Finds the known name that a misspelt one most probably means.</summary>
public static class NameSuggester
{
    private const int LongestName = 100;

    /// <summary>
    /// The nearest of <paramref name="known"/> by edit distance (insert, delete, replace, swap of neighbours), or null
    /// when none is near enough: at most one edit for names up to four letters, else a third of the length.
    /// Equal distances are settled by ordinal order, so that the answer does not depend on the order of the names.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        // The distance takes the product of the lengths, and nobody misspells a text of pages.
        if (name.Length > LongestName)
            return null;
        var limit = Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(scored => scored.Distance <= limit)
            .OrderBy(scored => scored.Distance)
            .ThenBy(scored => scored.Candidate, StringComparer.Ordinal)
            .Select(scored => scored.Candidate)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment distance without regard to case.</summary>
    internal static int Distance(string left, string right)
    {
        var twoBack = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
                current[column] = Cheapest(left, right, row, column, (twoBack, previous, current));
            (twoBack, previous, current) = (previous, current, twoBack);
        }

        return previous[right.Length];
    }

    private static int Cheapest(string left, string right, int row, int column, (int[] TwoBack, int[] Previous, int[] Current) rows)
    {
        var replace = rows.Previous[column - 1] + (Same(left[row - 1], right[column - 1]) ? 0 : 1);
        var cheapest = Math.Min(replace, Math.Min(rows.Previous[column], rows.Current[column - 1]) + 1);
        var swapped = row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]);
        return swapped ? Math.Min(cheapest, rows.TwoBack[column - 2] + 1) : cheapest;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
