using System.Xml.Linq;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Formatting;

/// <summary>What a table gives to the paragraphs of one cell.</summary>
internal sealed record TableLevel(RunLayer Run, ParagraphLayer Paragraph)
{
    public static readonly TableLevel None = new(RunLayer.Empty, ParagraphLayer.Empty);
}

/// <summary>Lays the levels of formatting over each other (MS-01, MS-02). What styles give is worked out once a combination.</summary>
internal sealed class FormatResolver(StyleSheet styles, NumberingTable numbering)
{
    private readonly Dictionary<(string Paragraph, string? Character, TableLevel Table), RunLayer> _runs = [];
    private readonly Dictionary<(RunLayer Styles, RunLayer Direct), RunFormat> _formats = [];

    public StyleSheet Styles => styles;

    public ResolvedParagraph Paragraph(XElement? properties, TableLevel table)
    {
        var style = styles.Paragraph(properties?.Element(W.Main + "pStyle").ValueOf());
        var direct = ParagraphLayer.Read(properties);
        var list = numbering.Find(direct.NumberingId ?? style.Paragraph.NumberingId);
        var level = list is null ? null : LevelOf(list, direct, style);
        var numberLayer = level?.Paragraph ?? ParagraphLayer.Empty;

        // A list named by the style itself lies under that style; one named directly lies over it (ISO 29500-1 §17.3.1.18).
        var fromStyles = styles.DefaultParagraph.Under(table.Paragraph);
        fromStyles = direct.NumberingId is null
            ? fromStyles.Under(numberLayer).Under(style.Paragraph)
            : fromStyles.Under(style.Paragraph).Under(numberLayer);
        return new(style, fromStyles.Under(direct), list, level);
    }

    /// <summary>The format of a run with the given properties in a paragraph of the given style.</summary>
    public RunFormat Run(XElement? properties, ResolvedStyle paragraph, TableLevel table)
    {
        var character = properties?.Element(W.Main + "rStyle").ValueOf();
        var key = (paragraph.Id, character, table);
        if (!_runs.TryGetValue(key, out var fromStyles))
        {
            fromStyles = RunLayer.OfStyles(styles.DefaultRun, table.Run, paragraph.Run, styles.Character(character).Run);
            _runs[key] = fromStyles;
        }

        var direct = RunLayer.Read(properties, styles.Theme);
        var formatKey = (fromStyles, direct);
        if (!_formats.TryGetValue(formatKey, out var format))
            _formats[formatKey] = format = RunFormat.From(fromStyles.Under(direct));
        return format;
    }

    private static NumberingLevel? LevelOf(NumberingList list, ParagraphLayer direct, ResolvedStyle style)
    {
        var index = direct.NumberingLevel ?? style.Paragraph.NumberingLevel ?? 0;
        return list.Levels.GetValueOrDefault(index);
    }
}

/// <summary>A paragraph's style, its levels laid over each other, and the list it counts in.</summary>
internal sealed record ResolvedParagraph(ResolvedStyle Style, ParagraphLayer Layer, NumberingList? List, NumberingLevel? Level);
