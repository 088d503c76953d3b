using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Word.Charts;

/// <summary>
/// <c>word.chart data</c>, or <c>word.chart list "label" "column" …</c>: the figures of the chart in whose alternative text
/// the tag stands.
/// </summary>
internal static class ChartFunction
{
    private const int BytesOfPoint = 64;

    public static HostFunction Instance { get; } = new(
        "chart",
        [new("data"), new("label", Optional: true), new("columns", Variadic: true)],
        Make);

    // After an error the value says that the tag has done its work, so that nothing is reported twice.
    private static Value Make(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var reader = new ChartReader(call.Text);
        var data = Read(call, arguments, reader);
        if (reader.Problem is { } problem)
            call.Fail(problem.Code, problem.Message, problem.Hint);
        return Value.Host(new ChartValue(data));
    }

    private static ChartData? Read(CallContext call, ReadOnlySpan<Value> arguments, ChartReader reader)
    {
        if (arguments.Length < 2 || arguments[1].IsNull)
            return Paid(call, reader.ReadObject(arguments[0]));
        if (call.List(arguments[0]) is not { } rows)
            return null;
        var columns = ImmutableArray.CreateBuilder<string>();
        foreach (var column in arguments[2..])
            columns.Add(call.Text(column));
        return Paid(call, reader.ReadTable(rows, call.Text(arguments[1]), columns.ToImmutable()));
    }

    private static ChartData? Paid(CallContext call, ChartData? data)
    {
        if (data is not null)
            call.ChargeBytes((long)data.Categories.Length * (data.Series.Length + 1) * BytesOfPoint);
        return data;
    }
}
