using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Fields;

/// <summary>
/// A table of contents or of figures whose headings depend on data. Word makes it again when it is asked to; until then, and for
/// those who never ask, each entry is written as often as its heading is, with the text that stands there. Only the pages are
/// not known.
/// </summary>
internal sealed class ContentsTable
{
    private readonly List<List<ContentsEntry>> _stretches;

    private ContentsTable(List<List<ContentsEntry>> stretches) => _stretches = stretches;

    /// <summary>The bookmarks of its headings.</summary>
    public IEnumerable<string> Names => _stretches.SelectMany(stretch => stretch).Select(entry => entry.Name);

    /// <summary>The tables of a text whose entries data may change.</summary>
    /// <param name="body">The text.</param>
    /// <param name="bookmarks">Where each bookmark begins.</param>
    /// <param name="isInBlock">Whether a bookmark stands in a block.</param>
    public static IEnumerable<ContentsTable> In(MarkupElement body, IReadOnlyDictionary<string, MarkupElement> bookmarks,
        Func<MarkupElement, bool> isInBlock)
    {
        foreach (var field in WordField.In(body)
            .Where(field => field is { HasDataInCode: false, Outer: null, Begin.Name: "w:fldChar" } && field.Code.Keyword == "TOC")
            .ToList())
        {
            var stretches = Stretches(field, bookmarks);
            var isOfData = stretches.SelectMany(stretch => stretch).Any(entry => entry.IsOfData || isInBlock(bookmarks[entry.Name]));
            if (isOfData)
                yield return new(stretches);
        }
    }

    /// <summary>The bookmark of the heading that an entry stands for; null when it says none.</summary>
    public static string? TargetOf(MarkupElement paragraph) =>
        paragraph.Descendants("w:hyperlink").Select(link => link.Attribute("w:anchor")).FirstOrDefault(anchor => anchor is not null)
        ?? WordField.In(paragraph).Select(field => field.Code).Where(code => code.Keyword == "PAGEREF").Select(code => code.Subject)
            .FirstOrDefault();

    /// <summary>Puts the entries that are written later in the place of those that are there.</summary>
    public void Prepare()
    {
        foreach (var stretch in _stretches)
        {
            stretch[0].Paragraph.InsertBefore(new StepMark(new ContentsHere(
                [.. stretch.Select(entry => entry.Form())],
                string.Concat(stretch.Select(entry => entry.Head)),
                string.Concat(stretch.Select(entry => entry.Tail)))));
            foreach (var entry in stretch)
                entry.Paragraph.Remove();
        }
    }

    // Entries that stand together, so that those of a loop stand in the order of its turns.
    private static List<List<ContentsEntry>> Stretches(WordField field, IReadOnlyDictionary<string, MarkupElement> bookmarks)
    {
        var stretches = new List<List<ContentsEntry>>();
        ContentsEntry? last = null;
        foreach (var paragraph in field.ResultTexts.Select(ParagraphOf).OfType<MarkupElement>().Distinct().ToList())
        {
            var entry = ContentsEntry.Of(paragraph, field, bookmarks);
            if (entry is not null && last is not null && NextElement(last.Paragraph) == paragraph)
                stretches[^1].Add(entry);
            else if (entry is not null)
                stretches.Add([entry]);
            last = entry;
        }

        return stretches;
    }

    private static MarkupElement? ParagraphOf(MarkupElement text) => text.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");

    private static MarkupElement? NextElement(MarkupElement element)
    {
        var next = element.Next;
        while (next is not null and not MarkupElement)
            next = next.Next;
        return next as MarkupElement;
    }
}

/// <summary>An entry of a table of contents as it stands in the template.</summary>
internal sealed class ContentsEntry
{
    private readonly List<MarkupElement> _label;
    private readonly List<MarkupElement> _title;
    private readonly List<MarkupNode> _head;
    private readonly List<MarkupNode> _tail;

    private ContentsEntry(MarkupElement paragraph, string name, bool isOfData, List<MarkupElement> front, MarkupElement? labelEnd,
        List<MarkupNode> head, List<MarkupNode> tail)
    {
        (Paragraph, Name, IsOfData, _head, _tail) = (paragraph, name, isOfData, head, tail);
        var texts = front.Where(element => element.Name == "w:t").ToList();
        _label = labelEnd is null ? [] : [.. front.TakeWhile(element => element != labelEnd).Where(texts.Contains)];
        _title = [.. texts.Except(_label)];
    }

    public MarkupElement Paragraph { get; }

    public string Name { get; }

    /// <summary>Whether data makes the text of the heading.</summary>
    public bool IsOfData { get; }

