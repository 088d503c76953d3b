using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>The lines of a signature, told apart by the blank that is left for signing: titles above it, office and name below.</summary>
internal sealed record SignatureParts(
    IReadOnlyList<TextLine> Titles, IReadOnlyList<TextLine> OtherOffice, TextLine? Name, double BlankPoints)
{
    /// <summary>A blank of this many points parts the titles from the name.</summary>
    private const double SigningGap = 30;

    public static SignatureParts Of(IReadOnlyList<TextLine> lines)
    {
        var parts = Told(lines);
        return parts with { Titles = [.. parts.Titles.Where(line => !Patterns.SigningNote.IsMatch(line.Comparable))] };
    }

    private static SignatureParts Told(IReadOnlyList<TextLine> lines)
    {
        var inked = new List<(TextLine Line, double Above)>();
        var blank = 0.0;
        foreach (var line in lines)
        {
            if (line.IsEmpty)
            {
                blank += Height(line);
                continue;
            }

            inked.Add((line, blank + (inked.Count > 0 ? SpaceAbove(inked[^1].Line, line) : 0)));
            blank = 0;
        }

        var gap = inked.Count < 2 ? -1 : inked.FindLastIndex(inked.Count - 1, inked.Count - 1, entry => entry.Above >= SigningGap);
        return gap > 0 ? ByGap(inked, gap) : ByCase(inked, blank);
    }

    private static SignatureParts ByGap(List<(TextLine Line, double Above)> inked, int gap)
    {
        var below = inked.Skip(gap).Select(entry => entry.Line).ToList();
        var titles = inked.Take(gap).Select(entry => entry.Line).ToList();
        if (below.Count == 1 && ReadsAsTitle(below[0]))
            return new([.. titles, below[0]], [], null, 0);
        return new(titles, [.. below.Take(below.Count - 1)], below[^1], inked[gap].Above);
    }

    // No blank: the first line that is not in capitals and reads as no title is the name.
    private static SignatureParts ByCase(List<(TextLine Line, double Above)> inked, double blankAtEnd)
    {
        var at = inked.Count < 2 ? -1 : inked.FindIndex(1, entry => !Normal.IsAllCaps(entry.Line.Comparable) && !ReadsAsTitle(entry.Line));
        var titles = inked.Take(at < 0 ? inked.Count : at).Select(entry => entry.Line).ToList();
        return at < 0 ? new(titles, [], null, blankAtEnd) : new(titles, [], inked[at].Line, inked[at].Above);
    }

    private static bool ReadsAsTitle(TextLine line) =>
        Patterns.Authority.IsMatch(line.Comparable) || line.Comparable.StartsWith("PHÓ ", StringComparison.OrdinalIgnoreCase)
        || line.Comparable.StartsWith("CHỦ TỊCH", StringComparison.OrdinalIgnoreCase)
        || line.Comparable.StartsWith('(');

    private static double Height(TextLine line) =>
        (line.Paragraph.Format.LinePitch(line.Paragraph.FirstHalfPoints) + line.Paragraph.Format.Before + line.Paragraph.Format.After) / 20;

    private static double SpaceAbove(TextLine before, TextLine line) =>
        before.Paragraph == line.Paragraph ? 0 : (before.Paragraph.Format.After + line.Paragraph.Format.Before) / 20;
}
