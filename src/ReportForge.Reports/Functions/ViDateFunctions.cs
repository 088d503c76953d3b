using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;
using static ReportForge.Reports.Functions.Arguments;

namespace ReportForge.Reports.Functions;

/// <summary>vi.date, vi.date_words, vi.place_date, vi.period, vi.period_short, vi.period_range, vi.next_period, vi.data_window.</summary>
internal static class ViDateFunctions
{
    public static readonly ImmutableArray<HostFunction> All =
    [
        new("date", [Arguments.Input, Optional("style")], Date),
        new("date_words", [Arguments.Input, Optional("year")], (call, arguments) => Words(call, arguments[0], arguments[1])),
        new("place_date", [new("place"), new("date"), Optional("year")], PlaceDate),
        new("period", [Arguments.Input], (call, arguments) => Period(call, arguments[0], period => period.Write())),
        new("period_short", [Arguments.Input], (call, arguments) => Period(call, arguments[0], period => period.WriteWithoutYear())),
        new("period_range", [Arguments.Input], (call, arguments) => Period(call, arguments[0], period => period.WriteRange())),
        new("next_period", [Arguments.Input], (call, arguments) => Period(call, arguments[0], period => period.Next().Write())),
        new("data_window", [Arguments.Input], DataWindow),
    ];

    private static Value Date(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].IsNull)
            return ViFindings.Blank(call);
        if (!IsDate(arguments[0], out var date))
            return ViFindings.NotADate(call, arguments[0]);
        return arguments[1].AsString() switch
        {
            null => Value.From(DateWriting.Slashed(date)),
            "padded" => Value.From(DateWriting.Padded(date)),
            "words" => Value.From(DateWriting.InWords(date)),
            { } style => ViFindings.NotOneOf(call, style, "padded, words"),
        };
    }

    /// <summary>Without a date the draft form: day and month blank, the year if it is known.</summary>
    private static Value Words(CallContext call, Value value, Value year)
    {
        if (value.IsNull)
            return Value.From(DateWriting.BlankInWords(IsWhole(year, out var known) ? known : null));
        return IsDate(value, out var date) ? Value.From(DateWriting.InWords(date)) : ViFindings.NotADate(call, value);
    }

    private static Value PlaceDate(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var words = Words(call, arguments[1], arguments[2]);
        return words.AsString() is { } text ? Value.From(DateWriting.PlaceAndDate(call.Text(arguments[0]), text)) : words;
    }

    private static Value Period(CallContext call, Value value, Func<ReportPeriod, string> write)
    {
        if (value.IsNull)
            return ViFindings.Blank(call);
        return IsPeriod(value, out var period) ? Value.From(write(period)) : ViFindings.NotAPeriod(call, value);
    }

    /// <summary>The days that the figures are from, as far as a period states them: "từ ngày … đến ngày …".</summary>
    private static Value DataWindow(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var words = new List<string>(2);
        foreach (var (member, word) in ((string, string)[])[("from", "từ ngày"), ("to", "đến ngày")])
        {
            if (!arguments[0].TryGetMember(member, out var value) || value.IsNull)
                continue;
            if (!IsDate(value, out var date))
                return ViFindings.NotADate(call, value);
            words.Add($"{word} {DateWriting.Slashed(date)}");
        }

        return words.Count == 0 ? ViFindings.Blank(call) : Value.From(string.Join(' ', words));
    }
}
