using System.Runtime.InteropServices;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Two that belong together. What is not firm is never written into.</summary>
internal readonly record struct Match<T>(T Left, T Right, bool IsFirm);

/// <summary>How the things of a sequence are compared.</summary>
/// <param name="Same">What two that follow a pair, or go before one, must have in common to be the next pair; 0 is never the same.</param>
/// <param name="Keys">What must be equal and unique for two to be the same beyond doubt, the strictest first; 0 is no key.</param>
/// <param name="Shape">What twins have in common: all but their figures; 0 is no twin of anything.</param>
/// <param name="Likeness">How alike two are, from 0 to 1.</param>
/// <param name="Least">The likeness from which two belong together at all.</param>
/// <param name="Firm">The likeness from which they do firmly, when no other is nearly as alike.</param>
/// <param name="Lone">The likeness from which they do firmly when nothing else stands between two pairs.</param>
internal sealed record AlignmentTerms<T>(
    Func<T, int> Same, Func<T, int>[] Keys, Func<T, int> Shape, Func<T, T, double> Likeness, double Least, double Firm, double Lone)
{
    /// <summary>Whether what has a key in common is the same wherever it stands; off where a program keeps the order.</summary>
    public bool MayMove { get; init; } = true;

    /// <summary>The hidden mark by which the program knows it again, whatever was done to it; 0 where it has none.</summary>
    public Func<T, int> Mark { get; init; } = _ => 0;

    /// <summary>How much of what was marked is still there, wherever in it.</summary>
    public Func<T, T, double> MarkedLikeness { get; init; } = Likeness;
}

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
        MatchMarked();
        Between(0, left.Count, 0, right.Count, 0);
        MatchMoved();
        DoubtTwins();
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
        _partners[leftAt] < 0 && _owners[rightAt] < 0 && terms.Same(left[leftAt]) is not 0 and var key
            && key == terms.Same(right[rightAt]);

    // Where there are several equals and one was taken away, nobody can tell which: they are matched but not written into.
    // A copy that a person has made stands behind its original.
    private bool IsSettled(int leftAt)
    {
        var key = terms.Same(left[leftAt]);
        var (here, there) = (CountOfSame(left, key), CountOfSame(right, key));
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
            if (terms.MayMove)
                Pair(at, partner, isFirm: true);
            if (partner >= rightStart && partner < rightEnd)
                pairs.Add((at, partner));
        }

        // Those that keep their order are the frame; the others have moved.
        var frame = LongestRise.Of([.. pairs.Select(pair => pair.Right)]).ConvertAll(at => pairs[at]);
        frame.ForEach(pair => Pair(pair.Left, pair.Right, isFirm: true));
        return frame;
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
        var isAlone = lefts.Length == 1 && rights.Length == 1 && (table[0, 0] >= terms.Lone || terms.Same(left[lefts[0]]) == 0);
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

    // A mark goes wherever its paragraph goes; text that has nothing in common with what was marked is told as such.
    private void MatchMarked()
    {
        var marked = new Dictionary<int, int>();
        for (var at = 0; at < right.Count; at++)
        {
            if (terms.Mark(right[at]) is not 0 and var mark)
                marked[mark] = marked.ContainsKey(mark) ? -1 : at;
        }

        for (var at = 0; marked.Count > 0 && at < left.Count; at++)
        {
            if (terms.Mark(left[at]) is not 0 and var mark && marked.GetValueOrDefault(mark, -1) is >= 0 and var partner
                && terms.MarkedLikeness(left[at], right[partner]) >= terms.Least)
                Pair(at, partner, isFirm: true);
        }
    }

    // Twins differ in their figures only. Where as many stand on both sides and two seem to have changed places, a person may as
    // well have typed the figures of one into the other: nobody can tell, unless their marks do. They are taken by their places
    // then, and not written into.
    private void DoubtTwins()
    {
        var others = ByShape(right);
        foreach (var (shape, members) in ByShape(left))
        {
            if (members.Count == 1 || !others.TryGetValue(shape, out var twins) || twins.Count != members.Count)
                continue;
            int[] doubted = [.. Enumerable.Range(0, members.Count)
                .Where(rank => _partners[members[rank]] is >= 0 and var partner && twins[rank] != partner && !IsMarked(members[rank]))];
            foreach (var rank in doubted)
                _owners[_partners[members[rank]]] = -1;
            foreach (var rank in doubted)
            {
                _partners[members[rank]] = -1;
                if (_owners[twins[rank]] < 0)
                    Pair(members[rank], twins[rank], isFirm: false);
            }
        }
    }

    private bool IsMarked(int leftAt) => terms.Mark(left[leftAt]) is not 0 and var mark && mark == terms.Mark(right[_partners[leftAt]]);

    private Dictionary<int, List<int>> ByShape(IReadOnlyList<T> side)
    {
        var shapes = new Dictionary<int, List<int>>();
        for (var at = 0; at < side.Count; at++)
        {
            if (terms.Shape(side[at]) is not 0 and var shape)
                (CollectionsMarshal.GetValueRefOrAddDefault(shapes, shape, out _) ??= []).Add(at);
        }

        return shapes;
    }

    private void Pair(int leftAt, int rightAt, bool isFirm)
    {
        (_partners[leftAt], _owners[rightAt]) = (rightAt, leftAt);
        _isFirm[leftAt] = isFirm;
    }

    private readonly Dictionary<int, (int Count, int First)>?[] _leftCounts = new Dictionary<int, (int, int)>?[terms.Keys.Length];
    private readonly Dictionary<int, (int Count, int First)>?[] _rightCounts = new Dictionary<int, (int, int)>?[terms.Keys.Length];

    private Dictionary<int, int>? _leftSame;
    private Dictionary<int, int>? _rightSame;

    private int CountOfSame(IReadOnlyList<T> side, int key)
    {
        ref var kept = ref ReferenceEquals(side, left) ? ref _leftSame : ref _rightSame;
        kept ??= side.CountBy(terms.Same).ToDictionary();
        return kept.GetValueOrDefault(key);
    }

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
