using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Headers, footers, notes and text boxes of two documents by what stands in them: programs rename their parts at will.</summary>
internal static class StoryPairing
{
    public static IEnumerable<(Story Left, Story Right)> Pair(List<Story> lefts, List<Story> rights)
    {
        foreach (var group in lefts.GroupBy(story => (story.Kind, story.IsShadow)))
        {
            List<Story> free = [.. rights.Where(story => (story.Kind, story.IsShadow) == group.Key)];
            List<Story> ones = [.. group];
            foreach (var (one, other) in ones.SelectMany(one => free.Select(other => (one, other)))
                .OrderByDescending(pair => Likeness(pair.one, pair.other)).ToList())
            {
                var isPair = ones.Contains(one) && free.Contains(other)
                    && (group.Key.Kind == StoryKind.Body || Likeness(one, other) >= 0.5);
                if (!isPair)
                    continue;
                ones.Remove(one);
                free.Remove(other);
                yield return (one, other);
            }
        }
    }

    private static double Likeness(Story one, Story other)
    {
        if (one.Kind == StoryKind.Body)
            return 1;
        var counts = other.Paragraphs.SelectMany(paragraph => paragraph.Tokens).GroupBy(token => token.Shape)
            .ToDictionary(group => group.Key, group => group.Count());
        var all = one.Paragraphs.Sum(paragraph => paragraph.Tokens.Length) + other.Paragraphs.Sum(paragraph => paragraph.Tokens.Length);
        var common = one.Paragraphs.SelectMany(paragraph => paragraph.Tokens).GroupBy(token => token.Shape)
            .Sum(group => Math.Min(group.Count(), counts.GetValueOrDefault(group.Key)));
        return all == 0 ? 1 : 2.0 * common / all;
    }
}
