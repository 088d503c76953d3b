using System.Xml.Linq;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>Reads section properties; a header that a section lacks is that of the section before (ISO 29500-1 §17.10.5).</summary>
internal sealed class SectionReader(WordParts parts, FormatResolver formats)
{
    private const double LetterWidth = 12240;
    private const double LetterHeight = 15840;

    private readonly Dictionary<XDocument, Story> _stories = [];
    private readonly bool _tellsEvenPages = parts.TreeOfKind("settings")?.Root?.Switch(W.Main + "evenAndOddHeaders") ?? false;
    private readonly Dictionary<string, Story?> _inherited = new(StringComparer.Ordinal);

    public IReadOnlyList<Section> Read(IReadOnlyList<XElement> sections) => [.. sections.Select(ReadSection)];

    private Section ReadSection(XElement element, int index)
    {
        var size = element.Element(W.PageSize);
        var margins = element.Element(W.PageMargins);
        var numbers = element.Element(W.PageNumbers);
        Inherit(element);
        return new(index, element)
        {
            Width = Twips(size, "w") ?? LetterWidth,
            Height = Twips(size, "h") ?? LetterHeight,
            IsLandscape = (string?)size?.Attribute(W.Main + "orient") == "landscape",
            Top = Twips(margins, "top") ?? 1440,
            Bottom = Twips(margins, "bottom") ?? 1440,
            Left = Twips(margins, "left") ?? Twips(margins, "start") ?? 1440,
            Right = Twips(margins, "right") ?? Twips(margins, "end") ?? 1440,
            Gutter = Twips(margins, "gutter") ?? 0,
            HeaderDistance = Twips(margins, "header") ?? 720,
            HasTitlePage = element.Switch(W.TitlePage) ?? false,
            NumberFormat = (string?)numbers?.Attribute(W.Main + "fmt"),
            NumberStart = (int?)Twips(numbers, "start"),
            Break = element.Element(W.Main + "type").ValueOf() ?? "nextPage",
            DefaultHeader = _inherited.GetValueOrDefault("header default"),
            FirstHeader = _inherited.GetValueOrDefault("header first"),
            EvenHeader = _inherited.GetValueOrDefault("header even"),
            Footers = [.. UsedFooters(element).Select(kind => _inherited.GetValueOrDefault(kind)).OfType<Story>().Distinct()],
        };
    }

    // Word keeps footers of first and even pages that are switched off; they are never printed.
    private IEnumerable<string> UsedFooters(XElement section)
    {
        yield return "footer default";
        if (section.Switch(W.TitlePage) ?? false)
            yield return "footer first";
        if (_tellsEvenPages)
            yield return "footer even";
    }

    private void Inherit(XElement section)
    {
        foreach (var reference in section.Elements())
        {
            var kind = reference.Name == W.Main + "headerReference"
                ? "header"
                : reference.Name == W.Main + "footerReference" ? "footer" : null;
            if (kind is null)
                continue;
            var type = (string?)reference.Attribute(W.Main + "type") is ("first" or "even") and var named ? named : "default";
            _inherited[$"{kind} {type}"] = Story((string?)reference.Attribute(W.Relations + "id"));
        }
    }

    private Story? Story(string? relationshipId)
    {
        if (parts.TreeOfRelationship(relationshipId) is not { Root: { } root } tree)
            return null;
        if (_stories.TryGetValue(tree, out var known))
            return known;
        var reader = new StoryReader(formats);
        reader.Read(root);
        var name = parts.Package.RelationshipsOf(parts.MainName).First(relationship => relationship.Id == relationshipId).Target;
        return _stories[tree] = new(name, root, [.. reader.Paragraphs, .. reader.TextBoxParagraphs]);
    }

    private static double? Twips(XElement? element, string attribute) => Length.Twips((string?)element?.Attribute(W.Main + attribute));
}
