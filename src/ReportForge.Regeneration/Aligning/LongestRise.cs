namespace ReportForge.Regeneration.Aligning;

/// <summary>The longest rising part of a sequence of numbers: what has kept its order.</summary>
internal static class LongestRise
{
    /// <summary>The places of the numbers that rise, in order.</summary>
    public static List<int> Of(IReadOnlyList<int> numbers)
    {
        var tails = new List<int>();
        var before = new int[numbers.Count];
        for (var at = 0; at < numbers.Count; at++)
        {
            var place = tails.BinarySearch(at, Comparer<int>.Create((one, other) => numbers[one].CompareTo(numbers[other])));
            place = place < 0 ? ~place : place;
            before[at] = place == 0 ? -1 : tails[place - 1];
            if (place == tails.Count)
                tails.Add(at);
            else
                tails[place] = at;
        }

        var rise = new List<int>();
        for (var at = tails.Count == 0 ? -1 : tails[^1]; at >= 0; at = before[at])
            rise.Add(at);
        rise.Reverse();
        return rise;
    }
}
