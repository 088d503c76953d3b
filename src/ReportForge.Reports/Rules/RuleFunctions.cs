using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>
/// Functions that rules need beyond the builtins. They take what they are given: null and values of other types count as
/// nothing, for a rule must not fail on data that another rule complains about.
/// </summary>
internal static class RuleFunctions
{
    /// <summary>Larger numbers are no figures; a rule about their range reports them.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000;

    private static readonly HostParameter List = new("list");
    private static readonly HostParameter Member = new("member", Optional: true);

    public static readonly ImmutableArray<HostFunction> All =
    [
        new("sum", [List, Member], Sum),
        new("where", [List, new("member"), new("value")], (call, arguments) => Filter(call, arguments, isWanted: true)),
        new("except", [List, new("member"), new("value")], (call, arguments) => Filter(call, arguments, isWanted: false)),
        new("find", [List, new("member"), new("value")], Find),
        new("index", [List, new("member"), new("value")], Index),
        new("entries", [new("object")], Entries),
        new("values", [new("object")], Values),
        new("select", [new("object"), new("keys")], Select),
        new("duplicates", [List, Member], Duplicates),
        new("pairs", [List], Pairs),
        new("round", [new("number"), new("decimals")], Round),
        new("decimals", [new("number")], Decimals),
        new("days", [new("from"), new("to")], Days),
        new("weekday", [new("date")], Weekday),
        .. RuleStringFunctions.All,
        .. RuleSlipFunctions.All,
        .. RuleTextFunctions.All,
    ];

    /// <summary>The elements of a list; nothing for anything else.</summary>
    internal static DataArray Elements(Value list) => list.AsArray() ?? new DataArray(0);

    internal static Value Of(Value element, string? member)
    {
        if (member is null)
            return element;
        return element.TryGetMember(member, out var value) ? value : Value.Null;
    }

    private static Value Sum(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var sum = 0m;
        var member = arguments[1].AsString();
        foreach (var element in Elements(arguments[0]))
        {
            if (Of(element, member).AsDecimal() is { } number && Math.Abs(number) <= Largest)
                sum += number;
        }

        return decimal.IsInteger(sum) && Math.Abs(sum) < long.MaxValue ? Value.From((long)sum) : Value.From(sum);
    }

    private static Value Filter(CallContext call, ReadOnlySpan<Value> arguments, bool isWanted)
    {
        var (member, wanted) = (arguments[1].AsString(), arguments[2]);
        var list = Elements(arguments[0]);
        DataArray Kept() => Filtered(call, list, member, wanted, isWanted);
        return RuleMemory.Of(call) is { } memory ? Value.From(memory.Filtered(list, member, wanted, isWanted, Kept)) : Value.From(Kept());
    }

    private static DataArray Filtered(CallContext call, DataArray list, string? member, Value wanted, bool isWanted)
    {
        call.ChargeSteps(list.Count);
        var kept = new DataArray();
        foreach (var element in list)
        {
            if ((Of(element, member) == wanted) == isWanted)
                kept.Add(element);
        }

        return kept;
    }

    private static Value Find(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var place = IndexOf(call, arguments);
        return place < 0 ? Value.Null : Elements(arguments[0])[place];
    }

    private static Value Index(CallContext call, ReadOnlySpan<Value> arguments) => Value.From(IndexOf(call, arguments));

    private static int IndexOf(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var (member, wanted) = (arguments[1].AsString(), arguments[2]);
        var list = Elements(arguments[0]);
        call.ChargeSteps(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            if (Of(list[index], member) == wanted)
                return index;
        }

        return -1;
    }

    private static Value Entries(CallContext call, ReadOnlySpan<Value> arguments) =>
        Listed(call, arguments[0], "entries", Entry);

    private static Value Values(CallContext call, ReadOnlySpan<Value> arguments) =>
        Listed(call, arguments[0], "values", (_, value) => value);

    /// <summary>The members of an object as a list; nothing for anything else.</summary>
    private static Value Listed(CallContext call, Value source, string way, Func<string, Value, Value> element)
    {
        if (!source.TryGetObject(out var members))
            return Value.From(call.NewArray());
        DataArray List()
        {
            call.ChargeSteps(members.Count);
            var list = new DataArray(members.Count);
            foreach (var (name, value) in members.Members)
                list.Add(element(name, value));
            return list;
        }

        return Value.From(RuleMemory.Of(call) is { } memory ? memory.Listed(members, way, List) : List());
    }

    private static Value Select(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var selected = call.NewArray();
        var source = arguments[0];
        foreach (var key in Elements(arguments[1]))
        {
            if (key.AsString() is { } name && source.TryGetMember(name, out var value))
                selected.Add(Entry(name, value));
        }

        return Value.From(selected);
    }

    private static Value Entry(string name, Value value) =>
        Value.From(new DataObject(2).With("key", Value.From(name)).With("value", value));

    private static Value Duplicates(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var member = arguments[1].AsString();
        var list = Elements(arguments[0]);
        call.ChargeSteps(list.Count);
        var seen = new HashSet<Value>();
        var repeated = new HashSet<Value>();
        var duplicates = call.NewArray();
        foreach (var element in list)
        {
            var value = Of(element, member);
            if (!value.IsNull && !seen.Add(value) && repeated.Add(value))
                duplicates.Add(value);
        }

        return Value.From(duplicates);
    }

    private static Value Pairs(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var list = Elements(arguments[0]);
        call.ChargeSteps(list.Count);
        var pairs = call.NewArray();
        for (var index = 1; index < list.Count; index++)
            pairs.Add(Value.From(call.NewObject().With("previous", list[index - 1]).With("current", list[index])));
        return Value.From(pairs);
    }

    private static Value Round(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetDecimal(out var number) || !Arguments.IsWhole(arguments[1], out var decimals) || decimals is < 0 or > 10)
            return Value.Null;
        var rounded = NumberWriting.Rounded(number, decimals);
        return Value.From(rounded);
    }

    /// <summary>Decimals as the data writes the figure: 98.9 has one, 100 none.</summary>
    private static Value Decimals(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0].TryGetDecimal(out var number) ? Value.From(number.Scale) : Value.Null;

    private static Value Days(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.IsDate(arguments[0], out var from) && Arguments.IsDate(arguments[1], out var to)
            ? Value.From(to.DayNumber - from.DayNumber + 1)
            : Value.Null;

    private static Value Weekday(CallContext call, ReadOnlySpan<Value> arguments)
    {
        const int sunday = 7;
        if (!Arguments.IsDate(arguments[0], out var date))
            return Value.Null;
        return Value.From(date.DayOfWeek == DayOfWeek.Sunday ? sunday : (int)date.DayOfWeek);
    }
}
