using ReportForge.Language;

namespace ReportForge.Reports.Rules;

/// <summary>
/// What the rules of one report have already worked out: many rules ask the same of the same list. Only lists of the data and
/// results kept here are remembered, for they do not change; a list that an expression makes is new each time.
/// </summary>
internal sealed class RuleMemory
{
    private readonly HashSet<object> lasting = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(object List, string? Member, Value Wanted, bool IsWanted), Value> filtered = [];
    private readonly Dictionary<(object Owner, string Path), DataArray> strings = [];

    private readonly int deepest;

    /// <summary>Remembers lists and objects of the data that lie no deeper than said.</summary>
    public RuleMemory(Value data, int deepest)
    {
        this.deepest = deepest;
        Remember(data, 0);
    }

    public static RuleMemory? Of(CallContext call) => call.Render.HostState as RuleMemory;

    /// <summary>The elements of a list by a member's value, worked out once.</summary>
    public Value Filtered(DataArray list, string? member, Value wanted, bool isWanted, Func<DataArray> filter)
    {
        if (!lasting.Contains(list))
            return Value.From(filter());
        var key = (list, member, wanted, isWanted);
        if (filtered.TryGetValue(key, out var known))
            return known;
        var result = filter();
        lasting.Add(result);
        return filtered[key] = Value.From(result);
    }

    /// <summary>The texts inside an object or list of the data, collected once for each path that it is reached by.</summary>
    public DataArray Strings(object owner, string path, Func<DataArray> collect)
    {
        if (!lasting.Contains(owner))
            return collect();
        if (!strings.TryGetValue((owner, path), out var known))
            strings[(owner, path)] = known = collect();
        return known;
    }

    private void Remember(Value value, int depth)
    {
        if (depth > deepest)
            return;
        if (value.TryGetObject(out var members))
        {
            if (depth > 0)
                lasting.Add(members);
            foreach (var member in members.Members)
                Remember(member.Value, depth + 1);
        }
        else if (value.TryGetArray(out var list))
        {
            lasting.Add(list);
            foreach (var element in list)
                Remember(element, depth + 1);
        }
    }
}
