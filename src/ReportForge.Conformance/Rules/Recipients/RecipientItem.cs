using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Rules.Recipients;

/// <summary>One receiver of the list, which may have been typed over several lines.</summary>
internal sealed record RecipientItem(IReadOnlyList<TextLine> Lines)
{
    public TextLine First => Lines[0];

    public TextLine Last => Lines[^1];

    public string Comparable => string.Join(' ', Lines.Select(line => line.Comparable));

    /// <summary>A line without dash goes on with the one above while that has no “;” or “.” at its end.</summary>
    public static IReadOnlyList<RecipientItem> Of(IEnumerable<TextLine> lines)
    {
        var items = new List<List<TextLine>>();
        foreach (var line in lines)
        {
            var goesOn = items.Count > 0 && !HasDash(line) && items[^1][^1].Comparable[^1] is not (';' or '.') && HasDash(items[^1][0]);
            if (goesOn)
                items[^1].Add(line);
            else
                items.Add([line]);
        }

        return [.. items.Select(item => new RecipientItem(item))];
    }

    private static bool HasDash(TextLine line) => line.Comparable[0] is '-' or '–' or '+' or '*' or '•';
}
