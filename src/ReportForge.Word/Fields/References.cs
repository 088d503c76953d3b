using ReportForge.Findings;
using ReportForge.Word.Blocks;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Fields;

/// <summary>
/// References to bookmarks follow what data makes of them: in a loop to the bookmark of the same turn, with the text that
/// stands there; a reference to something that is left out is told to the author.
/// </summary>
internal static class References
{
    /// <param name="file">The file, as its author knows it.</param>
    /// <param name="bodies">The text of the document, then of the parts that it includes.</param>
    /// <param name="blocks">The blocks of all of them.</param>
    public static void Prepare(string file, IReadOnlyList<MarkupElement> bodies, IReadOnlyList<TagBlock> blocks)
    {
        var bookmarks = bodies.SelectMany(body => body.Descendants("w:bookmarkStart")).Where(start => start.Attribute("w:name") is not null)
            .DistinctBy(start => start.Attribute("w:name"))
            .ToDictionary(start => start.Attribute("w:name") ?? "", StringComparer.OrdinalIgnoreCase);
        if (bookmarks.Count == 0)
            return;
        var uses = bodies.SelectMany(UsesIn).Where(use => bookmarks.ContainsKey(use.Name)).ToList();
        var homes = BlockHomes.Of(blocks, uses.Select(use => use.Element).Concat(bookmarks.Values));
        var tables = bodies.SelectMany(body => ContentsTable.In(body, bookmarks, bookmark => homes[bookmark].Count > 0)).ToList();
        if (uses.Count + tables.Count == 0)
            return;
        foreach (var name in uses.Select(use => use.Name).Concat(tables.SelectMany(table => table.Names))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList())
            new BookmarkUse(name, bookmarks[name], homes, bodies).Prepare();
        foreach (var table in tables)
            table.Prepare();
        // A place is what its paragraph says before anything is put into it.
        var places = uses.ConvertAll(use => PlaceOf(file, use.Element));
        foreach (var (use, place) in uses.Zip(places))
            use.Prepare(bookmarks[use.Name], homes, place);
        foreach (var loop in uses.Select(use => use.CommonLoop).OfType<TagBlock>().Distinct())
            loop.Opening.InsertAfter(new StepMark(new TurnStart(loop)));
    }

    private static IEnumerable<ReferenceUse> UsesIn(MarkupElement body) =>
        WordField.In(body)
            .Where(field => field is { HasDataInCode: false, IsInCache: false })
            .Select(ReferenceUse.OfField)
            .OfType<ReferenceUse>()
            .Concat(body.Descendants("w:hyperlink").Where(link => link.Attribute("w:anchor") is not null && !IsInTableOfContents(link))
                .Select(ReferenceUse.OfLink));

    // The links of a table of contents are made again with it.
    private static bool IsInTableOfContents(MarkupElement link) => link.Descendants("w:instrText").Any(code =>
        code.Nodes.OfType<MarkupText>().Any(text => text.Raw.Contains("PAGEREF", StringComparison.Ordinal)))
        || (link.Attribute("w:anchor") ?? "").StartsWith("_Toc", StringComparison.Ordinal);

    private static Place PlaceOf(string file, MarkupElement element)
    {
        var paragraph = element.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");
        var text = paragraph is null ? "" : string.Join(' ', JoinedText.OfContent(paragraph).Text.Replace(JoinedText.ObjectCharacter, ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new() { File = file, Quote = text, QuoteLength = text.Length };
    }
}

/// <summary>A bookmark that something refers to: it tells where it is written, and its text where that is wanted.</summary>
internal sealed class BookmarkUse(
    string name, MarkupElement start, Dictionary<MarkupElement, List<BlockHome>> homes, IReadOnlyList<MarkupElement> bodies)
{
    public void Prepare()
    {
        var loops = homes[start].Select(home => home.Block).Where(block => block.IsLoop).ToList();
        start.InsertAfter(new StepMark(new BookmarkBegin(name, loops)));
        var end = bodies.SelectMany(body => body.Descendants("w:bookmarkEnd")).FirstOrDefault(
            end => end.Attribute("w:id") == start.Attribute("w:id"));
        if (end is not null && HeadingOf(start) is { } heading && IsEmpty(start, end))
            heading.Append(new StepMark(new BookmarkEnd(name)));
        else
            end?.InsertBefore(new StepMark(new BookmarkEnd(name)));
    }

    /// <summary>The paragraph in which the bookmark begins; null when it begins between paragraphs.</summary>
    public static MarkupElement? HeadingOf(MarkupElement start) => start.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");

    // LibreOffice puts the bookmarks of headings before their text, around nothing.
    private static bool IsEmpty(MarkupElement start, MarkupElement end)
    {
        var next = start.Next;
        while (next is StepMark or MarkupText or MarkupElement { Name: "w:bookmarkStart" or "w:bookmarkEnd" } && next != end)
            next = next.Next;
        return next == end;
    }

    /// <summary>Whether what the bookmark holds depends on data.</summary>
    public static bool IsFilled(MarkupElement start)
    {
        var id = start.Attribute("w:id");
        for (var node = start.Next; node is not null; node = node.Next)
        {
            if (node is MarkupElement { Name: "w:bookmarkEnd" } end && end.Attribute("w:id") == id)
                return false;
            if (node is TemplateTag or StepMark { Step: not (BookmarkBegin or BookmarkEnd) }
                || (node is MarkupElement element && Marks.In(element)))
                return true;
        }

        return false;
    }
}
