using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>
/// styles.xml as levels: defaults and the resolved chain of each style. A chain that bites its own tail is cut where it
/// would repeat. One sheet serves one document and is not shared between threads.
/// </summary>
internal sealed class StyleSheet
{
    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResolvedStyle> _resolved = new(StringComparer.Ordinal);
    private readonly string? _defaultParagraphStyle;
    private readonly string? _defaultTableStyle;

    public StyleSheet(XDocument? part, ThemeFonts theme)
    {
        Theme = theme;
        var root = part?.Root;
        foreach (var style in root?.Elements(W.Main + "style") ?? [])
            Index(style, ref _defaultParagraphStyle, ref _defaultTableStyle);
        var defaults = root?.Element(W.Main + "docDefaults");
        DefaultRun = RunLayer.Read(defaults?.Element(W.Main + "rPrDefault")?.Element(W.RunProperties), theme);
        DefaultParagraph = ParagraphLayer.Read(defaults?.Element(W.Main + "pPrDefault")?.Element(W.ParagraphProperties));
    }

    public ThemeFonts Theme { get; }

    public RunLayer DefaultRun { get; }

    public ParagraphLayer DefaultParagraph { get; }

    public ResolvedStyle Paragraph(string? id) => Resolve(id is not null && _styles.ContainsKey(id) ? id : _defaultParagraphStyle);

    public ResolvedStyle Character(string? id) => Resolve(id);

    public ResolvedStyle Table(string? id) => Resolve(id is not null && _styles.ContainsKey(id) ? id : _defaultTableStyle);

    private void Index(XElement style, ref string? paragraphDefault, ref string? tableDefault)
    {
        if ((string?)style.Attribute(W.Main + "styleId") is not { } id)
            return;
        _styles[id] = style;
        if ((string?)style.Attribute(W.Main + "default") is not ("1" or "true" or "on"))
            return;
        switch ((string?)style.Attribute(W.Main + "type"))
        {
            case "paragraph":
                paragraphDefault = id;
                break;
            case "table":
                tableDefault = id;
                break;
        }
    }

    private ResolvedStyle Resolve(string? id)
    {
        // A chain is walked up to the first style that is known, and each style is laid once, however long the chains are.
        var chain = new Stack<(string Id, XElement Style)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = id;
        while (next is not null && !_resolved.ContainsKey(next) && _styles.TryGetValue(next, out var element) && seen.Add(next))
        {
            chain.Push((next, element));
            next = element.Element(W.Main + "basedOn").ValueOf();
        }

        var style = next is null ? ResolvedStyle.Empty : _resolved.GetValueOrDefault(next, ResolvedStyle.Empty);
        foreach (var (name, element) in chain)
            _resolved[name] = style = style.Under(element, Theme) with { Id = name };
        return style;
    }
}

/// <summary>One style with everything it is based on.</summary>
internal sealed record ResolvedStyle
{
    public static readonly ResolvedStyle Empty = new();

    // Deeper than any chain that a person makes: each style holds the list of all below it.
    private const int MostTableProperties = 64;

    public string Id { get; init; } = "";
    public RunLayer Run { get; init; } = RunLayer.Empty;
    public ParagraphLayer Paragraph { get; init; } = ParagraphLayer.Empty;

    /// <summary>Table properties of the chain, nearest first.</summary>
    public IReadOnlyList<XElement> TableProperties { get; init; } = [];

    /// <summary>Conditional formats of a table style (<c>firstRow</c> …), one a region.</summary>
    public IReadOnlyList<ConditionalFormat> Conditions { get; init; } = [];

    public ResolvedStyle Under(XElement style, ThemeFonts theme) => new()
    {
        Run = Run.Under(RunLayer.Read(style.Element(W.RunProperties), theme)),
        Paragraph = Paragraph.Under(ParagraphLayer.Read(style.Element(W.ParagraphProperties))),
        TableProperties = style.Element(W.TableProperties) is { } table
            ? [table, .. TableProperties.Take(MostTableProperties - 1)]
            : TableProperties,
        Conditions = ConditionalFormat.Lay(Conditions, style.Elements(W.Main + "tblStylePr"), theme),
    };
}

/// <summary>How a table style formats one region of the table.</summary>
internal sealed record ConditionalFormat(string Region, RunLayer Run, ParagraphLayer Paragraph)
{
    public static ConditionalFormat Read(XElement element, ThemeFonts theme) => new(
        (string?)element.Attribute(W.Main + "type") ?? "",
        RunLayer.Read(element.Element(W.RunProperties), theme),
        ParagraphLayer.Read(element.Element(W.ParagraphProperties)));

    /// <summary>The formats with nearer ones laid over those of the same region.</summary>
    public static IReadOnlyList<ConditionalFormat> Lay(
        IReadOnlyList<ConditionalFormat> farther, IEnumerable<XElement> nearer, ThemeFonts theme)
    {
        var regions = new OrderedDictionary<string, ConditionalFormat>(StringComparer.Ordinal);
        foreach (var format in farther
            .Concat(nearer.Select(element => Read(element, theme)).Where(format => TableLevels.Regions.Contains(format.Region))))
            regions[format.Region] = regions.TryGetValue(format.Region, out var below) ? below.Under(format) : format;
        return regions.Count == 0 ? [] : [.. regions.Values];
    }

    private ConditionalFormat Under(ConditionalFormat nearer) => new(Region, Run.Under(nearer.Run), Paragraph.Under(nearer.Paragraph));
}
