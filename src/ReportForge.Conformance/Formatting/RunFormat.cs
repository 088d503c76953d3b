namespace ReportForge.Conformance.Formatting;

/// <summary>The effective format of a run (MS-01).</summary>
internal sealed record RunFormat
{
    private const string WordDefaultFont = "Times New Roman";
    private const double WordDefaultHalfPoints = 20;

    public required string Ascii { get; init; }
    public required string HighAnsi { get; init; }
    public required string EastAsia { get; init; }
    public required double HalfPoints { get; init; }
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool Caps { get; init; }
    public bool SmallCaps { get; init; }
    public bool Hidden { get; init; }
    public bool EastAsianHint { get; init; }
    public string Underline { get; init; } = "none";
    public string Color { get; init; } = "auto";
    public string ThemeColor { get; init; } = "";
    public string Highlight { get; init; } = "none";
    public string Shading { get; init; } = "auto";
    public string VerticalAlign { get; init; } = "baseline";

    /// <summary>What is added behind each letter, in twips; below zero where letters are condensed.</summary>
    public double Spacing { get; init; }

    /// <summary>Letters are drawn this many times as wide.</summary>
    public double Scale { get; init; } = 1;

    public double Points => HalfPoints / 2;

    public bool IsRaised => VerticalAlign is "superscript" or "subscript";

    public static RunFormat From(RunLayer layer) => new()
    {
        Ascii = layer.Ascii ?? WordDefaultFont,
        HighAnsi = layer.HighAnsi ?? layer.Ascii ?? WordDefaultFont,
        EastAsia = layer.EastAsia ?? WordDefaultFont,
        HalfPoints = layer.HalfPoints ?? WordDefaultHalfPoints,
        Bold = layer.Bold ?? false,
        Italic = layer.Italic ?? false,
        Caps = layer.Caps ?? false,
        SmallCaps = layer.SmallCaps ?? false,
        Hidden = layer.Vanish ?? false,
        EastAsianHint = layer.Hint == "eastAsia",
        Underline = layer.Underline ?? "none",
        Color = layer.Color ?? "auto",
        ThemeColor = layer.ThemeColor ?? "",
        Highlight = layer.Highlight ?? "none",
        Shading = layer.Shading ?? "auto",
        VerticalAlign = layer.VerticalAlign ?? "baseline",
        Spacing = layer.Spacing ?? 0,
        Scale = layer.Scale is >= 1 and <= 600 ? layer.Scale.Value / 100 : 1,
    };
}
