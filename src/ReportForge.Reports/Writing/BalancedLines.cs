namespace ReportForge.Reports.Writing;

/// <summary>
/// Breaks a centred bold title that does not fit on one line, so that no word is left alone on the last: at its semicolons when
/// every clause fits on a line, else into as few lines as possible, of about the same length.
/// </summary>
internal static class BalancedLines
{
    private const int MostClauses = 3;
    private const string ClauseEnd = ";";

    public static string Of(string text, decimal points, int columnTwips)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var fewest = Broken(words, points, columnTwips);
        if (fewest.Count <= 1)
            return string.Join(' ', words);
        return string.Join('\n', Clauses(words, points, columnTwips) ?? Narrowest(words, points, columnTwips, fewest.Count));
    }

    private static List<string>? Clauses(string[] words, decimal points, int columnTwips)
    {
        var clauses = new List<string>();
        var start = 0;
        for (var end = 1; end <= words.Length; end++)
        {
            if (end < words.Length && !words[end - 1].EndsWith(ClauseEnd, StringComparison.Ordinal))
                continue;
            clauses.Add(string.Join(' ', words[start..end]));
            start = end;
        }

        var fit = clauses.Count is > 1 and <= MostClauses && clauses.TrueForAll(clause => Width(clause, points) <= columnTwips);
        return fit ? clauses : null;
    }

    /// <summary>The narrowest column that needs no more lines.</summary>
    private static List<string> Narrowest(string[] words, decimal points, int columnTwips, int lines)
    {
        var (tooNarrow, enough) = (0, columnTwips);
        while (enough - tooNarrow > 1)
        {
            var middle = (tooNarrow + enough) / 2;
            if (Broken(words, points, middle).Count <= lines)
                enough = middle;
            else
                tooNarrow = middle;
        }

        return Broken(words, points, enough);
    }

    private static List<string> Broken(string[] words, decimal points, int columnTwips)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", points) <= columnTwips)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    private static int Width(string text, decimal points) => TextWidth.InTwips(text, points, FontCut.Bold);
}
