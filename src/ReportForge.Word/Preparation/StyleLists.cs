using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Lists whose number comes from a paragraph style. Inside loops the number is written into the paragraph, where it can be
/// another one in each turn. Styles of headings count through the whole document and are left alone.
/// </summary>
internal static class StyleLists
{
    private const int MostParents = 20;

    public static void WriteOut(IEnumerable<MarkupElement> repeated, MarkupElement? styles)
    {
        if (styles is null)
            return;
        var byId = styles.Elements.Where(element => element.Name == "w:style").GroupBy(style => style.Attribute("w:styleId") ?? "")
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var properties in repeated.Where(element => element.Name == "w:pPr" && element.Child("w:numPr") is null).ToList())
        {
            if (properties.ChildValue("w:pStyle") is { } style && NumberingOf(style, byId)?.Clone() is MarkupElement numbering)
                Insert(properties, numbering);
        }
    }

    private static MarkupElement? NumberingOf(string id, Dictionary<string, MarkupElement> styles)
    {
        for (var depth = 0; depth < MostParents && styles.GetValueOrDefault(id) is { } style; depth++)
        {
            var properties = style.Child("w:pPr");
            if (properties?.Child("w:outlineLvl") is not null)
                return null;
            if (properties?.Child("w:numPr") is { } numbering)
                return numbering;
            id = style.ChildValue("w:basedOn") ?? "";
        }

        return null;
    }

    private static void Insert(MarkupElement properties, MarkupElement numbering)
    {
        if (numbering.Child("w:ilvl") is null)
            numbering.Prepend(MarkupParser.ParseFragment("<w:ilvl w:val=\"0\"/>"));
        PropertyOrder.Paragraph.Insert(properties, numbering);
    }
}
