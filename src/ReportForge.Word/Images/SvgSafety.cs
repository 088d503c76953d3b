using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Findings;

namespace ReportForge.Word.Images;

/// <summary>
/// What an SVG of unknown origin may hold: shapes, text and pictures of its own. What runs, moves, or asks for anything
/// outside the file is refused, not taken out: half a drawing would be a wrong picture.
/// </summary>
internal static partial class SvgSafety
{
    private const int MostElements = 100_000;
    private const int MostInOneAnother = 500;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XName Reference = XName.Get("href", "http://www.w3.org/1999/xlink");

    // SVG 1.1, appendix L, without scripts, animation, links, foreign content and what only names other files.
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style", "view",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
        "text", "tspan", "tref", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
        "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
        "feDisplacementMap", "feDistantLight", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge",
        "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
        "feDropShadow");

    // What drawing programs write about the file beside the drawing; it is not drawn.
    private static readonly FrozenSet<string> NotesOfPrograms = FrozenSet.Create(
        StringComparer.Ordinal,
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/");

    /// <summary>Why the drawing is refused; null when it is harmless.</summary>
    public static Wording? Refusal(XDocument document)
    {
        if (document.Root is not { } root || root.Name != Svg + "svg")
            return new("không phải SVG", "it is no SVG");
        if (document.DescendantNodes().OfType<XProcessingInstruction>().FirstOrDefault() is { } instruction)
            return new($"có chỉ thị <?{instruction.Target}?>", $"it has the instruction <?{instruction.Target}?>");
        var elements = root.DescendantsAndSelf().ToList();
        return elements.Select(RefusalOf).FirstOrDefault(reason => reason is not null) ?? RefusalOfSize(root, elements);
    }

    private static Wording? RefusalOf(XElement element)
    {
        var isKnown = element.Name.Namespace == Svg
            ? Elements.Contains(element.Name.LocalName)
            : NotesOfPrograms.Contains(element.Name.NamespaceName);
        if (!isKnown)
            return new($"có thành phần <{element.Name.LocalName}>", $"it has the element <{element.Name.LocalName}>");
        if (element.Name == Svg + "style" && LeadsOutside(element.Value))
            return new("kiểu (style) gọi ra ngoài tệp", "its style refers to the outside");
        return element.Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration)
            .Select(attribute => RefusalOf(element, attribute))
            .FirstOrDefault(reason => reason is not null);
    }

    private static Wording? RefusalOf(XElement element, XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        if (attribute.Name.Namespace == XNamespace.None && name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            return new($"có mã lệnh ở {name}", $"it has a script in {name}");
        if (attribute.Name.NamespaceName == XNamespace.Xml.NamespaceName && name == "base")
            return new("có xml:base", "it has xml:base");
        var isReference = attribute.Name == Reference || attribute.Name == "href";
        var isOutside = isReference ? !StaysInside(element, attribute.Value) : LeadsOutside(attribute.Value);
        return isOutside ? new($"{name} gọi ra ngoài tệp", $"{name} refers to the outside") : null;
    }

    private static bool StaysInside(XElement element, string reference) =>
        reference.TrimStart().StartsWith('#') || (element.Name == Svg + "image" && PictureInside().IsMatch(reference));

    // An escape (\75 rl) could hide any of it.
    private static bool LeadsOutside(string css) => css.Contains('\\') || OutsideCall().IsMatch(css);

    // A few uses of uses of uses make a drawing that no reader ends: each use counts what it draws.
    private static Wording? RefusalOfSize(XElement root, List<XElement> elements)
    {
        var byId = elements.Where(element => element.Attribute("id") is not null)
            .GroupBy(element => (string?)element.Attribute("id") ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var drawn = Drawn(root, byId, [], new Dictionary<XElement, long>());
        return drawn <= MostElements
            ? null
            : new("vẽ hơn 100.000 thành phần hoặc dùng lại chính nó", "it draws more than 100,000 elements or uses itself");
    }

    private static long Drawn(XElement element, Dictionary<string, XElement> byId, HashSet<XElement> open, Dictionary<XElement, long> known)
    {
        if (known.TryGetValue(element, out var count))
            return count;
        if (open.Count >= MostInOneAnother || !open.Add(element))
            return MostElements + 1L;
        count = 1;
        foreach (var child in element.Elements())
            count = Math.Min(MostElements + 1L, count + Drawn(child, byId, open, known));
        if (Targets(element).Select(byId.GetValueOrDefault).OfType<XElement>().ToList() is { Count: > 0 } targets)
            count = targets.Aggregate(count, (sum, target) => Math.Min(MostElements + 1L, sum + Drawn(target, byId, open, known)));
        open.Remove(element);
        return known[element] = count;
    }

    // A gradient that takes its colours from another, or a mark on a path, draws what it names just as <use> does.
    private static IEnumerable<string> Targets(XElement element) => element.Attributes()
        .SelectMany(attribute => attribute.Name == Reference || attribute.Name == "href"
            ? [attribute.Value.Trim().TrimStart('#')]
            : InsideCall().Matches(attribute.Value).Select(match => match.Groups["id"].Value));

    [GeneratedRegex(
        @"^\s*data:image/(png|jpeg);base64,",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PictureInside();

    [GeneratedRegex(
        """url\(\s*["']?\s*(?!["'#\s])|@import|@font-face|image-set\(|src\(|expression\(|javascript:|-moz-binding""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutsideCall();

    [GeneratedRegex(
        """url\(\s*["']?\s*#(?<id>[^"')\s]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InsideCall();
}
