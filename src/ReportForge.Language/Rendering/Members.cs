using System.Collections.Immutable;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;

namespace ReportForge.Language.Rendering;

/// <summary>Reading and writing members and elements of values.</summary>
internal static class Members
{
    private static readonly ImmutableArray<string> DateNames =
        ["year", "month", "day", "day_of_year", "hour", "minute", "second", "millisecond"];

    private static readonly ImmutableArray<string> TimeSpanNames =
    [
        "days", "hours", "minutes", "seconds", "milliseconds",
        "total_days", "total_hours", "total_minutes", "total_seconds", "total_milliseconds",
    ];

    public static Value Get(RenderContext context, MemberNode site, Value owner, Access access)
    {
        if (owner.TryGetObject(out var members))
        {
            members = context.Look(members);
            return members.TryGet(site.Name, out var value) ? value : context.MissingMember(site, site.Name, members.Names, access);
        }

        if (owner.IsNull)
            return owner.IsEmptyVariable ? Value.Null : context.NullOwner(site, owner, access);
        if (TryGetSpecial(context, owner, site.Name, out var special))
            return special;
        return context.MissingMember(site, site.Name, KnownNames(context, owner), access);
    }

    public static Value GetIndexed(RenderContext context, IndexNode site, Value owner, Value key, Access access)
    {
        if (owner.IsFault || key.IsFault)
            return Value.Fault;
        if (owner.IsNull)
            return context.NullOwner(site, owner, access);
        if (owner.Kind == ValueKind.Object || key.Kind == ValueKind.String)
            return GetNamed(context, site, owner, key, access);
        if (!Numbers.TryToInteger(key, out var index))
            return context.Report(LanguageFindings.BadIndex(site.Index.Place, Kinds.Name(key)));
        return GetAt(context, site, owner, index, access);
    }

    public static void Set(RenderContext context, MemberNode site, Value owner, string name, Value value)
    {
        if (owner.IsFault || value.IsFault)
            return;
        if (owner.TryGetObject(out var members))
            context.SetChecked(site, context.Own(members), name, value);
        else if (owner.TryGetArray(out var array) && name != "size")
            SetProperty(context, site, array, name, value);
        else
            context.Report(LanguageFindings.CannotSetMember(site.NameSpan.Place, name, Kinds.Name(owner)));
    }

    public static void SetIndexed(RenderContext context, IndexNode site, Value owner, Value key, Value value)
    {
        if (owner.IsFault || key.IsFault || value.IsFault)
            return;
        if (owner.TryGetObject(out var members))
            context.SetChecked(site, context.Own(members), context.TextOf(key), value);
        else if (owner.TryGetArray(out var array) && key.TryGetString(out var name) && name != "size")
            SetProperty(context, site, array, name, value);
        else if (owner.TryGetArray(out array) && Numbers.TryToInteger(key, out var index))
            SetAt(context, site, array, index, value);
        else
            context.Report(LanguageFindings.CannotSetMember(site.Place, context.TextOf(key), Kinds.Name(owner)));
    }

    /// <summary>What <c>.empty?</c> says: null, and arrays, objects and strings without anything in them.</summary>
    public static Value IsEmpty(RenderContext context, Value value) => Value.From(value.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Array => value.TryGetArray(out var array) && context.Look(array).Count == 0,
        ValueKind.Object => value.TryGetObject(out var members) && context.Look(members).Count == 0,
        ValueKind.String => value.AsString() is "",
        ValueKind.Range => value.Reference is Values.ValueRange { IsEmpty: true },
        _ => false,
    });

    private static Value GetNamed(RenderContext context, IndexNode site, Value owner, Value key, Access access)
    {
        var name = context.TextOf(key);
        if (owner.TryGetObject(out var members))
        {
            members = context.Look(members);
            return members.TryGet(name, out var value) ? value : context.MissingMember(site, name, members.Names, access);
        }

        return TryGetSpecial(context, owner, name, out var special)
            ? special
            : context.MissingMember(site, name, KnownNames(context, owner), access);
    }

    private static Value GetAt(RenderContext context, IndexNode site, Value owner, long index, Access access)
    {
        if (!Sequences.TryGet(context, owner, out var items))
            return context.Report(LanguageFindings.NotIndexable(site.Place, Kinds.Name(owner)));
        var place = index < 0 ? index + items.Count : index;
        return place >= 0 && place < items.Count
            ? items.At(context, place)
            : context.MissingElement(site, index, items.Count, access);
    }

    private static void SetAt(RenderContext context, IndexNode site, DataArray array, long index, Value value)
    {
        var own = context.Own(array);
        if (index < 0)
            index += own.Count;
        if (index < 0)
            context.Report(LanguageFindings.NegativeIndex(site.Index.Place));
        else
            context.SetIndexed(own, index, value);
    }

    private static void SetProperty(RenderContext context, ExpressionNode site, DataArray array, string name, Value value)
    {
        var own = context.Own(array);
        context.SetChecked(site, own.Properties ??= context.NewObject(), name, value);
    }

    private static bool TryGetSpecial(RenderContext context, Value owner, string name, out Value value)
    {
        value = default;
        switch (owner.Reference)
        {
            case DataArray array:
                array = context.Look(array);
                if (name == "size")
                    value = Value.From(array.Count);
                return name == "size" || (array.Properties is not null && array.Properties.TryGet(name, out value));
            case string text:
                value = Value.From(text.Length);
                return name == "size";
            case Values.ValueRange range:
                value = Value.From(range.Count);
                return name == "size";
            default:
                var found = owner.TryGetDate(out var date) ? OfDate(date, name)
                    : owner.TryGetTimeSpan(out var span) ? OfTimeSpan(span, name) : null;
                value = found ?? default;
                return found is not null;
        }
    }

    private static Value? OfDate(DateTime date, string name) => name switch
    {
        "year" => Value.From(date.Year),
        "month" => Value.From(date.Month),
        "day" => Value.From(date.Day),
        "day_of_year" => Value.From(date.DayOfYear),
        "hour" => Value.From(date.Hour),
        "minute" => Value.From(date.Minute),
        "second" => Value.From(date.Second),
        "millisecond" => Value.From(date.Millisecond),
        _ => null,
    };

    private static Value? OfTimeSpan(TimeSpan span, string name) => name switch
    {
        "days" => Value.From(span.Days),
        "hours" => Value.From(span.Hours),
        "minutes" => Value.From(span.Minutes),
        "seconds" => Value.From(span.Seconds),
        "milliseconds" => Value.From(span.Milliseconds),
        "total_days" => Value.From(span.TotalDays),
        "total_hours" => Value.From(span.TotalHours),
        "total_minutes" => Value.From(span.TotalMinutes),
        "total_seconds" => Value.From(span.TotalSeconds),
        "total_milliseconds" => Value.From(span.TotalMilliseconds),
        _ => null,
    };

    private static ImmutableArray<string> KnownNames(RenderContext context, Value owner) => owner.Kind switch
    {
        ValueKind.Date => DateNames,
        ValueKind.TimeSpan => TimeSpanNames,
        ValueKind.Array when owner.TryGetArray(out var array) => [.. context.Look(array).Properties?.Names ?? [], "size"],
        ValueKind.String or ValueKind.Range => ["size"],
        _ => [],
    };
}
