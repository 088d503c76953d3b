using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

internal enum Alignment
{
    Left,
    Center,
    Right,
    Both,
    Other,
}

/// <summary>The effective format of a paragraph (MS-02). Lengths in twips.</summary>
internal sealed record ParagraphFormat
{
    /// <summary>What Word and LibreOffice put for "automatic" spacing: 14 pt.</summary>
    private const double AutomaticSpacing = 280;

    /// <summary>One "line" of <c>beforeLines</c> and its kin, in twips.</summary>
    private const double LineUnit = 240;

    public Alignment Alignment { get; init; }
    public double Left { get; init; }
    public double Right { get; init; }
    public double FirstLine { get; init; }
    public double Before { get; init; }
    public double After { get; init; }
    public double Line { get; init; } = 240;
    public string LineRule { get; init; } = "auto";
    public bool ContextualSpacing { get; init; }
    public bool KeepNext { get; init; }
    public XElement? Borders { get; init; }
    public string Shading { get; init; } = "auto";

    /// <param name="layer">All levels laid over each other.</param>
    /// <param name="halfPoints">Size of the first letter, by which indents in letters are measured.</param>
    public static ParagraphFormat From(ParagraphLayer layer, double halfPoints) => new()
    {
        Alignment = AlignmentOf(layer.Alignment),
        Left = layer.Left ?? 0,
        Right = layer.Right ?? 0,
        FirstLine = layer.FirstLineLetters is { } letters and not 0 ? letters / 100 * halfPoints * 10 : layer.FirstLine ?? 0,
        Before = SpaceOf(layer.Before, layer.BeforeLines, layer.BeforeAuto),
        After = SpaceOf(layer.After, layer.AfterLines, layer.AfterAuto),
        Line = layer.Line ?? 240,
        LineRule = layer.LineRule ?? "auto",
        ContextualSpacing = layer.ContextualSpacing ?? false,
        KeepNext = layer.KeepNext ?? false,
        Borders = layer.Borders,
        Shading = layer.Shading ?? "auto",
    };

    /// <summary>The border of one side (<c>top</c>, <c>bottom</c>, …), or null when it draws nothing.</summary>
    public XElement? Border(string side) =>
        Borders?.Element(W.Main + side) is { } border && border.ValueOf() is not (null or "nil" or "none") ? border : null;

    /// <summary>Height of a line of the given size in twips.</summary>
    public double LinePitch(double halfPoints)
    {
        var single = halfPoints * 10 * Metrics.TimesNewRoman.SingleLinePitch;
        return LineRule switch
        {
            "exact" => Line,
            "atLeast" => Math.Max(Line, single),
            _ => single * Line / 240,
        };
    }

    private static Alignment AlignmentOf(string? value) => value switch
    {
        null or "left" or "start" => Alignment.Left,
        "center" => Alignment.Center,
        "right" or "end" => Alignment.Right,
        "both" => Alignment.Both,
        _ => Alignment.Other,
    };

    private static double SpaceOf(double? plain, double? lines, bool? automatic)
    {
        if (automatic == true)
            return AutomaticSpacing;
        return lines is { } hundredths and not 0 ? hundredths / 100 * LineUnit : plain ?? 0;
    }
}
