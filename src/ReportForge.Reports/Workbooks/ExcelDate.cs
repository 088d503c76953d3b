namespace ReportForge.Reports.Workbooks;

/// <summary>Dates as spreadsheets count them: days since 30 December 1899, which is right from 1 March 1900 on.</summary>
internal static class ExcelDate
{
    private const int FirstSafeSerial = 61;

    private static readonly DateOnly Origin = new(1899, 12, 30);

    public static decimal Serial(DateOnly date) => date.DayNumber - Origin.DayNumber;

    public static DateOnly? Date(decimal serial)
    {
        var latest = DateOnly.MaxValue.DayNumber - Origin.DayNumber;
        return serial >= FirstSafeSerial && serial <= latest ? Origin.AddDays((int)decimal.Truncate(serial)) : null;
    }
}
