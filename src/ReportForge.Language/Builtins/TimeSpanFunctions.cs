using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>timespan</c>.</summary>
internal static class TimeSpanFunctions
{
    public static DataObject Create() => new FunctionTable("timespan")
        .AddValue("zero", Value.From(TimeSpan.Zero))
        .Add("from_days", "days", (call, a) => From(call, a[0], TimeSpan.TicksPerDay))
        .Add("from_hours", "hours", (call, a) => From(call, a[0], TimeSpan.TicksPerHour))
        .Add("from_minutes", "minutes", (call, a) => From(call, a[0], TimeSpan.TicksPerMinute))
        .Add("from_seconds", "seconds", (call, a) => From(call, a[0], TimeSpan.TicksPerSecond))
        .Add("from_milliseconds", "millis", (call, a) => From(call, a[0], TimeSpan.TicksPerMillisecond))
        .Add("parse", "text", Parse)
        .Members;

    /// <summary>So many units as ticks, or null with a finding.</summary>
    public static long? Ticks(CallContext call, Value amount, long unit)
    {
        if (!call.TryDouble(amount, out var number))
            return null;
        var ticks = Math.Round(number * unit);
        if (ticks is >= long.MinValue and < long.MaxValue)
            return (long)ticks;
        call.Render.Report(LanguageFindings.DateOutOfRange(call.Place));
        return null;
    }

    private static Value From(CallContext call, Value amount, long unit) =>
        Ticks(call, amount, unit) is { } ticks ? Value.From(new TimeSpan(ticks)) : Value.Fault;

    private static Value Parse(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].IsNull)
            return Value.Null;
        var text = call.TextOf(arguments[0]);
        return TimeSpan.TryParse(text, call.Render.Culture, out var span)
            ? Value.From(span)
            : call.Bad($"'{text}' không phải là khoảng thời gian", $"'{text}' is no time span");
    }
}
