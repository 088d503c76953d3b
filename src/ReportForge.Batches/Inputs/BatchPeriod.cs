using System.Globalization;
using ReportForge.Data;

namespace ReportForge.Batches.Inputs;

/// <summary>
/// Short texts of periods for keys and file names: <c>2024</c>, <c>2023-11</c>, <c>2026-q1</c>, <c>2011-01-01_2020-12-31</c>.
/// </summary>
internal static class BatchPeriod
{
    public static string Of(Value root)
    {
        if (!root.TryGetMember("period", out var period))
            return "";
        var year = Number(period, "year");
        return Text(period, "type") switch
        {
            "month" => $"{year}-{Padded(period, "month")}",
            "quarter" => $"{year}-q{Number(period, "quarter")}",
            "half" => $"{year}-h{Number(period, "half")}",
            "nine_months" => $"{year}-9m",
            "range" => $"{Edge(period, "from")}_{Edge(period, "to")}",
            _ => year,
        };
    }

    private static string Text(Value period, string name) => period.TryGetMember(name, out var value) ? value.AsString() ?? "" : "";

    private static string Number(Value period, string name) =>
        period.TryGetMember(name, out var value) && value.AsInteger() is { } number ? number.ToString(CultureInfo.InvariantCulture) : "";

    private static string Padded(Value period, string name) => Number(period, name).PadLeft(2, '0');

    // The ends of a span are days or years.
    private static string Edge(Value period, string name) =>
        Text(period, name) is { Length: > 0 } day ? day : Number(period, name + "_year");
}
