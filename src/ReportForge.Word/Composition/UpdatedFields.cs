using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>
/// Marks the fields whose results data may change, tables of contents and page references, so that Word works them out
/// again when it opens the document.
/// </summary>
internal static class UpdatedFields
{
    public static void Mark(MarkupElement text)
    {
        var open = new Stack<MarkupElement>();
        foreach (var element in text.SelfAndDescendants())
        {
            switch (element.Name)
            {
                case "w:fldChar" when element.Attribute("w:fldCharType") == "begin":
                    open.Push(element);
                    break;
                case "w:fldChar" when element.Attribute("w:fldCharType") == "end":
                    open.TryPop(out _);
                    break;
                case "w:instrText" when open.TryPeek(out var field) && DependsOnPages(string.Concat(element.Nodes.OfType<MarkupText>().Select(node => node.Raw))):
                    field.SetAttribute("w:dirty", "true");
                    break;
                case "w:fldSimple" when DependsOnPages(element.Attribute("w:instr") ?? ""):
                    element.SetAttribute("w:dirty", "true");
                    break;
            }
        }
    }

    private static bool DependsOnPages(string code) =>
        code.TrimStart().Split(' ', 2)[0].ToUpperInvariant() is "TOC" or "INDEX" or "TOA" or "PAGEREF";
}