    /// <summary>What of the table's field begins in the entry.</summary>
    public string Head => string.Concat(_head);

    /// <summary>What of the table's field ends in the entry.</summary>
    public string Tail => string.Concat(_tail);

    /// <summary>The entry; null for a paragraph that is none, one without a title, or one in which more than an entry stands.</summary>
    public static ContentsEntry? Of(MarkupElement paragraph, WordField field, IReadOnlyDictionary<string, MarkupElement> bookmarks)
    {
        if (ContentsTable.TargetOf(paragraph) is not { } name || !bookmarks.TryGetValue(name, out var bookmark))
            return null;
        var (separate, end) = BordersOf(field, paragraph);
        var isBegun = field.Begin.Ancestors().Contains(paragraph);
        var head = isBegun ? NodesUpTo(paragraph, separate) : [];
        var tail = end is null ? [] : NodesFrom(paragraph, end);
        if (head is null || tail is null || BookmarkUse.HeadingOf(bookmark) is not { } heading)
            return null;
        var front = FrontOf(paragraph, field);
        var labelEnd = front.Find(element => element.Name == "w:tab");
        var title = labelEnd is null ? front : front.SkipWhile(element => element != labelEnd);
        return title.Any(element => element.Name == "w:t") ? new(paragraph, name, Marks.In(heading), front, labelEnd, head, tail) : null;
    }

    /// <summary>The entry as text in which its parts have yet to be put.</summary>
    public ContentsForm Form()
    {
        foreach (var node in _head.Concat(_tail))
            node.Remove();
        var (label, title) = (TextOf(_label), TextOf(_title));
        if (label.Length > 0)
            Replace(_label, ContentsForm.LabelMark);
        if (IsOfData)
            Replace(_title, ContentsForm.TitleMark);
        var properties = Paragraph.Child("w:pPr");
        return new(Name, Paragraph.ToString(), label, title, properties?.ToString() ?? "", properties?.ChildValue("w:pStyle") ?? "");
    }

    private static string TextOf(List<MarkupElement> texts) =>
        string.Concat(texts.SelectMany(text => text.Nodes.OfType<MarkupText>()).Select(text => text.Raw));

    private static void Replace(List<MarkupElement> texts, string mark)
    {
        foreach (var node in texts.SelectMany(text => text.Nodes).ToList())
            node.Remove();
        texts[0].Append(new MarkupText(mark));
    }

    // The number of the page stands behind the last tab, or in a field.
    private static List<MarkupElement> FrontOf(MarkupElement paragraph, WordField field)
    {
        var pageFields = WordField.In(paragraph).Where(inner => inner.Code.Keyword == "PAGEREF").SelectMany(inner => inner.ResultTexts)
            .ToHashSet();
        var pieces = paragraph.SelfAndDescendants().Where(element => element is { Name: "w:tab", Parent.Name: "w:r" }
            || (element is { Name: "w:t", IsEmpty: false } && field.ResultTexts.Contains(element) && !pageFields.Contains(element)))
                .ToList();
        var lastTab = pieces.FindLastIndex(element => element.Name == "w:tab");
        return lastTab < 0 ? pieces : pieces[..lastTab];
    }

    private static (MarkupElement? Separate, MarkupElement? End) BordersOf(WordField field, MarkupElement paragraph)
    {
        var (depth, separate) = (field.Begin.Ancestors().Contains(paragraph) ? 0 : 1, (MarkupElement?)null);
        foreach (var character in paragraph.Descendants("w:fldChar"))
        {
            var type = character.Attribute("w:fldCharType");
            depth += type switch { "begin" => 1, "end" => -1, _ => 0 };
            if (type == "separate" && depth == 1)
                separate ??= character;
            else if (type == "end" && depth == 0)
                return (separate, character);
        }

        return (separate, null);
    }

    // Null when the run that divides the field holds text as well, or stands deeper than the runs of the paragraph.
    private static List<MarkupNode>? NodesUpTo(MarkupElement paragraph, MarkupElement? separate)
    {
        if (separate?.Parent is not { Name: "w:r" } run || run.Parent != paragraph || run.Descendants("w:t").Any())
            return null;
        return [.. paragraph.Nodes.SkipWhile(node => node is MarkupElement { Name: "w:pPr" }).TakeWhile(node => node != run), run];
    }

    private static List<MarkupNode>? NodesFrom(MarkupElement paragraph, MarkupElement end) =>
        end.Parent is { Name: "w:r" } run && run.Parent == paragraph && !run.Descendants("w:t").Any()
            ? [.. paragraph.Nodes.SkipWhile(node => node != run)] : null;
}
