using ReportForge.Language.Rendering;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>array</c>. Every function gives a new array and leaves its input as it is.</summary>
internal static class ArrayFunctions
{
    public static DataObject Create() => new FunctionTable("array")
        .Add("add", "list value", (call, a) => Joined(call, call.List(a[0]), [a[1]]))
        .Add("add_range", "list1 list2", Concat)
        .Add("any", "list function args*", Any)
        .Add("compact", "list", Compact)
        .Add("concat", "list1 list2", Concat)
        .Add("contains", "list item", Contains)
        .Add("cycle", "list group?", Cycle)
        .Add("each", "list function args*", Each)
        .Add("filter", "list function args*", Filter)
        .Add("first", "list", (call, a) => End(call, a[0], first: true))
        .Add("insert_at", "list index value", InsertAt)
        .Add("join", "list delimiter function?", Join)
        .Add("last", "list", (call, a) => End(call, a[0], first: false))
        .Add("limit", "list count", Limit)
        .Add("map", "list member", Map)
        .Add("offset", "list index", Offset)
        .Add("remove_at", "list index", RemoveAt)
        .Add("reverse", "list", Reverse)
        .Add("size", "list", Size)
        .Add("sort", "list member?", Sort)
        .Add("uniq", "list", Uniq)
        .Members;

    private static Value Concat(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var (left, right) = (call.List(arguments[0]), call.List(arguments[1]));
        if (left is null && right is null)
            return Value.Null;
        return Joined(call, left, right is null ? [] : right.Items);
    }

    private static Value Joined(CallContext call, DataArray? left, ReadOnlySpan<Value> right)
    {
        var result = Copy(call, left, right.Length);
        call.ChargeSteps(right.Length);
        foreach (var item in right)
            result.Add(item);
        return Value.From(result);
    }

    private static DataArray Copy(CallContext call, DataArray? list, int room = 0)
    {
        var count = list?.Count ?? 0;
        call.ChargeSteps(count);
        var result = call.NewArray(count + room);
        if (list is not null)
        {
            foreach (var item in list.Items)
                result.Add(item);
        }

        return result;
    }

    private static Value Compact(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.Null;
        var result = call.NewArray(list.Count);
        call.ChargeSteps(list.Count);
        foreach (var item in list.Items)
        {
            if (!item.IsNull)
                result.Add(item);
        }

        return Value.From(result);
    }

    private static Value Contains(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.False;
        call.ChargeSteps(list.Count);
        return Value.From(list.Items.Contains(arguments[1]));
    }

    // Calls with equal lists share a group unless they name one.
    private static Value Cycle(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var (listArgument, groupArgument) = (arguments[0], arguments[1]);
        if (listArgument.Kind == ValueKind.String)
            (listArgument, groupArgument) = (groupArgument, listArgument);
        if (call.List(listArgument) is not { Count: > 0 } list)
            return Value.Null;
        var group = groupArgument.IsNull ? call.Text(Value.From(list)) : call.Text(groupArgument);
        return list[(int)(call.Render.NextInCycle(group) % list.Count)];
    }

    private static Value Any(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.False;
        foreach (var item in list.Items.ToArray())
        {
            call.ChargeSteps(1);
            if (Apply(call, arguments, item).Truthy)
                return Value.True;
        }

        return Value.False;
    }

    private static Value Each(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.Null;
        var result = call.NewArray(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            call.ChargeSteps(1);
            result.Add(Apply(call, arguments, list[index]));
        }

        return Value.From(result);
    }

    private static Value Filter(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.Null;
        var result = call.NewArray(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            call.ChargeSteps(1);
            var item = list[index];
            if (Apply(call, arguments, item).Truthy)
                result.Add(item);
        }

        return Value.From(result);
    }

    // function item further…
    private static Value Apply(CallContext call, ReadOnlySpan<Value> arguments, Value item)
    {
        if (arguments.Length == 2)
            return call.Invoke(arguments[1], item);
        var passed = arguments[1..].ToArray();
        passed[0] = item;
        return call.Invoke(arguments[1], passed);
    }

    private static Value End(CallContext call, Value value, bool first)
    {
        if (!Sequences.TryGet(call.Render, value, out var items) || items.Count == 0)
            return Value.Null;
        return items.At(call.Render, first ? 0 : items.Count - 1);
    }

