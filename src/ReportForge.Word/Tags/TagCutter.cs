using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>Replaces the stretches of a paragraph's text that are tags by marks, and clears away what only held the tags.</summary>
internal static class TagCutter
{
    public static void Cut(JoinedText joined, IReadOnlyList<TagSpan> spans, TagSite site)
    {
        var tagOf = new int[joined.Text.Length];
        Array.Fill(tagOf, -1);
        for (var index = 0; index < spans.Count; index++)
            MarkTaken(spans[index], index, tagOf);
        var tags = spans.Select(span => span.IsVerbatim ? null : TagExtractor.Tag(joined.Text, span, site)).ToArray();
        var touched = Rebuild(joined, spans, tagOf, tags);
        foreach (var span in spans.Where(span => !span.IsVerbatim))
            FieldRemains.Remove(joined, span);
        foreach (var element in touched)
            Tidy(element);
    }

    private static void MarkTaken(TagSpan span, int index, int[] tagOf)
    {
        if (!span.IsVerbatim)
        {
            Array.Fill(tagOf, index, span.Start, span.End - span.Start);
            return;
        }

        Array.Fill(tagOf, index, span.Start, span.CodeStart - span.Start);
        Array.Fill(tagOf, index, span.CodeEnd, span.End - span.CodeEnd);
    }

    /// <summary>Writes every text again in which something is taken; gives the elements that changed.</summary>
    private static List<MarkupElement> Rebuild(JoinedText joined, IReadOnlyList<TagSpan> spans, int[] tagOf, TemplateTag?[] tags)
    {
        var touched = new List<MarkupElement>();
        foreach (var stretch in joined.Stretches)
        {
            if (tagOf.AsSpan(stretch.Start, stretch.Length).IndexOfAnyExcept(-1) < 0)
                continue;
            var changed = stretch.Text is null ? stretch.Element.Parent : stretch.Element;
            Replace(joined, stretch, spans, tagOf, tags);
            if (changed is not null)
                touched.Add(changed);
        }

        return touched;
    }

    private static void Replace(JoinedText joined, TextStretch stretch, IReadOnlyList<TagSpan> spans, int[] tagOf, TemplateTag?[] tags)
    {
        if (stretch.Text is not { } text)
        {
            ReplaceElement(joined, stretch, spans, tagOf, tags);
            return;
        }

        for (var at = stretch.Start; at < stretch.End;)
        {
            var run = at + 1;
            while (run < stretch.End && tagOf[run] == tagOf[at])
                run++;
            if (tagOf[at] < 0)
                text.InsertBefore(new MarkupText(stretch.Raw(at, run)));
            else if (tags[tagOf[at]] is { } tag && spans[tagOf[at]].Start == at)
                text.InsertBefore(tag);
            at = run;
        }

        text.Remove();
    }

    // A tab, a line break or a soft hyphen inside a tag goes; a drawing or a page break that happens to stand there stays.
    private static void ReplaceElement(
        JoinedText joined, TextStretch stretch, IReadOnlyList<TagSpan> spans, int[] tagOf, TemplateTag?[] tags)
    {
        var (element, at) = (stretch.Element, stretch.Start);
        if (tags[tagOf[at]] is { } tag && spans[tagOf[at]].Start == at)
            element.InsertBefore(TextOf(element, tag));
        if (joined.Text[at] is not (JoinedText.ObjectCharacter or JoinedText.Break))
            element.Remove();
    }

    // Trimmed white space may begin with a tab: the mark then needs a text of its own.
    private static MarkupElement TextOf(MarkupElement neighbour, TemplateTag tag)
    {
        var prefix = neighbour.Name[..neighbour.Name.IndexOf(':')];
        var text = new MarkupElement($"{prefix}:t", $"<{prefix}:t>");
        text.Append(tag);
        return text;
    }

    private static void Tidy(MarkupElement element)
    {
        if (element.Name == "w:t")
            element.SetAttribute("xml:space", "preserve");
        for (var hollow = element; hollow is not null && IsHollow(hollow);)
        {
            var parent = hollow.Parent;
            hollow.Remove();
            hollow = parent;
        }
    }

    /// <summary>A text without characters, a run with nothing but its properties, a link around nothing.</summary>
    public static bool IsHollow(MarkupElement element)
    {
        if (InlineMarkup.IsText(element.Name) || element.Name == "w:instrText")
            return element.IsEmpty;
        if (InlineMarkup.IsRun(element.Name))
            return element.Nodes.All(
                node => node is MarkupText or MarkupElement { Name: "w:rPr" or "a:rPr" or "m:rPr" or "w:lastRenderedPageBreak" });
        return InlineMarkup.IsDivisible(element.Name) && element.Nodes.All(node => node is MarkupText);
    }
}
