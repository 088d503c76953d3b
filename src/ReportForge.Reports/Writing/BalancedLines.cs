namespace ReportForge.Reports.Writing;

/// <summary>
/// Breaks a centred bold title that does not fit on one line, so that no word is left alone on the last: at its semicolons when
/// every clause fits on a line, else into as few lines as possible, of about the same length, at places of meaning.
/// </summary>
internal static class BalancedLines
{
    private const int MostClauses = 3;
    private const string ClauseEnd = ";";

    public static string Of(string text, decimal points, int columnTwips)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var whole = string.Join(' ', words);
        if (words.Length == 0 || Width(whole, points) <= columnTwips)
            return whole;
        if (Clauses(words, points, columnTwips) is { } clauses)
            return string.Join('\n', clauses);
        var starts = new TitleLines(words, points, columnTwips, columnTwips, TitleShape.Balanced).Starts();
        return string.Join('\n', starts is null ? Narrowest(words, points, columnTwips) : Lines(words, starts));
    }

    private static List<string>? Clauses(string[] words, decimal points, int columnTwips)
    {
        var ends = Enumerable.Range(1, words.Length - 1).Where(end => words[end - 1].EndsWith(ClauseEnd, StringComparison.Ordinal));
        var clauses = Lines(words, [.. ends]);
        var fit = clauses.Count is > 1 and <= MostClauses && clauses.TrueForAll(clause => Width(clause, points) <= columnTwips);
        return fit ? clauses : null;
    }

    private static List<string> Lines(string[] words, int[] starts)
    {
        var lines = new List<string>();
        var from = 0;
        foreach (var to in starts.Append(words.Length))
        {
            lines.Add(string.Join(' ', words[from..to]));
            from = to;
        }

        return lines;
    }

    /// <summary>The narrowest column that needs no more lines; for what is too long to be a title.</summary>
    private static List<string> Narrowest(string[] words, decimal points, int columnTwips)
    {
        var lines = Broken(words, points, columnTwips).Count;
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
