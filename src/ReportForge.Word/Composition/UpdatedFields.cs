using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Composition;

/// <summary>
/// Marks the fields whose results data may change, so that Word works them out again when it opens the document: tables of
/// contents and page references where the text changes, shown properties where a property does.
/// </summary>
internal static class UpdatedFields
{
    private static readonly string[] ShownProperties = ["DOCPROPERTY", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS"];

    /// <param name="draft">The package as it is put together.</param>
    /// <param name="bodies">The text of the document, then of the parts that it includes.</param>
    public static void Mark(PackageDraft draft, IReadOnlyList<MarkupElement> bodies)
    {
        if (bodies.Any(Marks.In))
            MarkAll(bodies, DependsOnPages);
        if (!draft.Parts.Any(part => DocumentProperties.Are(part.ContentType) && part.Tree is { } tree && Marks.In(tree.Root)))
            return;
        MarkAll(bodies, ShowsProperty);
        foreach (var part in draft.Parts.Where(MayShowProperties).ToList())
        {
            if (PackageDraft.TreeOf(part) is { } tree && Mark(tree.Root, ShowsProperty))
                part.IsChanged = true;
        }
    }

    private static void MarkAll(IReadOnlyList<MarkupElement> bodies, Func<string, bool> isStale)
    {
        foreach (var body in bodies)
            Mark(body, isStale);
    }

    // A part that shows none is not taken apart.
    private static bool MayShowProperties(DraftPart part)
    {
        if (DocumentProperties.Are(part.ContentType) || !TemplateFile.MayHoldTags(part.ContentType))
            return false;
        var markup = part.Tree is null && part.Original is { } original ? PartText.Decode(original.Bytes.Span) : null;
        return markup is null || Array.Exists(ShownProperties, code => markup.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Mark(MarkupElement text, Func<string, bool> isStale)
    {
        var hasMarked = false;
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
                case "w:instrText" when open.TryPeek(out var field) && isStale(KeywordOf(string.Concat(element.Nodes.OfType<MarkupText>().Select(node => node.Raw)))):
                    field.SetAttribute("w:dirty", "true");
                    hasMarked = true;
                    break;
                case "w:fldSimple" when isStale(KeywordOf(element.Attribute("w:instr") ?? "")):
                    element.SetAttribute("w:dirty", "true");
                    hasMarked = true;
                    break;
            }
        }

        return hasMarked;
    }

    private static string KeywordOf(string code) => code.TrimStart().Split(' ', 2)[0].ToUpperInvariant();

    private static bool DependsOnPages(string keyword) => keyword is "TOC" or "INDEX" or "TOA" or "PAGEREF";

    private static bool ShowsProperty(string keyword) => ShownProperties.Contains(keyword);
}
