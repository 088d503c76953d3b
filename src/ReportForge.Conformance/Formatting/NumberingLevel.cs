using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>One level of a list.</summary>
internal sealed record NumberingLevel(
    int Index, int Start, string Format, string Text, bool AsDecimals, ParagraphLayer Paragraph, XElement? Marker)
{
    /// <summary>Word's dialog takes fewer letters; a longer text is none that a person has typed.</summary>
    private const int LongestText = 255;

    public bool IsBullet => Format == "bullet";

    public static NumberingLevel Read(XElement level) => new(
        (int?)Length.Twips((string?)level.Attribute(W.Main + "ilvl")) ?? 0,
        (int?)Length.Twips(level.Element(W.Main + "start").ValueOf()) ?? 0,
        level.Element(W.Main + "numFmt").ValueOf() ?? "decimal",
        Cut(level.Element(W.Main + "lvlText").ValueOf() ?? ""),
        level.Switch(W.Main + "isLgl") ?? false,
        ParagraphLayer.Read(level.Element(W.ParagraphProperties)),
        level.Element(W.RunProperties));

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
