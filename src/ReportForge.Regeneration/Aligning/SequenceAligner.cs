namespace ReportForge.Regeneration.Aligning;

/// <summary>Two that belong together. What is not firm is never written into.</summary>
internal readonly record struct Match<T>(T Left, T Right, bool IsFirm);

/// <summary>How the things of a sequence are compared.</summary>
/// <param name="Keys">What must be equal and unique for two to be the same beyond doubt, the strictest first; 0 is no key.</param>
/// <param name="Likeness">How alike two are, from 0 to 1.</param>
/// <param name="Least">The likeness from which two belong together at all.</param>
/// <param name="Firm">The likeness from which they do firmly, when no other is nearly as alike.</param>
/// <param name="Lone">The likeness from which they do firmly when nothing else stands between two pairs.</param>
internal sealed record AlignmentTerms<T>(Func<T, int>[] Keys, Func<T, T, double> Likeness, double Least, double Firm, double Lone);

/// <summary>
/// Aligns two sequences: what is equal and unique first, wherever it has moved; equals beside a pair; then, between pairs, what
/// is most alike in its order; last what has moved and changed.
/// </summary>
internal sealed class SequenceAligner<T>(AlignmentTerms<T> terms, IReadOnlyList<T> left, IReadOnlyList<T> right)
{
    private const int MostComparisons = 40_000;
    private const double Moved = 0.8;
    private readonly int[] _partners = [.. Enumerable.Repeat(-1, left.Count)];
    private readonly int[] _owners = [.. Enumerable.Repeat(-1, right.Count)];
    private readonly bool[] _isFirm = new bool[left.Count];

    public List<Match<T>> Align()
    {
        Between(0, left.Count, 0, right.Count, 0);
        MatchMoved();
        return [.. Enumerable.Range(0, left.Count).Where(at => _partners[at] >= 0)
            .Select(at => new Match<T>(left[at], right[_partners[at]], _isFirm[at]))];
    }

    private void Between(int leftStart, int leftEnd, int rightStart, int rightEnd, int level)
    {
        while (leftStart < leftEnd && rightStart < rightEnd && IsSame(leftStart, rightStart))
            Pair(leftStart, rightStart++, IsSettled(leftStart++));
        while (leftStart < leftEnd && rightStart < rightEnd && IsSame(leftEnd - 1, rightEnd - 1))
            Pair(--leftEnd, --rightEnd, IsSettled(leftEnd));
        if (leftStart == leftEnd || rightStart == rightEnd)
            return;
        if (level == terms.Keys.Length)
        {
            ByLikeness(leftStart, leftEnd, rightStart, rightEnd);
            return;
        }

        foreach (var (nextLeft, nextRight) in Anchors(level, leftStart, leftEnd, rightStart, rightEnd).Append((leftEnd, rightEnd)))
        {
            Between(leftStart, nextLeft, rightStart, nextRight, level + 1);
            (leftStart, rightStart) = (nextLeft + 1, nextRight + 1);
        }
    }

    private bool IsSame(int leftAt, int rightAt) =>
        _partners[leftAt] < 0 && _owners[rightAt] < 0 && terms.Keys[0](left[leftAt]) is not 0 and var key
            && key == terms.Keys[0](right[rightAt]);

    // Where there are several equals and one was taken away, nobody can tell which: they are matched but not written into.
    // A copy that a person has made stands behind its original.
    private bool IsSettled(int leftAt)
    {
        var (here, there) = (Count(left, 0, terms.Keys[0](left[leftAt])), Count(right, 0, terms.Keys[0](left[leftAt])));
        return here == there || (here == 1 && there > 1);
    }

    private List<(int Left, int Right)> Anchors(int level, int leftStart, int leftEnd, int rightStart, int rightEnd)
    {
        var pairs = new List<(int Left, int Right)>();
        for (var at = leftStart; at < leftEnd; at++)
        {
            var key = terms.Keys[level](left[at]);
            if (key == 0 || _partners[at] >= 0 || Count(left, level, key) != 1 || Count(right, level, key) != 1)
                continue;
            var partner = First(level, key);
            if (_owners[partner] >= 0)
                continue;
            Pair(at, partner, isFirm: true);
            if (partner >= rightStart && partner < rightEnd)
                pairs.Add((at, partner));
        }

        return LongestRise(pairs);
    }

