using ReportForge.Packaging;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>
/// A link whose address has a tag becomes a field: the address then stands in the text, where loops and values reach it.
/// </summary>
internal static class LinkFields
{
    public static void Replace(PackageDraft draft, string partName, MarkupElement root)
    {
        foreach (var link in root.Descendants("w:hyperlink").ToList())
        {
            var id = link.Attribute("r:id");
            var target = draft.Package.RelationshipsOf(partName).FirstOrDefault(row => row.Id == id && row.IsExternal)?.Target;
            if (target is not null && Uri.UnescapeDataString(target) is var address && address.Contains("{{", StringComparison.Ordinal))
                Replace(draft, partName, link, address);
        }
    }

    private static void Replace(PackageDraft draft, string partName, MarkupElement link, string address)
    {
        var format = link.Descendants("w:rPr").FirstOrDefault()?.ToString() ?? "";
        link.InsertBefore(Run($"{format}<w:fldChar w:fldCharType=\"begin\"/>"));
        link.InsertBefore(Run($"{format}<w:instrText xml:space=\"preserve\"> HYPERLINK \"{XmlText.Escape(address)}\" </w:instrText>"));
        link.InsertBefore(Run($"{format}<w:fldChar w:fldCharType=\"separate\"/>"));
        foreach (var node in link.Nodes)
            link.InsertBefore(node);
        link.InsertBefore(Run($"{format}<w:fldChar w:fldCharType=\"end\"/>"));
        link.Remove();
        draft.Edit(
            PartNames.RelationshipsOf(partName))?.Elements.FirstOrDefault(row => row.Attribute("Id") == link.Attribute("r:id"))?.Remove();
    }

    private static MarkupElement Run(string content) => MarkupParser.ParseFragment($"<w:r>{content}</w:r>");
}
