using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Values;

namespace ReportForge.Language.Rendering;

/// <summary>Something that a loop can walk over, without laying it out in memory.</summary>
internal readonly struct Sequence
{
    private readonly object _items;

    public Sequence(object items, long count)
    {
        _items = items;
        Count = count;
    }

    public long Count { get; }

    public Value At(RenderContext context, long index) => _items switch
    {
        // The array may have shrunk or been copied since the loop began.
        DataArray array => (int)index < context.Look(array).Count ? context.Look(array)[(int)index] : Value.Null,
        ValueRange range => range.At(index),
        string text => Value.From(text[(int)index].ToString()),
        DataObject members => Pair(context, members, (int)index),
        _ => Value.Null,
    };

    private static Value Pair(RenderContext context, DataObject members, int index)
    {
        members = context.Look(members);
        if (index >= members.Count)
            return Value.Null;
        var pair = context.NewObject();
        pair.Set("key", Value.From(members.NameAt(index)));
        pair.Set("value", members.ValueAt(index));
        return Value.From(pair);
    }
}

/// <summary>Turning values into sequences and lists.</summary>
internal static class Sequences
{
    public static bool TryGet(RenderContext context, Value value, out Sequence items)
    {
        items = value.Reference switch
        {
            DataArray array => new(array, context.Look(array).Count),
            ValueRange range => new(range, LengthOf(range)),
            string text => new(text, text.Length),
            DataObject members => new(members, context.Look(members).Count),
            _ => default,
        };
        return value.Kind is ValueKind.Array or ValueKind.Range or ValueKind.String or ValueKind.Object;
    }

    /// <summary>The elements of an array or a range; a range is laid out and paid for.</summary>
    public static bool TryGetList(RenderContext context, Value value, [NotNullWhen(true)] out DataArray? items)
    {
        if (value.Reference is ValueRange range)
        {
            items = Lay(context, range);
            return true;
        }

        items = value.TryGetArray(out var array) ? context.Look(array) : null;
        return items is not null;
    }

    /// <summary>A list for a builtin: null gives null; anything else that is no list is an error.</summary>
    public static DataArray? ToList(CallContext call, Value value)
    {
        if (TryGetList(call.Render, value, out var items))
            return items;
        if (!value.IsNull)
            call.Render.Report(LanguageFindings.NotAList(call.Place, Kinds.Name(value)));
        return null;
    }

    // No budget allows as many turns as a long counts; a loop is stopped long before the difference shows.
    private static long LengthOf(ValueRange range)
    {
        var count = range.Count;
        return count > long.MaxValue ? long.MaxValue : (long)count;
    }

    private static DataArray Lay(RenderContext context, ValueRange range)
    {
        var count = range.Count;
        if (count > int.MaxValue)
            context.Budget.Build(long.MaxValue / 2);
        context.Budget.Step((long)count);
        var items = context.NewArray((int)count);
        for (var index = BigInteger.Zero; index < count; index++)
            items.Add(range.At(index));
        return items;
    }
}
