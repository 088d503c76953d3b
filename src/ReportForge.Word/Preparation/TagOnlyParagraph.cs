using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>How blocks that begin and end in a row of siblings nest.</summary>
internal static class BlockDepth
{
    public static int ChangeBy(TemplateTag tag) => tag.Shape.Events.Sum(happened => happened.Kind switch
    {
        TagEventKind.Open => 1,
        TagEventKind.Close => -1,
        _ => 0,
    });
}

/// <summary>Paragraphs that show nothing but what their tags print: when those print nothing, the paragraph should go.</summary>
internal static class TagOnlyParagraph
{
    private static readonly string[] NarrativeFunctions = ["word.markdown", "word.html"];

    public static bool Is(MarkupElement paragraph)
    {
        var walk = new Walk();
        walk.Visit(paragraph);
        return walk is { HasTag: true, HasContent: false } && paragraph.Child("w:pPr")?.Child("w:sectPr") is null
            && (!IsOnlyInHolder(paragraph) || PrintsNarrative(paragraph) || IsListItem(paragraph));
    }

    // An empty cell shows no bullet: the holder gets a paragraph without one.
    private static bool IsListItem(MarkupElement paragraph) => paragraph.Child("w:pPr")?.Child("w:numPr") is not null;

    // Paragraphs of narrative stand in the place of theirs; the holder gets one again when there is no narrative.
    private static bool PrintsNarrative(MarkupElement paragraph) =>
        BlockPlacer.TagsOf(paragraph).Exists(
            tag => Array.Exists(NarrativeFunctions, function => tag.Code.Contains(function, StringComparison.Ordinal)));

    // The only paragraph of a cell stays, empty or not.
    private static bool IsOnlyInHolder(MarkupElement paragraph) =>
        paragraph.Parent is { Name: not "w:body" } holder
        && !holder.Nodes.Any(
            node => node != paragraph && node is TemplateTag or MarkupElement { Name: "w:p" or "w:tbl" or "w:sdt" } && node != paragraph);

    private sealed class Walk
    {
        private int _depth;

        public bool HasTag { get; private set; }

        public bool HasContent { get; private set; }

        public void Visit(MarkupElement parent)
        {
            foreach (var node in parent.Nodes)
            {
                if (node is TemplateTag tag)
                    Count(tag);
                else if (node is MarkupText text)
                    HasContent |= _depth == 0 && InlineMarkup.IsText(parent.Name) && !string.IsNullOrWhiteSpace(text.Raw);
                else if (node is MarkupElement element)
                    Visit(element, InlineMarkup.CharacterOf(element));
            }
        }

        private void Count(TemplateTag tag)
        {
            HasTag |= tag.Shape.Prints || !tag.Shape.Events.IsEmpty;
            _depth += BlockDepth.ChangeBy(tag);
        }

        private void Visit(MarkupElement element, char? character)
        {
            if (character is JoinedText.ObjectCharacter or JoinedText.Break)
                HasContent |= _depth == 0;
            else if (character is null && !InlineMarkup.IsOutsideText(element.Name) && !InlineMarkup.IsParagraph(element.Name))
                Visit(element);
        }
    }
}
