using System.Globalization;

namespace ReportForge.Conformance.Wordprocessing;

/// <summary>Lengths of Word markup and how people read them (1 mm = 56.693 twips, 1 pt = 20 twips).</summary>
internal static class Length
{
    public const double TwipsPerMillimetre = 1440 / 25.4;
    public const int EmuPerTwip = 635;

    /// <summary>What nobody sees on paper, and what metric and inch settings of one length differ by (12.5 and 12.7 mm).</summary>
    public const double HalfMillimetre = TwipsPerMillimetre / 2;

    private static readonly (string Unit, double Twips)[] Units =
        [("mm", TwipsPerMillimetre), ("cm", TwipsPerMillimetre * 10), ("in", 1440), ("pt", 20), ("pc", 240), ("pi", 240), ("px", 15)];

    /// <summary>A twips measure: a plain number, or a number with a unit as strict files and VML styles write it.</summary>
    public static double? Twips(string? text) => Measure(text, 1);

    /// <summary>A half-point measure (<c>w:sz</c>): a plain number, or a length with its unit.</summary>
    public static double? HalfPoints(string? text)
    {
        if (text is null)
            return null;
        return Number(text) ?? (Measure(text, 1) is { } twips ? twips / 10 : null);
    }

    /// <summary>A length of a VML style, where a plain number counts pixels.</summary>
    public static double? VmlTwips(string? text) => Measure(text, 15);

    public static double Millimetres(double twips) => Math.Round(twips / TwipsPerMillimetre, 1);

    /// <summary>"25 mm", with the decimal sign of the language.</summary>
    public static Findings.Wording InMillimetres(double twips) => Print(Millimetres(twips), "mm");

    /// <summary>"12,5 pt", with the decimal sign of the language.</summary>
    public static Findings.Wording InPoints(double points) => Print(Math.Round(points, 2), "pt");

    private static Findings.Wording Print(double value, string unit)
    {
        var number = value.ToString("0.##", CultureInfo.InvariantCulture);
        return new($"{number.Replace('.', ',')} {unit}", $"{number} {unit}");
    }

    private static double? Measure(string? text, double twipsPerPlainUnit)
    {
        if (text is null)
            return null;
        foreach (var (unit, twips) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal))
                return Number(text.AsSpan(0, text.Length - unit.Length)) * twips;
        }

        return Number(text) * twipsPerPlainUnit;
    }

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e9 ? value : null;
}
