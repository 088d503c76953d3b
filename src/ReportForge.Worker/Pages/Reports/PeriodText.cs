namespace ReportForge.Worker.Pages.Reports;

/// <summary>The short text of a period, which keys have, as people write it.</summary>
internal static class PeriodText
{
    public static string Of(string period) => period.Split('-', 2) switch
    {
        [var year, ['q', .. var quarter]] => $"Quý {quarter} năm {year}",
        [var year, ['h', '1']] => $"6 tháng đầu năm {year}",
        [var year, ['h', '2']] => $"6 tháng cuối năm {year}",
        [var year, "9m"] => $"9 tháng đầu năm {year}",
        [var year, { Length: 2 } month] => $"Tháng {month} năm {year}",
        [var year] when year.Contains('_', StringComparison.Ordinal) => "Giai đoạn " + year.Replace("_", " – ", StringComparison.Ordinal),
        [var year] => $"Năm {year}",
        _ => period,
    };
}
