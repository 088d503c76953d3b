using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>
/// What the rules of one report have already worked out: many rules ask the same of the same list. Only lists of the data and
/// results kept here are remembered, for they do not change; a list that an expression makes is new each time.
/// </summary>
internal sealed class RuleMemory
{
    private readonly Dictionary<(object List, string? Member, Value Wanted, bool IsWanted), DataArray> filtered = [];
    private readonly Dictionary<(object Owner, string Path), DataArray> strings = [];
    private readonly Dictionary<(object Owner, string Way), DataArray> listed = [];

    public static RuleMemory? Of(CallContext call) => call.Render.HostState as RuleMemory;

    /// <summary>The elements of a list by a member's value, worked out once.</summary>
    public DataArray Filtered(DataArray list, string? member, Value wanted, bool isWanted, Func<DataArray> filter) =>
        list.IsOfHost ? Known(filtered, (list, member, wanted, isWanted), filter) : filter();

    /// <summary>The texts inside an object or list of the data, collected once for each path that it is reached by.</summary>
    public DataArray Strings(Value owner, string path, Func<DataArray> collect) =>
        HostObject(owner) is { } known ? Known(strings, (known, path), collect) : collect();

    /// <summary>The members of an object of the data as a list, made once for each way of listing them.</summary>
    public DataArray Listed(DataObject owner, string way, Func<DataArray> list) =>
        owner.IsOfHost ? Known(listed, (owner, way), list) : list();

    private static object? HostObject(Value value)
    {
        if (value.TryGetObject(out var members))
            return members.IsOfHost ? members : null;
        return value.TryGetArray(out var list) && list.IsOfHost ? list : null;
    }

    private static DataArray Known<TKey>(Dictionary<TKey, DataArray> all, TKey key, Func<DataArray> make)
        where TKey : notnull =>
        all.TryGetValue(key, out var known) ? known : all[key] = make();
}
