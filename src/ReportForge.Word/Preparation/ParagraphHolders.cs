using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>Containers that must hold a paragraph, and end with one: cells, headers, notes, text boxes.</summary>
internal static class ParagraphHolders
{
    /// <summary>Whether the last paragraph of a holder depends on data.</summary>
    public static bool NeedsKeeper(MarkupElement element)
    {
        if (element.Name is not ("w:tc" or "w:hdr" or "w:ftr" or "w:footnote" or "w:endnote" or "w:comment" or "w:txbxContent"))
            return false;
        var last = element.LastChild;
        while (last is MarkupText or MarkupAside)
            last = last.Previous;
        var endsFirmly = last is MarkupElement { Name: "w:p" } paragraph && !TagOnlyParagraph.Is(paragraph);
        return !endsFirmly;
    }

    /// <summary>The paragraph that a holder gets when data has left it without one: formatted like its first.</summary>
    public static string Fallback(MarkupElement holder)
    {
        var first = holder.Elements.FirstOrDefault(element => element.Name == "w:p")
            ?? holder.Nodes.OfType<TemplateTag>().Select(tag => tag.Paragraph).FirstOrDefault();
        return $"<w:p>{Properties(first, "w:sectPr", "w:numPr")}</w:p>";
    }

    public static string PropertiesWithoutSection(MarkupElement? paragraph) => Properties(paragraph, "w:sectPr");

    private static string Properties(MarkupElement? paragraph, params ReadOnlySpan<string> without)
    {
        if (paragraph?.Elements.FirstOrDefault(element => element.Name is "w:pPr" or "a:pPr")?.Clone() is not MarkupElement properties)
            return "";
        foreach (var name in without)
            properties.Child(name)?.Remove();
        return properties.ToString();
    }
}
