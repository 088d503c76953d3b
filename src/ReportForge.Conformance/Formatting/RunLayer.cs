using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>What one level (defaults, a style, direct formatting) says about a run; null is "says nothing".</summary>
internal sealed record RunLayer
{
    public static readonly RunLayer Empty = new();

    public string? Ascii { get; init; }
    public string? HighAnsi { get; init; }
    public string? EastAsia { get; init; }
    public string? Hint { get; init; }
    public double? HalfPoints { get; init; }
    public bool? Bold { get; init; }
    public bool? Italic { get; init; }
    public bool? Caps { get; init; }
    public bool? SmallCaps { get; init; }
    public bool? Vanish { get; init; }
    public string? Underline { get; init; }
    public string? Color { get; init; }
    public string? ThemeColor { get; init; }
    public string? Highlight { get; init; }
    public string? Shading { get; init; }
    public string? VerticalAlign { get; init; }
    public double? Spacing { get; init; }
    public double? Scale { get; init; }

    public static RunLayer Read(XElement? properties, ThemeFonts theme)
    {
        if (properties is null || !properties.HasElements)
            return Empty;
        var fonts = properties.Element(W.Fonts);
        var color = properties.Element(W.Color);
        return new()
        {
            Ascii = theme.Resolve(fonts, "asciiTheme", "ascii"),
            HighAnsi = theme.Resolve(fonts, "hAnsiTheme", "hAnsi"),
            EastAsia = theme.Resolve(fonts, "eastAsiaTheme", "eastAsia"),
            Hint = (string?)fonts?.Attribute(W.Main + "hint"),
            HalfPoints = Length.HalfPoints(properties.Element(W.Size).ValueOf()),
            Bold = properties.Switch(W.Bold),
            Italic = properties.Switch(W.Italic),
            Caps = properties.Switch(W.Caps),
            SmallCaps = properties.Switch(W.Main + "smallCaps"),
            Vanish = properties.Switch(W.Main + "vanish"),
            Underline = properties.Element(W.Underline).ValueOf(),
            Color = color.ValueOf(),
            ThemeColor = color is null ? null : (string?)color.Attribute(W.Main + "themeColor") ?? "",
            Highlight = properties.Element(W.Main + "highlight").ValueOf(),
            Shading = (string?)properties.Element(W.Main + "shd")?.Attribute(W.Main + "fill"),
            VerticalAlign = properties.Element(W.Main + "vertAlign").ValueOf(),
            Spacing = Length.Twips(properties.Element(W.Main + "spacing").ValueOf()),
            Scale = Length.Twips(properties.Element(W.Main + "w").ValueOf()?.TrimEnd('%')),
        };
    }

    /// <summary>This level with a nearer one laid over it.</summary>
    public RunLayer Under(RunLayer nearer)
    {
        if (ReferenceEquals(nearer, Empty))
            return this;
        if (ReferenceEquals(this, Empty))
            return nearer;
        return new()
        {
            Ascii = nearer.Ascii ?? Ascii,
            HighAnsi = nearer.HighAnsi ?? HighAnsi,
            EastAsia = nearer.EastAsia ?? EastAsia,
            Hint = nearer.Hint ?? Hint,
            HalfPoints = nearer.HalfPoints ?? HalfPoints,
            Bold = nearer.Bold ?? Bold,
            Italic = nearer.Italic ?? Italic,
            Caps = nearer.Caps ?? Caps,
            SmallCaps = nearer.SmallCaps ?? SmallCaps,
            Vanish = nearer.Vanish ?? Vanish,
            Underline = nearer.Underline ?? Underline,
            Color = nearer.Color ?? Color,
            ThemeColor = nearer.ThemeColor ?? ThemeColor,
            Highlight = nearer.Highlight ?? Highlight,
            Shading = nearer.Shading ?? Shading,
            VerticalAlign = nearer.VerticalAlign ?? VerticalAlign,
            Spacing = nearer.Spacing ?? Spacing,
            Scale = nearer.Scale ?? Scale,
        };
    }

    /// <summary>
    /// The levels of styles laid over each other: toggle properties are "exclusive or" through the style levels
    /// (ISO 29500-1 §17.7.3); what no style says comes from the defaults.
    /// </summary>
    public static RunLayer OfStyles(RunLayer defaults, RunLayer table, RunLayer paragraph, RunLayer character) =>
        defaults.Under(table).Under(paragraph).Under(character) with
        {
            Bold = Toggle(defaults.Bold, table.Bold, paragraph.Bold, character.Bold),
            Italic = Toggle(defaults.Italic, table.Italic, paragraph.Italic, character.Italic),
            Caps = Toggle(defaults.Caps, table.Caps, paragraph.Caps, character.Caps),
            SmallCaps = Toggle(defaults.SmallCaps, table.SmallCaps, paragraph.SmallCaps, character.SmallCaps),
            Vanish = Toggle(defaults.Vanish, table.Vanish, paragraph.Vanish, character.Vanish),
        };

    private static bool? Toggle(bool? defaults, bool? table, bool? paragraph, bool? character)
    {
        if (table is null && paragraph is null && character is null)
            return defaults;
        return table.GetValueOrDefault() ^ paragraph.GetValueOrDefault() ^ character.GetValueOrDefault();
    }
}
