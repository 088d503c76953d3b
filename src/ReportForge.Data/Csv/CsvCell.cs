using System.Buffers;

namespace ReportForge.Data.Csv;

/// <summary>
/// Cells of a CSV file that people open in a spreadsheet. A text that begins like a formula would be calculated there, and could
/// fetch or send something: it gets an apostrophe before it, which spreadsheets take for "this is text".
/// </summary>
public static class CsvCell
{
    private const char TextMark = '\'';

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,% ");

    /// <summary>The cell as it stands in the file: harmless, and in quotes where it has to be.</summary>
    public static string Quoted(string cell)
    {
        var harmless = IsLikeFormula(cell) ? TextMark + cell : cell;
        return harmless.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    /// <summary>What was written by <see cref="Quoted"/>, without the mark.</summary>
    public static string WithoutMark(string cell) => cell is [TextMark, ..] && IsLikeFormula(cell[1..]) ? cell[1..] : cell;

    private static bool IsLikeFormula(string cell) =>
        cell.Length > 1 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(cell.AsSpan(1));

    // -5 and -1.234,5 are figures; nothing can be calculated out of digits and their points.
    private static bool IsNumber(ReadOnlySpan<char> digits) => digits.IndexOfAnyExcept(OfNumbers) < 0;
}
