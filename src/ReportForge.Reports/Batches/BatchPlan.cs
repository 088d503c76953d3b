using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Reports.Batches;

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
    private readonly Dictionary<string, int> _firstOfKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _duplicates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public int Makeable { get; private set; }

    /// <summary>Codes of all units that the set has data of.</summary>
    public IReadOnlySet<string> UnitCodes => _codes;

    /// <summary>Keys that occur more than once, with the ordinals of their items.</summary>
    public IReadOnlyDictionary<string, List<int>> Duplicates => _duplicates;

    public void Add(int ordinal, string key, string unitCode, PlannedAction action, ulong inputMark)
    {
        lock (_turn)
        {
            while (_pages.Count * PageSize <= ordinal)
                _pages.Add(new Entry[PageSize]);
            Count = Math.Max(Count, ordinal + 1);
            Makeable += action == PlannedAction.Make ? 1 : 0;
            EntryAt(ordinal) = new Entry(key, action, inputMark);
            if (unitCode.Length > 0)
                _codes.Add(unitCode);
            if (!_firstOfKey.TryAdd(key, ordinal))
                AddDuplicate(key, ordinal);
        }
    }

    public Entry this[int ordinal] => EntryAt(ordinal);

    public void Refuse(int ordinal)
    {
        ref var entry = ref EntryAt(ordinal);
        Makeable -= entry.Action == PlannedAction.Make ? 1 : 0;
        entry = entry with { Action = PlannedAction.Refuse };
    }

    private ref Entry EntryAt(int ordinal) => ref _pages[ordinal / PageSize][ordinal % PageSize];

    private void AddDuplicate(string key, int ordinal)
    {
        if (!_duplicates.TryGetValue(key, out var ordinals))
            _duplicates[key] = ordinals = [_firstOfKey[key]];
        ordinals.Add(ordinal);
        ordinals.Sort();
    }

    /// <param name="Key">Unit and period.</param>
    /// <param name="Action">What is to happen.</param>
    /// <param name="InputMark">The first bytes of the data's hash: enough to see that the input changed under the run.</param>
    public readonly record struct Entry(string Key, PlannedAction Action, ulong InputMark);
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
                _counts[group.Key] = _counts.TryGetValue(group.Key, out var count) ? Smaller(count, one) with { Units = count.Units + 1 } : one;
            }
        }
    }

    /// <summary>Counts the findings of a row that is kept, as if they had been found again.</summary>
    public void AddKept(LedgerRow row)
    {
        foreach (var finding in LedgerFindings.Unpack(row.Findings))
        {
            var code = finding.GetProperty("code").GetString() ?? "";
            var severity = finding.GetProperty("severity").GetString() ?? "";
            var message = finding.GetProperty("message").GetString() ?? "";
            Add(row.UnitName, [new Finding(code, SeverityOf(severity), Place.Whole, Wording.Same(message))]);
        }
    }

    private static Severity SeverityOf(string name) =>
        Enum.GetValues<Severity>().First(severity => FindingText.SeverityText(severity, MessageLanguage.English) == name);

    // Threads come in any order; the example shown must not depend on it.
    private static FindingCount Smaller(FindingCount left, FindingCount right)
    {
        var order = string.CompareOrdinal(left.FirstUnit, right.FirstUnit);
        return (order == 0 ? string.CompareOrdinal(left.Example.Vi, right.Example.Vi) : order) <= 0 ? left : right;
    }
}

/// <summary>How many units of a set have a finding of one kind, and what it says of the first of them.</summary>
public sealed record FindingCount(string Code, Severity Severity, int Units, string FirstUnit, Wording Example);
