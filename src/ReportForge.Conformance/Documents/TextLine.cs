namespace ReportForge.Conformance.Documents;

/// <summary>One line as the author broke it: a paragraph, or what stands between two line breaks of one.</summary>
internal sealed record TextLine(Paragraph Paragraph, string Text, IReadOnlyList<Run> Runs)
{
    public string Comparable { get; } = Normal.Comparable(Text);

    /// <summary>Width on one line in twips, by the metrics of Times New Roman (MS-06).</summary>
    public double Width => Runs.Sum(run => Metrics.TimesNewRoman.WidthInTwips(
        run.Format.Caps ? run.Text.ToUpperInvariant() : run.Text, (int)run.Format.HalfPoints, run.Format.Bold));

    public bool IsEmpty => Comparable.Length == 0;

    public static IEnumerable<TextLine> Of(Paragraph paragraph)
    {
        if (!paragraph.Text.Contains('\n'))
        {
            yield return new(paragraph, paragraph.Text.Trim(), paragraph.Runs);
            yield break;
        }

        var start = 0;
        var first = 0;
        foreach (var text in paragraph.Text.Split('\n'))
        {
            // Runs stand in order: those that end before a line are not looked at again.
            while (first < paragraph.Runs.Count && paragraph.Runs[first].Start + paragraph.Runs[first].Text.Length <= start)
                first++;
            yield return new(paragraph, text.Trim(), RunsBetween(paragraph, first, start, start + text.Length));
            start += text.Length + 1;
        }
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