    private static Value InsertAt(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!call.TryInteger(arguments[1], out var index))
            return Value.Fault;
        var list = call.List(arguments[0]);
        index = Math.Max(0, index);
        var missing = Math.Max(0, index - (list?.Count ?? 0));
        call.ChargeBytes(missing * 16);
        var result = call.NewArray((list?.Count ?? 0) + 1);
        call.ChargeSteps(result.Count + missing);
        for (var place = 0; place < index; place++)
            result.Add(list is not null && place < list.Count ? list[place] : Value.Null);
        result.Add(arguments[2]);
        for (var place = (int)index; list is not null && place < list.Count; place++)
            result.Add(list[place]);
        return Value.From(result);
    }

    private static Value Join(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.From("");
        var delimiter = call.TextOf(arguments[1]);
        var parts = new string[list.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            call.ChargeSteps(1);
            var text = call.TextOf(list[index]);
            if (!arguments[2].IsNull)
                text = call.TextOf(call.Invoke(arguments[2], Value.From(text)));
            call.ChargeBytes(2L * (text.Length + delimiter.Length));
            parts[index] = text;
        }

        return Value.From(string.Join(delimiter, parts));
    }

    private static Value Limit(CallContext call, ReadOnlySpan<Value> arguments) =>
        Window(call, arguments[0], 0, call.TryInteger(arguments[1], out var count) ? count : 0);

    private static Value Offset(CallContext call, ReadOnlySpan<Value> arguments) =>
        Window(call, arguments[0], call.TryInteger(arguments[1], out var index) ? index : 0, long.MaxValue);

    private static Value Window(CallContext call, Value value, long start, long count)
    {
        if (call.List(value) is not { } list)
            return Value.Null;
        start = Math.Clamp(start, 0, list.Count);
        count = Math.Clamp(count, 0, list.Count - start);
        var result = call.NewArray((int)count);
        call.ChargeSteps(count);
        foreach (var item in list.Items.Slice((int)start, (int)count))
            result.Add(item);
        return Value.From(result);
    }

    // Elements without the member are left out.
    private static Value Map(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var result = call.NewArray();
        if (call.List(arguments[0]) is not { } list)
            return Value.From(result);
        if (arguments[1].Kind == ValueKind.Function)
            return Each(call, arguments);
        var name = call.TextOf(arguments[1]);
        call.ChargeSteps(list.Count);
        call.ChargeBytes(16L * list.Count);
        foreach (var item in list.Items)
        {
            if (TryMember(call, item, name, out var value))
                result.Add(value);
        }

        return Value.From(result);
    }

    private static bool TryMember(CallContext call, Value item, string name, out Value value)
    {
        value = default;
        if (item.TryGetObject(out var members))
            return call.Render.Look(members).TryGet(name, out value);
        return item.TryGetArray(out var array) && call.Render.Look(array).Properties is { } properties && properties.TryGet(name, out value);
    }

    private static Value RemoveAt(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var list = call.List(arguments[0]);
        if (!call.TryInteger(arguments[1], out var index))
            return Value.Fault;
        var count = list?.Count ?? 0;
        index = index < 0 ? count + index : index;
        var result = call.NewArray(count);
        call.ChargeSteps(count);
        for (var place = 0; list is not null && place < count; place++)
        {
            if (place != index)
                result.Add(list[place]);
        }

        return Value.From(result);
    }

    private static Value Reverse(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var result = Copy(call, call.List(arguments[0]));
        result.MutableItems().Reverse();
        return Value.From(result);
    }

    private static Value Size(CallContext call, ReadOnlySpan<Value> arguments) =>
        Value.From(Sequences.TryGet(call.Render, arguments[0], out var items) ? items.Count : 0);

    private static Value Sort(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var isList = arguments[0].IsNull || arguments[0].Kind is ValueKind.Array or ValueKind.Range;
        var list = isList ? Copy(call, call.List(arguments[0])) : Copy(call, new DataArray([arguments[0]]));
        var name = arguments[1].IsNull ? null : call.TextOf(arguments[1]);
        var keyed = new (Value Key, int Place, Value Item)[list.Count];
        call.ChargeBytes(48L * list.Count);
        for (var index = 0; index < keyed.Length; index++)
            keyed[index] = (name is not null && TryMember(call, list[index], name, out var key) ? key : name is null ? list[index] : Value.Null, index, list[index]);
        ChargeSorting(call, keyed);
        var culture = call.Render.Culture;
        Array.Sort(keyed, (left, right) =>
        {
            var order = ValueOrder.Compare(culture, left.Key, right.Key);
            return order != 0 ? order : left.Place.CompareTo(right.Place);
        });
        for (var index = 0; index < keyed.Length; index++)
            list[index] = keyed[index].Item;
        return Value.From(list);
    }

    // All comparisons beforehand: a comparison that ends the render would come out of the sorting as another exception.
    private static void ChargeSorting(CallContext call, (Value Key, int Place, Value Item)[] keyed)
    {
        var length = keyed.Sum(item => (long)(item.Key.AsString()?.Length ?? 0));
        var rounds = System.Numerics.BitOperations.Log2((uint)keyed.Length + 1) + 1;
        call.ChargeSteps((keyed.Length + (length >> 9)) * rounds);
    }

    private static Value Uniq(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { } list)
            return Value.Null;
        var result = call.NewArray(list.Count);
        call.ChargeSteps(list.Count);
        call.ChargeBytes(32L * list.Count);
        var seen = new HashSet<Value>();
        foreach (var item in list.Items)
        {
            if (seen.Add(item))
                result.Add(item);
        }

        return Value.From(result);
    }
}
