using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Fields;

/// <summary>
/// What Word has copied into the results of its fields is no template: the tags in it stand where they were copied from. An
/// entry of a table of contents that was copied from a tag goes, Word makes it again; elsewhere the tag goes.
/// </summary>
internal static class CachedResults
{
    public static void Clear(MarkupElement root)
    {
        var bookmarks = root.Descendants("w:bookmarkStart").Select(start => start.Attribute("w:name")).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var cached = WordField.In(root).Where(field => field.IsCache && field.Outer is null)
            .SelectMany(field => field.ResultTexts.Select(text => (field, text)));
        foreach (var paragraph in cached.Select(result => (result.field, Paragraph: ParagraphOf(result.text))).Distinct().ToList())
        {
            if (paragraph.Paragraph is { Parent: not null } holder && HasTag(holder))
                Clear(paragraph.field, holder, bookmarks);
        }
    }

    // Its text is that of its heading, whatever data makes of it.
    private static bool IsFollowed(MarkupElement paragraph, HashSet<string> bookmarks) =>
        ContentsTable.TargetOf(paragraph) is { } name && bookmarks.Contains(name);

    private static MarkupElement? ParagraphOf(MarkupElement text) =>
        text.Ancestors().FirstOrDefault(ancestor => InlineMarkup.IsParagraph(ancestor.Name));

    private static bool HasTag(MarkupElement paragraph) => JoinedText.OfContent(paragraph).Text.Contains("{{", StringComparison.Ordinal);

    private static void Clear(WordField field, MarkupElement paragraph, HashSet<string> bookmarks)
    {
        var texts = paragraph.SelfAndDescendants().Where(element => InlineMarkup.IsText(element.Name)).ToList();
        var isEntry = field.IsTable && texts.TrueForAll(field.ResultTexts.Contains) && IsBalanced(paragraph)
            && !field.Begin.Ancestors().Contains(paragraph);
        if (isEntry && !IsFollowed(paragraph, bookmarks))
            paragraph.Remove();
        else
            TakeTags(paragraph, field.ResultTexts.ToHashSet());
    }

    private static bool IsBalanced(MarkupElement paragraph)
    {
        var characters = paragraph.Descendants("w:fldChar").Select(character => character.Attribute("w:fldCharType")).ToList();
        return characters.Count(type => type == "begin") == characters.Count(type => type == "end")
            && characters.Count(type => type == "separate") == characters.Count(type => type == "end")
            && characters.FirstOrDefault() is null or "begin";
    }

    private static void TakeTags(MarkupElement paragraph, HashSet<MarkupElement> results)
    {
        var joined = JoinedText.OfContent(paragraph);
        var spans = TagFinder.Find(joined.Text, out _).Where(span => !span.IsVerbatim && LiesIn(joined, span, results)).ToList();
        foreach (var stretch in joined.Stretches.Where(stretch => stretch.Text is not null).ToList())
        {
            var at = stretch.Start;
            var kept = "";
            foreach (var span in spans.Where(span => span.Start < stretch.End && span.End > stretch.Start))
            {
                kept += stretch.Raw(at, Math.Max(at, span.Start));
                at = Math.Min(stretch.End, span.End);
            }

            if (at == stretch.Start && kept.Length == 0)
                continue;
            stretch.Text?.InsertBefore(new MarkupText(kept + stretch.Raw(at, stretch.End)));
            stretch.Text?.Remove();
        }
    }

    private static bool LiesIn(JoinedText joined, TagSpan span, HashSet<MarkupElement> results) =>
        results.Contains(joined.ElementAt(span.Start)) && results.Contains(joined.ElementAt(span.End - 1));
}
