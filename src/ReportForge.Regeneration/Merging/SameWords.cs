using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Whether two stretches say the same to a reader: a figure with and without separators of thousands is one figure.</summary>
internal static class SameWords
{
    public static bool Are(TokenLine one, int oneStart, int oneEnd, TokenLine other, int otherStart, int otherEnd) =>
        Words(one, oneStart, oneEnd).SequenceEqual(Words(other, otherStart, otherEnd), StringComparer.Ordinal);

    public static string Plain(string number)
    {
        var groups = number.TrimEnd('%').Split(',')[0].Split('.');
        var isGrouped = groups.Length > 1 && groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
        return isGrouped ? number.Replace(".", "", StringComparison.Ordinal) : number;
    }

    private static IEnumerable<string> Words(TokenLine line, int start, int end) => Enumerable.Range(start, end - start)
        .Where(at => !line.IsBlank(at))
        .Select(at => line.Tokens[at].Kind == TokenKind.Number ? Plain(line.TextOf(at, at + 1)) : $"#{line.Tokens[at].Folded}");
}
