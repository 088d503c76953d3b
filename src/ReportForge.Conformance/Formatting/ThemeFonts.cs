using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>The major and minor fonts of the theme, by which <c>asciiTheme</c> and its kin name a font.</summary>
internal sealed class ThemeFonts(XElement? fontScheme)
{
    public static readonly ThemeFonts None = new(null);

    public static ThemeFonts Read(XDocument? theme) =>
        new(theme?.Root?.Element(W.Drawing + "themeElements")?.Element(W.Drawing + "fontScheme"));

    /// <summary>The font of one script; the theme attribute wins over the plain one of the same element.</summary>
    public string? Resolve(XElement? fonts, string themeAttribute, string plainAttribute)
    {
        if (fonts is null)
            return null;
        var themed = (string?)fonts.Attribute(W.Main + themeAttribute) is { } name ? Face(name) : null;
        return themed ?? (string?)fonts.Attribute(W.Main + plainAttribute);
    }

    private string? Face(string themeName)
    {
        var collection =
            fontScheme?.Element(W.Drawing + (themeName.StartsWith("major", StringComparison.Ordinal) ? "majorFont" : "minorFont"));
        var script = themeName.EndsWith("EastAsia", StringComparison.Ordinal) ? "ea"
            : themeName.EndsWith("Bidi", StringComparison.Ordinal) ? "cs"
            : "latin";
        return (string?)collection?.Element(W.Drawing + script)?.Attribute("typeface") is { Length: > 0 } face ? face : null;
    }
}
