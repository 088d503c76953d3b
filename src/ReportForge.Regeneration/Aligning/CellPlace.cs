using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Where the only paragraph of a cell is to be found in the same cell of another document.</summary>
internal static class CellPlace
{
    /// <summary>A cell that holds one paragraph is the place of that paragraph, whatever stands in it; null where it holds more.</summary>
    public static ParagraphBlock? Alone(Container cell) => cell.Blocks is [ParagraphBlock only] ? only : null;

    /// <summary>
    /// The same where a person may have written paragraphs of their own beside it: it is the one that holds all of its words when no
    /// other holds any, or the one left empty when no other can be what was to stand there. Null where nobody can tell.
    /// </summary>
    public static ParagraphBlock? Of(ParagraphBlock only, Container cell)
    {
        if (Alone(cell) is { } alone)
            return alone;
        var all = cell.Blocks.OfType<ParagraphBlock>().ToList();
        if (all.Count < cell.Blocks.Count)
            return null;
        var words = Words(only);
        return only.IsBlank
            ? all.FindAll(other => other.IsBlank) is [var left] && !all.Exists(other => other.HasFigures) ? left : null
            : all.FindAll(other => Words(other).Intersect(words).Any()) is [var place] && Holds(Words(place), words) ? place : null;
    }

    private static int[] Words(ParagraphBlock paragraph) =>
        [.. paragraph.Tokens.Where(token => token.Kind != TokenKind.Blank).Select(token => token.Folded)];

    private static bool Holds(ReadOnlySpan<int> all, ReadOnlySpan<int> part) => all.IndexOf(part) >= 0;
}
