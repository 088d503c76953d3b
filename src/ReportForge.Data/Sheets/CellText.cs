using System.Globalization;
using System.Text.RegularExpressions;

namespace ReportForge.Data.Sheets;

/// <summary>Spreadsheets write characters that XML cannot hold as _x0007_ (ECMA-376 §22.9.2.19).</summary>
public static partial class CellText
{
    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(
            text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    public static string Encode(string text) => Forbidden().Replace(text, match => $"_x{(int)match.Value[0]:X4}_");

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    /// <summary>Control characters, and an underscore that would look like the beginning of an escape.</summary>
    [GeneratedRegex("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();
}