    // Those that keep their order are the frame; the others have moved and are pairs all the same.
    private static List<(int Left, int Right)> LongestRise(List<(int Left, int Right)> pairs)
    {
        var tails = new List<int>();
        var before = new int[pairs.Count];
        for (var at = 0; at < pairs.Count; at++)
        {
            var place = tails.BinarySearch(at, Comparer<int>.Create((one, other) => pairs[one].Right.CompareTo(pairs[other].Right)));
            place = place < 0 ? ~place : place;
            before[at] = place == 0 ? -1 : tails[place - 1];
            if (place == tails.Count)
                tails.Add(at);
            else
                tails[place] = at;
        }

        var rise = new List<(int, int)>();
        for (var at = tails.Count == 0 ? -1 : tails[^1]; at >= 0; at = before[at])
            rise.Add(pairs[at]);
        rise.Reverse();
        return rise;
    }

    private void ByLikeness(int leftStart, int leftEnd, int rightStart, int rightEnd)
    {
        int[] lefts = [.. Enumerable.Range(leftStart, leftEnd - leftStart).Where(at => _partners[at] < 0)];
        int[] rights = [.. Enumerable.Range(rightStart, rightEnd - rightStart).Where(at => _owners[at] < 0)];
        if (lefts.Length == 0 || rights.Length == 0)
            return;
        if ((long)lefts.Length * rights.Length > MostComparisons)
        {
            ByPlace(lefts, rights);
            return;
        }

        var table = LikenessTable.Of(lefts, rights, (one, other) => terms.Likeness(left[one], right[other]));
        var isAlone = lefts.Length == 1 && rights.Length == 1 && (table[0, 0] >= terms.Lone || terms.Keys[0](left[lefts[0]]) == 0);
        foreach (var (row, column) in table.InOrder(isAlone ? Math.Min(terms.Lone, terms.Least) : terms.Least))
            Pair(lefts[row], rights[column], isAlone || table.IsClear(row, column, terms.Firm));
    }

    // Thousands of rows without a label that tells them apart: only their number can say which is which.
    private void ByPlace(int[] lefts, int[] rights)
    {
        if (lefts.Length != rights.Length)
            return;
        for (var at = 0; at < lefts.Length; at++)
        {
            if (terms.Likeness(left[lefts[at]], right[rights[at]]) >= terms.Firm)
                Pair(lefts[at], rights[at], isFirm: true);
        }
    }

    private void MatchMoved()
    {
        int[] lefts = [.. Enumerable.Range(0, left.Count).Where(at => _partners[at] < 0)];
        int[] rights = [.. Enumerable.Range(0, right.Count).Where(at => _owners[at] < 0)];
        if (lefts.Length == 0 || rights.Length == 0 || (long)lefts.Length * rights.Length > MostComparisons)
            return;
        var table = LikenessTable.Of(lefts, rights, (one, other) => terms.Likeness(left[one], right[other]));
        foreach (var (row, column) in table.Clear(Math.Max(Moved, terms.Firm)))
            Pair(lefts[row], rights[column], isFirm: true);
    }

    private void Pair(int leftAt, int rightAt, bool isFirm)
    {
        (_partners[leftAt], _owners[rightAt]) = (rightAt, leftAt);
        _isFirm[leftAt] = isFirm;
    }

    private readonly Dictionary<int, (int Count, int First)>?[] _leftCounts = new Dictionary<int, (int, int)>?[terms.Keys.Length];
    private readonly Dictionary<int, (int Count, int First)>?[] _rightCounts = new Dictionary<int, (int, int)>?[terms.Keys.Length];

    private int Count(IReadOnlyList<T> side, int level, int key) => Counts(side, level).GetValueOrDefault(key).Count;

    private int First(int level, int key) => Counts(right, level)[key].First;

    private Dictionary<int, (int Count, int First)> Counts(IReadOnlyList<T> side, int level)
    {
        var kept = ReferenceEquals(side, left) ? _leftCounts : _rightCounts;
        if (kept[level] is { } known)
            return known;
        var counts = new Dictionary<int, (int Count, int First)>();
        for (var at = 0; at < side.Count; at++)
        {
            var key = terms.Keys[level](side[at]);
            counts[key] = counts.TryGetValue(key, out var found) ? (found.Count + 1, found.First) : (1, at);
        }

        return kept[level] = counts;
    }
}
