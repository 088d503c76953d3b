using System.Globalization;

namespace ReportForge.Reports.Writing;

/// <summary>
/// Dates as the decree prints them (rules HD-15, SO-05, SO-06): the day always has two digits, of the months only January and
/// February are padded.
/// </summary>
internal static class DateWriting
{
    private const string Blank = "     ";
    private static readonly string[] DayFirst = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>05/3/2020, 02/01/2024.</summary>
    public static string Slashed(DateOnly date) => $"{Day(date)}/{Month(date)}/{Year(date)}";

    /// <summary>05/03/2020: every part padded, for tables whose column must line up.</summary>
    public static string Padded(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>ngày 06 tháng 11 năm 2024.</summary>
    public static string InWords(DateOnly date) => $"ngày {Day(date)} tháng {Month(date)} năm {Year(date)}";

    /// <summary>The draft form: the registry fills in day and month by hand (rule HD-17).</summary>
    public static string BlankInWords(int? year) =>
        $"ngày {Blank} tháng {Blank} năm {(year is { } known ? known.ToString(CultureInfo.InvariantCulture) : Blank)}".TrimEnd();

    /// <summary>Hoằng Lưu, ngày 06 tháng 11 năm 2024.</summary>
    public static string PlaceAndDate(string place, string dateInWords) => $"{place}, {dateInWords}";

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>A day as people write it: 6/11/2024, 06-11-2024. Two digits of a year leave the century open, so they are none.</summary>
    public static bool TryParseDayFirst(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static string Day(DateOnly date) => date.Day.ToString("00", CultureInfo.InvariantCulture);

    private static string Month(DateOnly date) => date.Month.ToString(date.Month <= 2 ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Year(DateOnly date) => date.Year.ToString("0000", CultureInfo.InvariantCulture);
}
