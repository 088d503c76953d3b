using System.Globalization;

namespace ReportForge.Reports.Writing;

/// <summary>Figures as official Vietnamese texts print them: a dot for thousands, a comma for decimals (rules SO-01 to SO-04).</summary>
internal static class NumberWriting
{
    /// <summary>Places after the comma that a percentage shows at most (SO-02).</summary>
    private const int PercentDecimals = 2;

    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    /// <summary>1122 → 1.122; 12345.6 → 12.345,6. All decimals that the figure has are printed.</summary>
    public static string Number(decimal value) => Normal(value).ToString("#,##0.############################", Format);

    /// <summary>A figure with a fixed number of decimals, rounded half up.</summary>
    public static string Decimal(decimal value, int decimals) =>
        Rounded(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);

    /// <summary>Counts below ten get a leading zero in running text (SO-04): 3 → 03; zero stays 0.</summary>
    public static string Count(decimal value) =>
        value is >= 1 and < 10 && decimal.IsInteger(value) ? "0" + Number(value) : Number(value);

    /// <summary>99.72 → 99,72%: half up to two decimals, without trailing zeros.</summary>
    public static string Percent(decimal value) => Number(Rounded(value, PercentDecimals)) + "%";

    public static string Percent(decimal value, int decimals) => Decimal(value, decimals) + "%";

    /// <summary>
    /// The share of a part in hundredths, half up at the printed decimals. A share that is not whole never rounds to 100 (SO-03).
    /// </summary>
    public static decimal Share(decimal part, decimal whole, int decimals)
    {
        var share = Rounded(part * 100 / whole, decimals);
        if (share != 100 || part == whole)
            return share;
        var step = new decimal(1, 0, 0, false, (byte)decimals);
        return part < whole ? 100 - step : 100 + step;
    }

    public static decimal Rounded(decimal value, int decimals) => Normal(Math.Round(value, decimals, MidpointRounding.AwayFromZero));

    private static decimal Normal(decimal value) => value == 0 ? 0 : value;
}
