using ReportForge.Findings;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>
/// Moves the tags of blocks to the borders of what the blocks cover, so that between two tags of a block there is always
/// whole markup. Paragraphs and rows in which only tags stood are gone afterwards.
/// </summary>
internal sealed class BlockPlacer
{
    private readonly MarkupElement _root;
    private readonly ICollection<Finding> _findings;
    private readonly Dictionary<TemplateTag, TagBlock> _leaving = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TemplateTag> _callsParagraphs = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TemplateTag> _inline = new(ReferenceEqualityComparer.Instance);

    private BlockPlacer(MarkupElement root, ICollection<Finding> findings)
    {
        _root = root;
        _findings = findings;
    }

    /// <summary>Places every block of a part; when it complains, the tree is of no more use.</summary>
    public static List<TagBlock> Place(MarkupElement root, ICollection<Finding> findings)
    {
        var tags = TagsOf(root);
        var blocks = BlockMatcher.Match(tags) ?? [];
        var before = findings.Count;
        BlockScopes.Decide(blocks, findings);
        if (findings.Count == before)
            new BlockPlacer(root, findings).Place(tags, blocks);
        if (findings.Count == before && Torn(blocks) is { } torn)
            findings.Add(WordFindings.IndivisibleContent(torn.Place, torn.Written));
        return blocks;
    }

    // What stands between tags with different parents is no whole markup, whatever led there: better no document than a torn one.
    private static TemplateTag? Torn(IEnumerable<TagBlock> blocks) =>
        blocks.Select(block => block.Tags.Find(tag => tag.Parent != block.Opening.Parent)).FirstOrDefault(tag => tag is not null);

    /// <summary>The tags of a part in the order of its text.</summary>
    public static List<TemplateTag> TagsOf(MarkupElement element)
    {
        var tags = new List<TemplateTag>();
        Gather(element, tags);
        return tags;
    }

    private static void Gather(MarkupElement element, List<TemplateTag> tags)
    {
        foreach (var node in element.Nodes)
        {
            if (node is TemplateTag tag)
                tags.Add(tag);
            else if (node is MarkupElement child)
                Gather(child, tags);
        }
    }

