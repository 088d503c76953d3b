using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>What a paragraph of nothing but tags brings about on the page, although the paragraph itself goes.</summary>
internal static class TagBorders
{
    /// <summary>
    /// The end of a section in the paragraph of a tag: it is written into the paragraph before it, so that no line is left
    /// that could make a page of its own. What opens there belongs to the next section.
    /// </summary>
    public static void EndSection(MarkupElement paragraph, ParagraphItems items)
    {
        if (paragraph.Child("w:pPr")?.Child("w:sectPr") is not { } section)
            return;
        var tags = items.Tags.ToList();
        foreach (var tag in tags.TakeWhile(tag => !Opens(tag)).Concat<MarkupNode>(BookmarksOf(paragraph)).ToList())
            paragraph.InsertBefore(tag);
        paragraph.InsertBefore(new StepMark(new SectionEndHere(section.ToString())));
        foreach (var tag in tags.SkipWhile(tag => !Opens(tag)))
            paragraph.InsertBefore(tag);
        paragraph.Remove();
    }

    /// <summary>“Page break before” of the paragraph of a tag becomes that of what follows the tag.</summary>
    public static void PassOnPageBreak(MarkupElement paragraph)
    {
        if (paragraph.Child("w:pPr")?.Child("w:pageBreakBefore") is not { } pageBreak
            || pageBreak.Attribute("w:val") is "0" or "false" or "off")
            return;
        if (Next(paragraph) is { Name: "w:p" } next && !MayBecomeOthers(next))
            Set(next);
        else
            paragraph.InsertBefore(MarkupParser.ParseFragment(NewPage.Paragraph));
    }

    private static bool Opens(TemplateTag tag) => tag.Shape.Events.Any(happened => happened.Kind == TagEventKind.Open);

    private static IEnumerable<MarkupNode> BookmarksOf(MarkupElement paragraph) =>
        paragraph.Elements.Where(element => element.Name is "w:bookmarkStart" or "w:bookmarkEnd");

    // Paragraphs that stand in the place of one look like it, each of them.
    private static bool MayBecomeOthers(MarkupElement paragraph) =>
        TagOnlyParagraph.Is(paragraph) && BlockPlacer.TagsOf(paragraph).Exists(tag => tag.Code.Contains("word.", StringComparison.Ordinal));

    private static void Set(MarkupElement paragraph)
    {
        if (paragraph.Child("w:pPr") is not { } properties)
            paragraph.Prepend(properties = MarkupParser.ParseFragment("<w:pPr></w:pPr>"));
        PropertyOrder.Paragraph.Insert(properties, MarkupParser.ParseFragment(NewPage.Property));
    }

    private static MarkupElement? Next(MarkupElement paragraph)
    {
        var next = paragraph.Next;
        while (next is not null and not MarkupElement)
            next = next.Next;
        return next as MarkupElement;
    }
}
