using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Makes the namespaces of a part known to the document that it becomes part of.</summary>
internal static class NamespaceMerger
{
    private const string Ignorable = "mc:Ignorable";

    public static void Merge(MarkupElement target, MarkupElement source)
    {
        foreach (var attribute in source.Attributes().Where(attribute => attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
            .ToList())
        {
            if (target.Attribute(attribute.Name) is null)
                target.SetAttribute(attribute.Name, source.Attribute(attribute.Name) ?? "");
        }

        var prefixes = (source.Attribute(Ignorable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var known = (target.Attribute(Ignorable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var merged = string.Join(' ', known.Union(prefixes, StringComparer.Ordinal));
        if (merged.Length > 0)
            target.SetAttribute(Ignorable, merged);
    }
}
