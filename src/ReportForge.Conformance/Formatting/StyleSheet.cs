using System.Xml.Linq;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Formatting;

/// <summary>
/// styles.xml as levels: defaults and the resolved chain of each style. A chain that bites its own tail is cut where it
/// would repeat. One sheet serves one document and is not shared between threads.
/// </summary>
internal sealed class StyleSheet
{
    private const int DeepestChain = 64;

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
        if (id is null || !_styles.ContainsKey(id))
            return ResolvedStyle.Empty;
        if (_resolved.TryGetValue(id, out var known))
            return known;
        var chain = Chain(id);
        var style = ResolvedStyle.Empty;
        for (var index = chain.Count - 1; index >= 0; index--)
            style = style.Under(chain[index], Theme);
        return _resolved[id] = style with { Id = id };
    }

    private List<XElement> Chain(string id)
    {
        var chain = new List<XElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = id;
        while (next is not null && chain.Count < DeepestChain && seen.Add(next) && _styles.TryGetValue(next, out var style))
        {
            chain.Add(style);
            next = style.Element(W.Main + "basedOn").ValueOf();
        }

        return chain;
    }
}

/// <summary>One style with everything it is based on.</summary>
internal sealed record ResolvedStyle
{
    public static readonly ResolvedStyle Empty = new();

    public string Id { get; init; } = "";
    public RunLayer Run { get; init; } = RunLayer.Empty;
    public ParagraphLayer Paragraph { get; init; } = ParagraphLayer.Empty;

    /// <summary>Table properties of the chain, nearest first.</summary>
    public IReadOnlyList<XElement> TableProperties { get; init; } = [];

    /// <summary>Conditional formats of a table style (<c>firstRow</c> …), farthest first.</summary>
    public IReadOnlyList<ConditionalFormat> Conditions { get; init; } = [];

    public ResolvedStyle Under(XElement style, ThemeFonts theme) => new()
    {
        Run = Run.Under(RunLayer.Read(style.Element(W.RunProperties), theme)),
        Paragraph = Paragraph.Under(ParagraphLayer.Read(style.Element(W.ParagraphProperties))),
        TableProperties = style.Element(W.TableProperties) is { } table ? [table, .. TableProperties] : TableProperties,
        Conditions = [.. Conditions, .. style.Elements(W.Main + "tblStylePr").Select(condition => ConditionalFormat.Read(condition, theme))],
    };
}

/// <summary>How a table style formats one region of the table.</summary>
internal sealed record ConditionalFormat(string Region, RunLayer Run, ParagraphLayer Paragraph)
{
    public static ConditionalFormat Read(XElement element, ThemeFonts theme) => new(
        (string?)element.Attribute(W.Main + "type") ?? "",
        RunLayer.Read(element.Element(W.RunProperties), theme),
        ParagraphLayer.Read(element.Element(W.ParagraphProperties)));
}
