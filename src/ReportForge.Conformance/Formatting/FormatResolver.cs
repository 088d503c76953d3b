using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>What a table gives to the paragraphs of one cell.</summary>
internal sealed record TableLevel(RunLayer Run, ParagraphLayer Paragraph)
{
    public static readonly TableLevel None = new(RunLayer.Empty, ParagraphLayer.Empty);
}

/// <summary>Lays the levels of formatting over each other (MS-01, MS-02). What styles give is worked out once a combination.</summary>
internal sealed class FormatResolver(StyleSheet styles, NumberingTable numbering)
{
    private readonly Dictionary<TableLevel, Dictionary<(string Paragraph, string? Character), (RunLayer Layer, RunFormat Format)>>
        _runs = new(ReferenceEqualityComparer.Instance);

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
        var fromStyles = FromStyles(paragraph, character, table);
        var direct = RunLayer.Read(properties, styles.Theme);
        return ReferenceEquals(direct, RunLayer.Empty) ? fromStyles.Format : RunFormat.From(fromStyles.Layer.Under(direct));
    }

    private (RunLayer Layer, RunFormat Format) FromStyles(ResolvedStyle paragraph, string? character, TableLevel table)
    {
        if (!_runs.TryGetValue(table, out var known))
            _runs[table] = known = [];
        if (known.TryGetValue((paragraph.Id, character), out var format))
            return format;
        var layer = RunLayer.OfStyles(styles.DefaultRun, table.Run, paragraph.Run, styles.Character(character).Run);
        return known[(paragraph.Id, character)] = (layer, RunFormat.From(layer));
    }

    private static NumberingLevel? LevelOf(NumberingList list, ParagraphLayer direct, ResolvedStyle style)
    {
        var index = direct.NumberingLevel ?? style.Paragraph.NumberingLevel ?? 0;
        return list.Levels.GetValueOrDefault(index);
    }
}

/// <summary>A paragraph's style, its levels laid over each other, and the list it counts in.</summary>
internal sealed record ResolvedParagraph(ResolvedStyle Style, ParagraphLayer Layer, NumberingList? List, NumberingLevel? Level);
