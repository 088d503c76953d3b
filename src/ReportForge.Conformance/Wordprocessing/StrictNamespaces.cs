using System.Xml.Linq;

namespace ReportForge.Conformance.Wordprocessing;

/// <summary>
/// Renames ISO 29500 strict markup to the transitional names that the rules speak, and back before a part is written.
/// Only namespaces differ for what is read here; values such as <c>start</c> and <c>12pt</c> are understood in both forms.
/// </summary>
internal static class StrictNamespaces
{
    private static readonly Dictionary<string, XNamespace> ToTransitionalNames = new(StringComparer.Ordinal)
    {
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = W.Main,
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = W.Relations,
        ["http://purl.oclc.org/ooxml/drawingml/main"] = W.Drawing,
        ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = W.WordDrawing,
        ["http://purl.oclc.org/ooxml/officeDocument/math"] = W.Math,
    };

    private static readonly Dictionary<string, XNamespace> ToStrictNames =
        ToTransitionalNames.ToDictionary(pair => pair.Value.NamespaceName, pair => (XNamespace)pair.Key, StringComparer.Ordinal);

    /// <summary>Renames in place; true when the part was strict.</summary>
    public static bool ToTransitional(XDocument part)
    {
        if (part.Root is not { } root || !ToTransitionalNames.ContainsKey(root.Name.NamespaceName))
            return false;
        Rename(root, ToTransitionalNames);
        return true;
    }

    public static void ToStrict(XDocument part)
    {
        if (part.Root is { } root)
            Rename(root, ToStrictNames);
    }

    private static void Rename(XElement root, Dictionary<string, XNamespace> names)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            if (names.TryGetValue(element.Name.NamespaceName, out var ns))
                element.Name = ns + element.Name.LocalName;
            if (element.HasAttributes)
                RenameAttributes(element, names);
        }
    }

    private static void RenameAttributes(XElement element, Dictionary<string, XNamespace> names)
    {
        var renamed = element.Attributes().Select(attribute => Renamed(attribute, names)).ToList();
        element.ReplaceAttributes(renamed);
    }

    private static XAttribute Renamed(XAttribute attribute, Dictionary<string, XNamespace> names)
    {
        if (attribute.IsNamespaceDeclaration)
            return names.TryGetValue(attribute.Value, out var declared) ? new(attribute.Name, declared.NamespaceName) : new(attribute);
        return names.TryGetValue(attribute.Name.NamespaceName, out var ns)
            ? new(ns + attribute.Name.LocalName, attribute.Value)
            : new(attribute);
    }
}
