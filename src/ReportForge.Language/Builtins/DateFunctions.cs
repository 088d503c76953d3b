using ReportForge.Language.Diagnostics;
using ReportForge.Language.Rendering;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>date</c>. The time of the machine is read from the clock of the host, or not at all.</summary>
internal static class DateFunctions
{
    public static DataObject Create() => new FunctionTable("date")
        .AddValue("format", Value.From(DateText.DefaultFormat))
        .AddValue("default_format", Value.From(DateText.DefaultFormat))
        .Add("add_days", "date days", (call, a) => Shifted(call, a, TimeSpan.TicksPerDay))
        .Add("add_hours", "date hours", (call, a) => Shifted(call, a, TimeSpan.TicksPerHour))
        .Add("add_milliseconds", "date millis", (call, a) => Shifted(call, a, TimeSpan.TicksPerMillisecond))
        .Add("add_minutes", "date minutes", (call, a) => Shifted(call, a, TimeSpan.TicksPerMinute))
        .Add("add_months", "date months", (call, a) => MovedByMonths(call, a, 1))
        .Add("add_seconds", "date seconds", (call, a) => Shifted(call, a, TimeSpan.TicksPerSecond))
        .Add("add_years", "date years", (call, a) => MovedByMonths(call, a, 12))
        .Add("now", "", Now)
        .Add("parse", "text pattern? culture?", (call, a) => Parse(call, a[0], a[1], a[2]))
        .Add("parse_to_string", "text output_pattern? output_culture? input_pattern? input_culture?", ParseToString)
        .Add("to_string", "datetime pattern? culture?", (call, a) => ToText(call, a[0], a[1], a[2]))
        .Members;

    private static Value Now(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.Render.Options.Clock is { } clock
            ? Value.From(clock.GetLocalNow())
            : call.Render.Report(LanguageFindings.NoClock(call.Place));

    private static Value Shifted(CallContext call, ReadOnlySpan<Value> arguments, long unit)
    {
        if (arguments[0].IsNull)
            return Value.Null;
        if (!TryDate(call, arguments[0]) || TimeSpanFunctions.Ticks(call, arguments[1], unit) is not { } ticks)
            return Value.Fault;
        return DateOperators.Shift(call.Render, call.Site, arguments[0], ticks);
    }

    private static Value MovedByMonths(CallContext call, ReadOnlySpan<Value> arguments, int unit)
    {
        if (arguments[0].IsNull)
            return Value.Null;
        if (!TryDate(call, arguments[0]) || !call.TryInteger(arguments[1], out var count))
            return Value.Fault;
        arguments[0].TryGetDate(out var date);
        var month = ((Int128)date.Year * 12) + date.Month - 1 + ((Int128)count * unit);
        if (month < 12 || month >= 10_000 * 12)
            return call.Render.Report(LanguageFindings.DateOutOfRange(call.Place));
        var moved = date.AddMonths((int)(count * unit));
        return arguments[0].TryGetOffset(out var offset) ? Value.From(DateOperators.WithOffset(moved, offset)) : Value.From(moved);
    }

    private static bool TryDate(CallContext call, Value value)
    {
        if (value.Kind == ValueKind.Date)
            return true;
        call.Bad($"cần một ngày, ở đây là {Kinds.Name(value).Vi}", $"a date is needed, this is {Kinds.Name(value).En}");
        return false;
    }

    private static Value Parse(CallContext call, Value textArgument, Value pattern, Value cultureName)
    {
        if (textArgument.Kind == ValueKind.Date)
            return textArgument;
        var text = call.TextOf(textArgument);
        if (text.Length == 0)
            return Value.Null;
        if (!Formats.TryCulture(call, cultureName, out var culture))
            return Value.Fault;
        var parsed = pattern.IsNull ? DateText.Parse(text, culture) : DatePattern.Parse(text, call.TextOf(pattern), culture);
        if (parsed is { } date)
            return date;
        return call.Render.Lenient ? Value.Null : call.Bad($"'{text}' không phải là một ngày đầy đủ", $"'{text}' is not a full date");
    }

    private static Value ParseToString(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var date = Parse(call, arguments[0], arguments[3], arguments[4]);
        return date.IsFault ? date : ToText(call, date, arguments[1], arguments[2]);
    }

    private static Value ToText(CallContext call, Value date, Value pattern, Value cultureName)
    {
        if (date.IsNull)
            return Value.Null;
        if (!TryDate(call, date) || !Formats.TryCulture(call, cultureName, out var culture))
            return Value.Fault;
        var format = pattern.IsNull ? call.Render.DateFormat : call.TextOf(pattern);
        if (format == "%g")
            format += call.Render.DateFormat;
        call.ChargeBytes(32L * format.Length);
        return call.NewText(DateText.Format(date, format, culture));
    }
}
