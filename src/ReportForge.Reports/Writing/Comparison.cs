namespace ReportForge.Reports.Writing;

/// <summary>Comparison with the last period, in words that agree with the sign (rule SO-11).</summary>
internal static class Comparison
{
    public const string Unchanged = "không thay đổi";

    /// <summary>tăng 12,5%; giảm 3%; không thay đổi. The earlier figure is not zero.</summary>
    public static string InPercent(decimal now, decimal before)
    {
        if (now == before)
            return Unchanged;
        var change = NumberWriting.Rounded((now - before) * 100 / before, 2);
        return $"{Word(now, before)} {NumberWriting.Percent(Math.Abs(change))}";
    }

    /// <summary>tăng 05 hồ sơ; giảm 03 hồ sơ; không thay đổi.</summary>
    public static string InUnits(decimal now, decimal before, string unit) => now == before
        ? Unchanged
        : $"{Word(now, before)} {NumberWriting.Count(Math.Abs(now - before))} {unit}".TrimEnd();

    private static string Word(decimal now, decimal before) => now > before ? "tăng" : "giảm";
}
