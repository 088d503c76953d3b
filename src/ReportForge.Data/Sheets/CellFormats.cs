using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace ReportForge.Data.Sheets;

/// <summary>Which number formats of a workbook show per cent and which show dates.</summary>
public sealed class CellFormats
{
    private readonly ImmutableArray<(bool IsPercent, bool IsDate)> styles;

    private CellFormats(ImmutableArray<(bool, bool)> styles) => this.styles = styles;

    public static CellFormats Read(XElement? sheet, XNamespace s)
    {
        var codes = (sheet?.Element(s + "numFmts")?.Elements(s + "numFmt") ?? [])
            .Select(format => (Id: format.Attribute("numFmtId")?.Value ?? "", Code: format.Attribute("formatCode")?.Value ?? ""))
            .DistinctBy(format => format.Id)
            .ToDictionary(format => format.Id, format => format.Code, StringComparer.Ordinal);
        var ids = (sheet?.Element(s + "cellXfs")?.Elements(s + "xf") ?? []).Select(xf => xf.Attribute("numFmtId")?.Value ?? "0");
        return new CellFormats([.. ids.Select(id => Kind(id, codes.GetValueOrDefault(id)))]);
    }

    public (bool IsPercent, bool IsDate) Of(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styles.Length
            ? styles[index]
            : (false, false);

    /// <summary>Formats 9 and 10 are per cent, 14 to 22 and 27 to 58 dates by the standard (ECMA-376 §18.8.30).</summary>
    private static (bool, bool) Kind(string id, string? code)
    {
        if (code is not null)
            return (code.Contains('%', StringComparison.Ordinal), IsDateCode(code));
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number is 9 or 10, number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))
            : (false, false);
    }

    /// <summary>A code with a day or a year outside quotes and brackets.</summary>
    private static bool IsDateCode(string code)
    {
        var isQuoted = false;
        var isBracketed = false;
        for (var index = 0; index < code.Length; index++)
        {
            switch (code[index])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[' or ']':
                    isBracketed = code[index] == '[';
                    break;
                case '\\':
                    index++;
                    break;
                case 'd' or 'D' or 'y' or 'Y' when !isQuoted && !isBracketed:
                    return true;
            }
        }

        return false;
    }
}
