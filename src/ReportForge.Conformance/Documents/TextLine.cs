namespace ReportForge.Conformance.Documents;

/// <summary>One line as the author broke it: a paragraph, or what stands between two line breaks of one.</summary>
internal sealed record TextLine(Paragraph Paragraph, string Text, IReadOnlyList<Run> Runs)
{
    public string Comparable { get; } = Normal.Comparable(Text);

    /// <summary>Where the line's own text begins and ends in that of its paragraph.</summary>
    public int Start { get; private init; }

    public int End { get; private init; }

    /// <summary>Width on one line in twips, by the metrics of Times New Roman (MS-06).</summary>
    public double Width => Runs.Sum(run => (run.Format.Spacing * run.Text.Length) + (run.Format.Scale * Metrics.TimesNewRoman.WidthInTwips(
        run.Format.Caps ? run.Text.ToUpperInvariant() : run.Text, (int)run.Format.HalfPoints, run.Format.Bold)));

    /// <summary>The width of a text of so many letters when it is set as close, or as wide, as this line is.</summary>
    public double Set(double width, int letters) =>
        Runs.FirstOrDefault(run => run.HasInk)?.Format is { } format ? (width * format.Scale) + (format.Spacing * letters) : width;

    /// <summary>What stands below it in its column of a table: the rest of its cell, then the cells of the rows below.</summary>
    public IEnumerable<Paragraph> ColumnBelow => Paragraph.Cell is not { } cell ? [] : cell.Row.Table.Rows
        .Where(row => row.Index >= cell.Row.Index)
        .SelectMany(row => row.Cells.Where(cell.SharesColumnWith))
        .SelectMany(other => other.Paragraphs)
        .SkipWhile(paragraph => paragraph != Paragraph)
        .Skip(1);

    public bool IsEmpty => Comparable.Length == 0;

    public static IEnumerable<TextLine> Of(Paragraph paragraph)
    {
        if (!paragraph.Text.Contains('\n'))
        {
            yield return Line(paragraph, paragraph.Text, 0, paragraph.Runs);
            yield break;
        }

        var start = 0;
        var first = 0;
        foreach (var text in paragraph.Text.Split('\n'))
        {
            // Runs stand in order: those that end before a line are not looked at again.
            while (first < paragraph.Runs.Count && paragraph.Runs[first].Start + paragraph.Runs[first].Text.Length <= start)
                first++;
            yield return Line(paragraph, text, start, RunsBetween(paragraph, first, start, start + text.Length));
            start += text.Length + 1;
        }
    }

    private static TextLine Line(Paragraph paragraph, string text, int start, IReadOnlyList<Run> runs)
    {
        var trimmed = text.Trim();
        var from = start + text.Length - text.TrimStart().Length;
        return new(paragraph, trimmed, runs) { Start = from, End = from + trimmed.Length };
    }

    private static List<Run> RunsBetween(Paragraph paragraph, int first, int start, int end)
    {
        var runs = new List<Run>();
        for (var index = first; index < paragraph.Runs.Count && paragraph.Runs[index].Start < end; index++)
        {
            var run = paragraph.Runs[index];
            var from = Math.Max(start, run.Start);
            var to = Math.Min(end, run.Start + run.Text.Length);
            if (from < to)
                runs.Add(run with { Text = run.Text[(from - run.Start)..(to - run.Start)], Start = from });
        }

        return runs;
    }
}
