namespace ReportForge.Reports.Writing;

/// <summary>How a title of several lines is judged.</summary>
internal enum TitleShape
{
    /// <summary>Centred: lines of about the same length.</summary>
    Balanced,

    /// <summary>A heading at the margin: lines full, the last not too short.</summary>
    Filled,
}

/// <summary>
/// Parts a bold title that does not fit on a line into as few as possible, or one more where they would end at a poor place, at places
/// of meaning, without a word left alone. Every way to part it is looked at: titles have few lines.
/// </summary>
internal sealed class TitleLines(string[] words, decimal points, int firstTwips, int twips, TitleShape shape)
{
    private const int MostLines = 4;

    /// <summary>A line more than needed is better than one that ends behind a word that joins, or inside a word.</summary>
    private const decimal OneMoreLine = 6;

    /// <summary>More words than any title has.</summary>
    private const int MostWords = 90;

    private readonly int[] ends = Ends(words);
    private readonly int blank = TextWidth.Advance(' ', FontCut.Bold);
    private readonly int room = TextWidth.UnitsOf(twips, points);
    private readonly int firstRoom = TextWidth.UnitsOf(firstTwips, points);
    private int[] best = [];
    private decimal bestCost = decimal.MaxValue;

    /// <summary>The index of the first word of each line behind the first; null when the title fits on one, or is no title.</summary>
    public int[]? Starts()
    {
        var lines = FewestLines();
        if (lines is 1 or > MostLines || words.Length > MostWords)
            return null;
        Try(new int[lines - 1], 0, 0);
        if (bestCost >= PlaceOfMeaning.Poor && lines < MostLines)
            Try(new int[lines], 0, OneMoreLine);
        return bestCost < decimal.MaxValue ? best : null;
    }

    private int FewestLines()
    {
        var (lines, from) = (1, 0);
        for (var to = 1; to <= words.Length; to++)
        {
            if (Width(from, to) <= Room(lines - 1) || to - from == 1)
                continue;
            lines++;
            from = to - 1;
        }

        return lines;
    }

    private void Try(int[] starts, int line, decimal cost)
    {
        var from = line == 0 ? 0 : starts[line - 1];
        if (line == starts.Length)
        {
            Judge(starts, from, line, cost);
            return;
        }

        for (var to = from + 1; to < words.Length && Width(from, to) <= Room(line) && cost < bestCost; to++)
        {
            starts[line] = to;
            Try(starts, line + 1, cost + PlaceOfMeaning.CostBetween(words[to - 1], words[to]));
        }
    }

    private void Judge(int[] starts, int from, int line, decimal cost)
    {
        if (Width(from, words.Length) > Room(line))
            return;
        cost += shape == TitleShape.Balanced ? Spread(starts) * 16 : Emptiness(starts);
        if (cost >= bestCost)
            return;
        (best, bestCost) = ([.. starts], cost);
    }

    private decimal Spread(int[] starts)
    {
        var (least, most, from) = (decimal.MaxValue, 0m, 0);
        foreach (var to in starts.Append(words.Length))
        {
            var share = (decimal)Width(from, to) / room;
            (least, most, from) = (Math.Min(least, share), Math.Max(most, share), to);
        }

        return most - least;
    }

    private decimal Emptiness(int[] starts)
    {
        var (cost, from) = (0m, 0);
        for (var line = 0; line < starts.Length; line++)
        {
            cost += (1 - ((decimal)Width(from, starts[line]) / Room(line))) * 14;
            from = starts[line];
        }

        var last = (decimal)Width(from, words.Length) / room;
        return cost + (last < 0.25m ? (0.25m - last) * 80 : 0);
    }

    private int Room(int line) => line == 0 ? firstRoom : room;

    private int Width(int from, int to) => ends[to] - ends[from] + ((to - from - 1) * blank);

    private static int[] Ends(string[] words)
    {
        var ends = new int[words.Length + 1];
        for (var index = 0; index < words.Length; index++)
        {
            var width = 0;
            foreach (var letter in words[index])
                width += TextWidth.Advance(letter, FontCut.Bold);
            ends[index + 1] = ends[index] + width;
        }

        return ends;
    }
}
