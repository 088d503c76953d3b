namespace ReportForge.Reports.Typesetting;

/// <summary>How the lines of a paragraph are set.</summary>
/// <param name="HeldAt">Which of its blanks and hyphens end no line, in their order.</param>
/// <param name="BreaksAt">The blanks at which a line is broken off.</param>
/// <param name="Count">How many lines there are.</param>
/// <param name="Squeeze">How much nearer its letters stand, in twentieths of a point; 0 as the font has them.</param>
internal sealed record SetLines(int[] HeldAt, IReadOnlyList<int> BreaksAt, int Count, int Squeeze)
{
    /// <summary>The places at which something is so.</summary>
    public static int[] PlacesOf(ReadOnlySpan<bool> isSo)
    {
        var places = new int[isSo.Count(true)];
        for (var (index, count) = (0, 0); count < places.Length; index++)
        {
            if (isSo[index])
                places[count++] = index;
        }

        return places;
    }
}
