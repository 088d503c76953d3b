using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Functions;
using ReportForge.Scripting;

namespace ReportForge.Reports.Samples;

/// <summary>
/// What a sample template calls: <c>sample.between low high</c>, <c>sample.chance percent</c>, <c>sample.pick list</c>,
/// <c>sample.split total parts</c>, <c>sample.workday from to</c> and <c>sample.plant rule</c>, which says whether this report is
/// to break the rule.
/// </summary>
internal static class SampleFunctions
{
    public static readonly ImmutableArray<HostFunction> All =
    [
        new("between", [new("low"), new("high")], Between),
        new("chance", [new("percent")], (call, arguments) => Value.From(Of(call).Random.Chance(arguments[0].AsDecimal() ?? 0))),
        new("pick", [new("list")], Pick),
        new("split", [new("total"), new("parts")], Split),
        new("workday", [new("from"), new("to")], Workday),
        new("plant", [new("rule")], (call, arguments) => Value.From(Of(call).Plants(call.Text(arguments[0])))),
        new("json", [new("value")], (call, arguments) =>
            Value.From(System.Text.Encoding.UTF8.GetString(Data.JsonText.Write(arguments[0])))),
    ];

    private static SampleState Of(CallContext call) =>
        call.Render.HostState as SampleState ?? throw new InvalidOperationException("sample.* runs in sample templates only.");

    private static Value Between(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].AsDecimal() is not { } low || arguments[1].AsDecimal() is not { } high)
            return NotNumbers(call);
        return Value.From(Of(call).Random.Between((long)low, (long)high));
    }

    private static Value Pick(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (call.List(arguments[0]) is not { Count: > 0 } list)
            return Value.Null;
        return list[(int)Of(call).Random.Between(0, list.Count - 1)];
    }

    /// <summary>Cuts a total into so many parts that add up to it, none negative.</summary>
    private static Value Split(CallContext call, ReadOnlySpan<Value> arguments)
    {
        const int mostParts = 100;
        if (arguments[0].AsDecimal() is not { } total || arguments[1].AsInteger() is not (>= 1 and <= mostParts and var parts))
            return NotNumbers(call);
        var random = Of(call).Random;
        var cuts = Enumerable.Range(1, (int)parts - 1).Select(_ => random.Between(0, (long)total)).Order().Append((long)total).ToArray();
        var split = call.NewArray((int)parts);
        var before = 0L;
        foreach (var cut in cuts)
        {
            split.Add(Value.From(cut - before));
            before = cut;
        }

        return Value.From(split);
    }

    /// <summary>A day between two, both included, on which offices work: no weekend, no holiday of fixed date.</summary>
    private static Value Workday(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.IsDate(arguments[0], out var from) || !Arguments.IsDate(arguments[1], out var to) || to < from)
            return NotNumbers(call);
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(IsWorkday).ToArray();
        var day = days.Length == 0 ? from : days[Of(call).Random.Between(0, days.Length - 1)];
        return Value.From(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (4, 30) or (5, 1) or (9, 2));

    private static Value NotNumbers(CallContext call) => call.Fail("RF3501",
        new("Hàm sinh số liệu mẫu cần số.", "The sample function needs numbers."),
        new("Viết sample.between 10 90 hoặc sample.split tổng số_phần.", "Write sample.between 10 90 or sample.split total parts."));
}