    private void Place(List<TemplateTag> tags, List<TagBlock> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var tag in block.Tags)
                Register(tag, block);
        }

        RegisterInlineInside(tags);
        RegisterCalls(tags, blocks);
        foreach (var block in blocks.Where(block => block.Scope == BlockScope.Inline))
            InlineLifter.Lift(block, _findings);
        var paragraphs = tags.Select(tag => tag.Paragraph).OfType<MarkupElement>().Distinct().ToList();
        PlaceRows(tags);
        PlaceCells(tags, blocks);
        foreach (var paragraph in paragraphs)
            PlaceParagraph(paragraph);
        LoopExits.Check(tags, blocks, _findings);
        foreach (var tag in tags.Where(
            tag => tag.Shape.Prints && !_callsParagraphs.Contains(tag) && tag.Paragraph is not null && !HoldsText(tag.Parent)))
            _findings.Add(WordFindings.PrintsAtBlock(tag.Place, tag.Written));
    }

    private static bool HoldsText(MarkupElement? parent) => parent is not null
        && (InlineMarkup.IsText(parent.Name) || parent.Name == "w:instrText");

    private void Register(TemplateTag tag, TagBlock block)
    {
        if (block.Scope == BlockScope.Inline)
            _inline.Add(tag);
        else if (!_leaving.TryGetValue(tag, out var known) || known.Scope < block.Scope)
            _leaving[tag] = block;
        if (_leaving.TryGetValue(tag, out var leaving) && (_inline.Contains(tag) || leaving.Scope != block.Scope))
            _findings.Add(WordFindings.SeveralScopes(tag.Place, tag.Written));
    }

    // What stands between the tags of an inline block belongs to the text, whatever it does.
    private void RegisterInlineInside(List<TemplateTag> tags)
    {
        var depth = 0;
        foreach (var tag in tags)
        {
            var isBlockTag = _inline.Contains(tag);
            if (depth > 0 && !_leaving.ContainsKey(tag))
                _inline.Add(tag);
            if (isBlockTag)
                depth +=
                    tag.Shape.Events.Sum(happened => happened.Kind switch { TagEventKind.Open => 1, TagEventKind.Close => -1, _ => 0 });
        }
    }

    // A call of a function whose body is paragraphs brings paragraphs, like an include.
    private void RegisterCalls(List<TemplateTag> tags, List<TagBlock> blocks)
    {
        var names = blocks.Where(block => block is { Keyword: "func", Scope: BlockScope.Paragraphs })
            .SelectMany(block => CodeStatement.Of(block.Opening.Code)).Where(statement => statement.Word == "func")
            .Select(statement => CodeStatement.FirstWord(statement.Rest))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var tag in tags.Where(tag => names.Contains(CodeStatement.FirstWord(tag.Code))))
            _callsParagraphs.Add(tag);
    }

    private bool BringsParagraphs(TemplateTag tag) => _callsParagraphs.Contains(tag) || (tag.Shape.Includes && !tag.Shape.Prints);

    private bool Leaves(TemplateTag tag) => _leaving.ContainsKey(tag);

    // An include brings paragraphs of its own: it stands beside paragraphs, never inside one.
    private bool IsSilent(TemplateTag tag) => (tag.Shape.IsSilent || BringsParagraphs(tag)) && !_inline.Contains(tag);

    private ParagraphItems ItemsOf(MarkupElement paragraph) => new(paragraph, Leaves, IsSilent);

    private void PlaceRows(List<TemplateTag> tags)
    {
        var rowTags = tags.Where(tag => _leaving.TryGetValue(tag, out var block) && block.Scope == BlockScope.Rows).ToList();
        foreach (var row in rowTags.Select(RowOf).Distinct().ToList())
            DissolveIfBare(row);
        var remaining = rowTags.Where(
            tag => tag.Parent?.Name is not ("w:tbl" or "w:sdtContent" or "w:customXml") && RowOf(tag).Parent is not null).ToList();
        foreach (var tag in remaining.Where(GoesBefore))
            RowOf(tag).InsertBefore(tag);
        foreach (var tag in remaining.Where(tag => tag.Paragraph is not null && tag.Ancestors().Contains(tag.Paragraph)).Reverse().ToList())
            RowOf(tag).InsertAfter(tag);
    }

    // The row, or the content control around it, that is a child of what the block repeats.
    private MarkupNode RowOf(TemplateTag tag) =>
        _leaving[tag].Container is { } container && BlockScopes.ChildOf(container, tag) is { } child ? child : tag;

    private bool GoesBefore(TemplateTag tag)
    {
        var kind = tag.Shape.Events[0].Kind;
        if (kind != TagEventKind.Middle)
            return kind == TagEventKind.Open;
        var (before, after) = ContentAround((MarkupElement)RowOf(tag), tag);
        if (before && after)
            _findings.Add(WordFindings.MiddleBetweenCells(tag.Place, tag.Written));
        return !before;
    }

    private (bool Before, bool After) ContentAround(MarkupElement row, TemplateTag tag)
    {
        var (before, after, passed) = (false, false, false);
        foreach (var paragraph in row.Descendants("w:p"))
        {
            var isHere = paragraph == tag.Paragraph;
            passed |= isHere;
            var hasContent = ItemsOf(paragraph).HasContent;
            before |= hasContent && !passed;
            after |= hasContent && passed && !isHere;
            after |= isHere && hasContent && ItemsOf(paragraph).Leading.Contains(tag);
            before |= isHere && hasContent && !ItemsOf(paragraph).Leading.Contains(tag);
        }

        return (before, after);
    }

    /// <summary>A row in which only tags stand becomes its tags.</summary>
    private void DissolveIfBare(MarkupNode row)
    {
        if (row is not MarkupElement element)
            return;
        var tags = TagsOf(element);
        var isBare = tags.TrueForAll(
            tag => IsSilent(tag) || (_leaving.TryGetValue(tag, out var block) && block.Scope == BlockScope.Rows && RowOf(tag) == row))
            && !element.Descendants("w:tbl").Any()
            && element.Descendants("w:p").All(paragraph => !ItemsOf(paragraph).HasContent);
        if (!isBare)
            return;
        foreach (var tag in tags)
            row.InsertBefore(tag);
        row.Remove();
    }

    private void PlaceCells(List<TemplateTag> tags, List<TagBlock> blocks)
    {
        var cellTags = tags.Where(tag => _leaving.TryGetValue(tag, out var block) && block.Scope == BlockScope.Cells).ToList();
        var columns = blocks.Where(block => block.Scope == BlockScope.Cells).Select(block => (Block: block, Set: ColumnPlaces.Of(block)))
            .ToList();
        foreach (var tag in cellTags.Where(tag => tag.Shape.Events[0].Kind != TagEventKind.Close))
            RowOf(tag).InsertBefore(tag);
        foreach (var tag in cellTags.Where(tag => tag.Shape.Events[0].Kind == TagEventKind.Close).Reverse())
            RowOf(tag).InsertAfter(tag);
        foreach (var (block, set) in columns)
            ColumnPlaces.Mark(block, set);
    }

    private void PlaceParagraph(MarkupElement paragraph)
    {
        if (paragraph.Parent is null)
            return;
        var items = ItemsOf(paragraph);
        foreach (var tag in items.Between)
            _findings.Add(WordFindings.BetweenContent(tag.Place, tag.Written));
        if (items.HasOnlySection && paragraph.Parent is { Name: "w:body" })
        {
            TagBorders.EndSection(paragraph, items);
            return;
        }

        if (items.HasContent)
        {
            foreach (var tag in TagsOf(paragraph).Where(tag => tag.Shape.Includes || BringsParagraphs(tag)))
                _findings.Add(WordFindings.IncludeInline(tag.Place));
            LiftFromEdges(paragraph, items);
            return;
        }

        var target = LevelOf(paragraph, items);
        foreach (var tag in items.Tags.ToList())
            target.InsertBefore(tag);
        if (target == paragraph)
            TagBorders.PassOnPageBreak(paragraph);
        RemoveBare(paragraph, target);
    }

    private void LiftFromEdges(MarkupElement paragraph, ParagraphItems items)
    {
        foreach (var tag in items.Leading.ToList())
            ChildFor(paragraph, tag).InsertBefore(tag);
        foreach (var tag in items.Trailing.Reverse().ToList())
            ChildFor(paragraph, tag).InsertAfter(tag);
    }

    private MarkupNode ChildFor(MarkupElement paragraph, TemplateTag tag) =>
        _leaving.TryGetValue(tag, out var block) && block.Container is { } container
            ? BlockScopes.ChildOf(container, tag) ?? paragraph
            : paragraph;

    // Tags that leave a content control go before or behind it with the paragraph that held them.
    private MarkupNode LevelOf(MarkupElement paragraph, ParagraphItems items)
    {
        var leaving = items.Tags.FirstOrDefault(Leaves);
        var child = leaving is null ? paragraph : ChildFor(paragraph, leaving);
        if (child == paragraph || leaving is null)
            return paragraph;
        if (leaving.Shape.Events[0].Kind == TagEventKind.Open)
            return child;
        var anchor = new MarkupAside("");
        child.InsertAfter(anchor);
        return anchor;
    }

    private static void RemoveBare(MarkupElement paragraph, MarkupNode target)
    {
        foreach (var mark in paragraph.Elements.Where(element => element.Name is "w:bookmarkStart" or "w:bookmarkEnd").ToList())
            target.InsertBefore(mark);
        var container = paragraph.Parent;
        var isOnly = container is { Name: not "w:body" }
            && !container.Elements.Any(element => element != paragraph && element.Name is "w:p" or "a:p" or "w:tbl" or "w:sdt");
        // A cell must end with a paragraph: the one behind its last table stays.
        var closesHolder = container is { Name: not "w:body" }
            && PreviousElement(paragraph) is { Name: "w:tbl" }
            && NextElement(paragraph) is null;
        if (!isOnly && !closesHolder)
            paragraph.Remove();
    }

    private static MarkupElement? PreviousElement(MarkupNode node)
    {
        var at = node.Previous;
        while (at is not null and not MarkupElement)
            at = at.Previous;
        return at as MarkupElement;
    }

    private static MarkupElement? NextElement(MarkupNode node)
    {
        var at = node.Next;
        while (at is not null and not MarkupElement)
            at = at.Next;
        return at as MarkupElement;
    }
}
