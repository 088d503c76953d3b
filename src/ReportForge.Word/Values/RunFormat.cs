using ReportForge.Word.Markup;

namespace ReportForge.Word.Values;

[Flags]
internal enum Emphasis
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
}

/// <summary>Adds emphasis to the properties of a run, in the order that the schema asks (ECMA-376 §17.3.2.28).</summary>
internal static class RunFormat
{
    public static string With(string properties, Emphasis emphasis)
    {
        if (emphasis == Emphasis.None)
            return properties;
        var element = MarkupParser.ParseFragment(properties.Length == 0 ? "<w:rPr></w:rPr>" : properties);
        foreach (var name in element.Elements.Where(child => IsReplaced(child.Name, emphasis)).ToList())
            name.Remove();
        var anchor = element.Elements.LastOrDefault(child => child.Name is "w:rStyle" or "w:rFonts");
        var afterToggles = element.Elements.LastOrDefault(child => child.Name is "w:rStyle" or "w:rFonts" or "w:b" or "w:bCs" or "w:i" or "w:iCs" or "w:caps" or "w:smallCaps");
        if (emphasis.HasFlag(Emphasis.Strike))
            Insert(element, afterToggles, "<w:strike/>");
        if (emphasis.HasFlag(Emphasis.Italic))
            Insert(element, element.Elements.LastOrDefault(child => child.Name is "w:rStyle" or "w:rFonts" or "w:b" or "w:bCs"), "<w:i/>", "<w:iCs/>");
        if (emphasis.HasFlag(Emphasis.Bold))
            Insert(element, anchor, "<w:b/>", "<w:bCs/>");
        return element.ToString();
    }

    private static bool IsReplaced(string name, Emphasis emphasis) => name switch
    {
        "w:b" or "w:bCs" => emphasis.HasFlag(Emphasis.Bold),
        "w:i" or "w:iCs" => emphasis.HasFlag(Emphasis.Italic),
        "w:strike" or "w:dstrike" => emphasis.HasFlag(Emphasis.Strike),
        _ => false,
    };

    private static void Insert(MarkupElement properties, MarkupElement? anchor, params ReadOnlySpan<string> markups)
    {
        MarkupNode? last = anchor;
        foreach (var markup in markups)
        {
            var element = MarkupParser.ParseFragment(markup);
            if (last is null)
                properties.Prepend(element);
            else
                last.InsertAfter(element);
            last = element;
        }
    }
}
