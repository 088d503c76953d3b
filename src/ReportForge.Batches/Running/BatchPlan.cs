using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;

namespace ReportForge.Batches.Running;

/// <summary>What is to happen with an item of the input.</summary>
internal enum PlannedAction : byte
{
    /// <summary>Findings prevent it.</summary>
    Refuse,

    /// <summary>Its document lies there already, made from the same data by the same template.</summary>
    Keep,

    Make,
}

/// <summary>
/// What the look at the whole set came to: a few bytes an item, so that a set of any size fits. Filled by several
/// threads, read when they are done.
/// </summary>
internal sealed class BatchPlan
{
    // Pages do not move when there are more of them, and none is so large that its memory is kept for long.
    private const int PageSize = 1_024;

    private readonly Lock _turn = new();
    private readonly List<Entry[]> _pages = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public int Makeable { get; private set; }

    /// <summary>Codes of all units that the set has data of.</summary>
    public IReadOnlySet<string> UnitCodes => _codes;

    /// <summary>Takes down what is to happen with an item; <paramref name="unitCode"/> is empty where the data names no unit.</summary>
    public void Add(int ordinal, string unitCode, string period, PlannedAction action, ulong inputMark)
    {
        lock (_turn)
        {
            while (_pages.Count * PageSize <= ordinal)
                _pages.Add(new Entry[PageSize]);
            Count = Math.Max(Count, ordinal + 1);
            Makeable += action == PlannedAction.Make ? 1 : 0;
            EntryAt(ordinal) = new Entry(Shared(unitCode), Shared(period), action, inputMark);
            if (unitCode.Length > 0)
                _codes.Add(unitCode);
        }
    }

    public Entry this[int ordinal] => EntryAt(ordinal);

    public void Refuse(int ordinal)
    {
        ref var entry = ref EntryAt(ordinal);
        Makeable -= entry.Action == PlannedAction.Make ? 1 : 0;
        entry = entry with { Action = PlannedAction.Refuse };
    }

    /// <summary>The ordinals of items that are reports of the same unit and period, rising, in groups of two and more.</summary>
    public IReadOnlyList<ImmutableArray<int>> Duplicates()
    {
        var ordinals = Enumerable.Range(0, Count).Where(ordinal => EntryAt(ordinal).UnitCode.Length > 0).ToArray();
        Array.Sort(ordinals, Compare);
        var duplicates = new List<ImmutableArray<int>>();
        for (var (start, end) = (0, 0); start < ordinals.Length; start = end)
        {
            while (end < ordinals.Length && IsSameReport(ordinals[start], ordinals[end]))
                end++;
            if (end - start > 1)
                duplicates.Add([.. ordinals[start..end]]);
        }

        return duplicates;
    }

    private int Compare(int left, int right)
    {
        var order = string.CompareOrdinal(EntryAt(left).UnitCode, EntryAt(right).UnitCode);
        order = order != 0 ? order : string.CompareOrdinal(EntryAt(left).Period, EntryAt(right).Period);
        return order != 0 ? order : left.CompareTo(right);
    }

    private bool IsSameReport(int left, int right) =>
        EntryAt(left).UnitCode == EntryAt(right).UnitCode && EntryAt(left).Period == EntryAt(right).Period;

    private ref Entry EntryAt(int ordinal) => ref _pages[ordinal / PageSize][ordinal % PageSize];

    // Thirty years of a unit share its code, and all units their periods.
    private string Shared(string text)
    {
        if (_texts.TryGetValue(text, out var known))
            return known;
        _texts.Add(text);
        return text;
    }

    /// <param name="UnitCode">Official code of the unit; empty where the data names none.</param>
    /// <param name="Period">Short text of the period.</param>
    /// <param name="Action">What is to happen.</param>
    /// <param name="InputMark">The first bytes of the data's hash: enough to see that the input changed under the run.</param>
    public readonly record struct Entry(string UnitCode, string Period, PlannedAction Action, ulong InputMark)
    {
        /// <summary>The key of the item's row in the ledger.</summary>
        public string Key => BatchIdentity.KeyOf(UnitCode, Period);
    }
}

/// <summary>Counts findings by their code, so that a set of thousands can be summed up in a few lines.</summary>
internal sealed class FindingTally
{
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, FindingCount> _counts = new(StringComparer.Ordinal);

    public ImmutableArray<FindingCount> Counts => [.. _counts.Values];

    public void Add(string unit, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
            return;
        lock (_turn)
        {
            foreach (var group in findings.GroupBy(finding => finding.Code))
            {
                var first = group.First();
                var one = new FindingCount(first.Code, first.Severity, 1, unit, first.Message);
                _counts[group.Key] = _counts.TryGetValue(group.Key, out var count)
                    ? Smaller(count, one) with { Units = count.Units + 1 }
                    : one;
            }
        }
    }

    // Threads come in any order; the example shown must not depend on it.
    private static FindingCount Smaller(FindingCount left, FindingCount right)
    {
        var order = string.CompareOrdinal(left.FirstUnit, right.FirstUnit);
        return (order == 0 ? string.CompareOrdinal(left.Example.Vi, right.Example.Vi) : order) <= 0 ? left : right;
    }
}

/// <summary>How many units of a set have a finding of one kind, and what it says of the first of them.</summary>
public sealed record FindingCount(string Code, Severity Severity, int Units, string FirstUnit, Wording Example);
