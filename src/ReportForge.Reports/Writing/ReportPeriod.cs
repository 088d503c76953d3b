using System.Collections.Immutable;
using System.Globalization;

namespace ReportForge.Reports.Writing;

/// <summary>The kinds of period that report regimes know.</summary>
internal enum PeriodType
{
    Week,
    Month,
    Quarter,
    FirstHalf,
    SecondHalf,
    NineMonths,
    Year,
    Years,
}

/// <summary>What a report is about in time.</summary>
/// <param name="Type">The kind of period.</param>
/// <param name="Year">Its year, or the first year of several.</param>
/// <param name="Number">Month 1–12, quarter 1–4 or week 1–53; 0 where the type needs none.</param>
internal sealed record ReportPeriod(PeriodType Type, int Year, int Number = 0)
{
    /// <summary>The last year of several years.</summary>
    public int LastYear { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The period as a title names it (rules SO-08, SO-09): quý I năm 2026, 6 tháng đầu năm 2026, năm 2026.</summary>
    public string Write() => Type switch
    {
        PeriodType.Week => $"tuần {Text(Number)} {YearText()}",
        PeriodType.Month => $"tháng {MonthText} {YearText()}",
        PeriodType.Quarter => $"quý {RomanNumeral.Write(Number)} {YearText()}",
        PeriodType.FirstHalf => $"6 tháng đầu {YearText()}",
        PeriodType.SecondHalf => $"6 tháng cuối {YearText()}",
        PeriodType.NineMonths => $"9 tháng đầu {YearText()}",
        PeriodType.Years => $"giai đoạn {Text(Year)} - {Text(LastYear)}",
        _ => YearText(),
    };

    /// <summary>The period without its year: quý I, tháng 11, 6 tháng đầu năm, năm.</summary>
    public string WriteWithoutYear() => Type switch
    {
        PeriodType.Week => $"tuần {Text(Number)}",
        PeriodType.Month => $"tháng {MonthText}",
        PeriodType.Quarter => $"quý {RomanNumeral.Write(Number)}",
        PeriodType.FirstHalf => "6 tháng đầu năm",
        PeriodType.SecondHalf => "6 tháng cuối năm",
        PeriodType.NineMonths => "9 tháng đầu năm",
        PeriodType.Year => "năm",
        _ => Write(),
    };

    /// <summary>The days themselves: từ ngày 15/10/2023 đến ngày 14/11/2023.</summary>
    public string WriteRange() => From is { } from && To is { } to
        ? $"từ ngày {DateWriting.Slashed(from)} đến ngày {DateWriting.Slashed(to)}"
        : YearText();

    /// <summary>The period of the same length that follows, for "nhiệm vụ … kỳ tới".</summary>
    public ReportPeriod Next() => Type switch
    {
        PeriodType.Month => Number == 12 ? this with { Year = Year + 1, Number = 1, From = null, To = null } : After(),
        PeriodType.Quarter => Number == 4 ? this with { Year = Year + 1, Number = 1, From = null, To = null } : After(),
        PeriodType.Week => After(),
        PeriodType.FirstHalf => this with { Type = PeriodType.SecondHalf, From = null, To = null },
        PeriodType.SecondHalf => new ReportPeriod(PeriodType.FirstHalf, Year + 1),
        PeriodType.NineMonths => new ReportPeriod(PeriodType.Quarter, Year, 4),
        PeriodType.Years => new ReportPeriod(PeriodType.Years, LastYear + 1) { LastYear = LastYear + 1 + LastYear - Year },
        PeriodType.Year => new ReportPeriod(PeriodType.Year, Year + 1),
        _ => this,
    };

    public static readonly ImmutableArray<string> TypeNames = ["week", "month", "quarter", "half", "nine_months", "year", "range"];

    /// <summary>
    /// Reads the name that report data uses for a type of period. <c>half</c> is the first half until its number says otherwise;
    /// <c>range</c> is several whole years.
    /// </summary>
    public static PeriodType? TypeOf(string name) => name switch
    {
        "week" => PeriodType.Week,
        "month" => PeriodType.Month,
        "quarter" => PeriodType.Quarter,
        "half" => PeriodType.FirstHalf,
        "nine_months" => PeriodType.NineMonths,
        "year" => PeriodType.Year,
        "range" => PeriodType.Years,
        _ => null,
    };

    /// <summary>Reads 2026, 2026-09 and 2026-Q1; null for anything else.</summary>
    public static ReportPeriod? Parse(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        if (parts.Length == 1)
            return new ReportPeriod(PeriodType.Year, year);
        var isQuarter = parts[1].StartsWith('Q');
        return int.TryParse(isQuarter ? parts[1][1..] : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReportPeriod(isQuarter ? PeriodType.Quarter : PeriodType.Month, year, number)
            : null;
    }

    public bool IsWritable => Type switch
    {
        PeriodType.Month => Number is >= 1 and <= 12,
        PeriodType.Quarter => Number is >= 1 and <= 4,
        PeriodType.Week => Number is >= 1 and <= 53,
        PeriodType.Years => LastYear >= Year,
        _ => true,
    };

    private ReportPeriod After() => this with { Number = Number + 1, From = null, To = null };

    private string YearText() => $"năm {Text(Year)}";

    /// <summary>January and February are padded, as in a date (rule SO-05).</summary>
    private string MonthText => Number <= 2 ? "0" + Text(Number) : Text(Number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
