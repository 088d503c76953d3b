namespace ReportForge.Batches.Inputs;

/// <summary>The period of a key in words: <c>2026-q1</c> is “Quý 1 năm 2026”.</summary>
public static class PeriodText
{
    public static string Of(string period) => period.Split('-', 2) switch
    {
        _ when period.Contains('_', StringComparison.Ordinal) => "Giai đoạn " + period.Replace("_", " – ", StringComparison.Ordinal),
        [var year, ['q', .. var quarter]] => $"Quý {quarter} năm {year}",
        [var year, "h1"] => $"6 tháng đầu năm {year}",
        [var year, "h2"] => $"6 tháng cuối năm {year}",
        [var year, "9m"] => $"9 tháng đầu năm {year}",
        [var year, { Length: 2 } month] => $"Tháng {month} năm {year}",
        [var year] => $"Năm {year}",
        _ => period,
    };
}
