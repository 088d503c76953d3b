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
        for (var at = 0; at < joined.Atoms.Count;)
        {
            var atom = joined.Atoms[at];
            var end = at + 1;
            while (end < joined.Atoms.Count && atom.Text is not null && joined.Atoms[end].Text == atom.Text)
                end++;
            if (tagOf.AsSpan(at, end - at).IndexOfAnyExcept(-1) >= 0)
            {
                var changed = atom.Text is null ? atom.Element.Parent : atom.Element;
                Replace(joined, at, end, spans, tagOf, tags);
                if (changed is not null)
                    touched.Add(changed);
            }

            at = end;
        }

        return touched;
    }

    private static void Replace(JoinedText joined, int start, int end, IReadOnlyList<TagSpan> spans, int[] tagOf, TemplateTag?[] tags)
    {
        var atom = joined.Atoms[start];
        if (atom.Text is null)
        {
            ReplaceElement(joined, start, spans, tagOf, tags);
            return;
        }

        for (var at = start; at < end;)
        {
            var run = at + 1;
            while (run < end && tagOf[run] == tagOf[at])
                run++;
            if (tagOf[at] < 0)
                atom.Text.InsertBefore(new MarkupText(atom.Text.Raw[joined.Atoms[at].RawStart..joined.Atoms[run - 1].RawEnd]));
            else if (tags[tagOf[at]] is { } tag && spans[tagOf[at]].Start == at)
                atom.Text.InsertBefore(tag);
            at = run;
        }

        atom.Text.Remove();
    }

    // A tab, a line break or a soft hyphen inside a tag goes; a drawing or a page break that happens to stand there stays.
    private static void ReplaceElement(JoinedText joined, int at, IReadOnlyList<TagSpan> spans, int[] tagOf, TemplateTag?[] tags)
    {
        var element = joined.Atoms[at].Element;
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
            return element.Nodes.All(node => node is MarkupText or MarkupElement { Name: "w:rPr" or "a:rPr" or "m:rPr" or "w:lastRenderedPageBreak" });
        return InlineMarkup.IsDivisible(element.Name) && element.Nodes.All(node => node is MarkupText);
    }
}
