using System.Globalization;
using System.Text;
using ReportForge.Word.Blocks;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tables;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>
/// What is made again must not be the same thing twice: ids get a number a turn, lists begin again, and a break that
/// closes a turn is not left behind the last one.
/// </summary>
internal static class LoopTreatment
{
    public static void Apply(MarkupElement root, IReadOnlyList<TagBlock> blocks, MarkupElement? styles)
    {
        foreach (var loop in blocks.Where(block => block.IsLoop))
            StyleLists.WriteOut(BodyOf(loop).SelectMany(node => node.SelfAndDescendants()), styles);
        CommentAnchors.Settle(root, blocks);
        RangeMarks.Settle(root, blocks);
        var repeated = blocks.Where(block => block.IsLoop || block.Keyword is "func" or "capture").ToList();
        foreach (var block in repeated)
        {
            foreach (var element in BodyOf(block).SelectMany(node => node.SelfAndDescendants()).ToList())
                Distinguish(element);
        }

        foreach (var loop in blocks.Where(block => block is { IsLoop: true, Scope: BlockScope.Paragraphs }))
        {
            HoldBackBreak(loop);
            HoldBackSection(loop);
        }

        ListRestarts.Apply(root, blocks);
        TotalRows.Prepare(blocks);
    }

    /// <summary>Makes the ids of markup that may be written more than once numbers of the turn.</summary>
    public static void Distinguish(MarkupElement element)
    {
        element.IsRepeated = true;
        switch (element.Name)
        {
            case "wp:docPr" when int.TryParse(element.Attribute("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                ReplaceValue(element, "id", new DrawingId(id));
                break;
            case "w:bookmarkStart" or "w:bookmarkEnd":
                DistinguishBookmark(element);
                break;
            case "w:permStart" or "w:permEnd" or "w:moveFromRangeStart" or "w:moveFromRangeEnd" or "w:moveToRangeStart"
                or "w:moveToRangeEnd":
                DistinguishRange(element);
                break;
            case "w:p" or "w:tr":
                element.RemoveAttribute("w14:paraId");
                element.RemoveAttribute("w14:textId");
                break;
            case "w:sdtPr":
                element.Child("w:id")?.Remove();
                break;
            default:
                ShapeIds.Distinguish(element);
                break;
        }
    }

    /// <summary>The elements between the first and the last tag of a block.</summary>
    public static IEnumerable<MarkupElement> BodyOf(TagBlock block)
    {
        for (var node = block.Opening.Next; node is not null && node != block.Closing; node = node.Next)
        {
            if (node is MarkupElement element)
                yield return element;
        }
    }

    private static void DistinguishBookmark(MarkupElement element)
    {
        if (element.StartMarks is not null || element.Attribute("w:id") is not { } id)
            return;
        ReplaceValue(element, "w:id", new BookmarkId(id, element.Name == "w:bookmarkStart"));
        if (element.Attribute("w:name") is { } name && StartTag.Find(element.Start, "w:name") is { } span)
            AddMark(element, span.ValueStart + span.ValueLength, 0, new BookmarkSuffix(name));
    }

    // Permissions and moved text: what begins and what ends share a number; both halves of a move share a name.
    private static void DistinguishRange(MarkupElement element)
    {
        if (element.StartMarks is not null || element.Attribute("w:id") is not { } id)
            return;
        var isStart = element.Name.EndsWith("Start", StringComparison.Ordinal);
        var kind = element.Name[.."w:perm".Length];
        ReplaceValue(element, "w:id", new RangeId(kind, id, isStart));
        if (element.Attribute("w:name") is { } name && StartTag.Find(element.Start, "w:name") is { } span)
            AddMark(element, span.ValueStart + span.ValueLength, 0, new RangeSuffix(element.Name, name));
    }

    private static void ReplaceValue(MarkupElement element, string attribute, RenderStep step)
    {
        if (!HasStep(element, step.GetType()) && StartTag.Find(element.Start, attribute) is { } span)
            AddMark(element, span.ValueStart, span.ValueLength, step);
    }

    /// <summary>Whether an attribute of the element is made by such a step already: blocks inside blocks ask more than once.</summary>
    public static bool HasStep(MarkupElement element, Type step) =>
        element.StartMarks is { } marks && marks.Exists(mark => mark.Mark is StepMark { Step: { } made } && made.GetType() == step);

    /// <summary>Puts a step into a start tag.</summary>
    public static void AddMark(MarkupElement element, int offset, int length, RenderStep step)
    {
        element.StartMarks ??= [];
        element.StartMarks.Add((offset, length, new StepMark(step)));
        element.StartMarks.Sort((left, right) => left.Offset.CompareTo(right.Offset));
    }

    private static void HoldBackBreak(TagBlock loop)
    {
        if (BodyOf(loop).LastOrDefault() is not { Name: "w:p" } last || LastVisible(last) is not { Name: "w:br" } pageBreak)
            return;
        if (pageBreak.Attribute("w:type") is not ("page" or "column"))
            return;
        var isAlone = JoinedText.OfContent(last).Text.Trim() == "" && BlockPlacer.TagsOf(last).Count == 0;
        var endsSection = last.Child("w:pPr")?.Child("w:sectPr") is not null;
        var isNewPage = pageBreak.Attribute("w:type") == "page" && !(isAlone && endsSection);
        var markup = isNewPage ? NewPage.Paragraph
            : isAlone ? last.ToString() : $"<w:p><w:r>{pageBreak}</w:r></w:p>";
        if (isAlone)
            RemoveKeepingBookmarks(last);
        else
            RemoveBreak(pageBreak);
        if (isNewPage)
            TurnPages.Prepare(loop);
        loop.Closing.InsertBefore(new StepMark(new TurnBreak(loop, Encoding.UTF8.GetBytes(markup))));
        loop.Closing.InsertAfter(new StepMark(new LoopEnd(loop)));
    }

    /// <summary>
    /// A loop over sections at the end of the document: the last turn has no break behind it, its settings become those of
    /// the document's last section.
    /// </summary>
    private static void HoldBackSection(TagBlock loop)
    {
        var isLast = FollowingElement(loop.Closing) is null or { Name: "w:sectPr" };
        if (!isLast || loop.Container is not { Name: "w:body" } body || BodyOf(loop).LastOrDefault() is not { Name: "w:p" } last)
            return;
        if (last.Child("w:pPr")?.Child("w:sectPr") is not { } section || JoinedText.OfContent(last).Text.Trim().Length > 0)
            return;
        loop.Closing.InsertBefore(new StepMark(new TurnBreak(loop, Encoding.UTF8.GetBytes(last.ToString()))));
        loop.Closing.InsertAfter(new StepMark(new SectionLoopEnd(loop, section.ToString())));
        last.Remove();
        if (body.Elements.LastOrDefault() is { Name: "w:sectPr" } ending)
        {
            loop.Opening.InsertBefore(new StepMark(new FirstSection(ending.ToString())));
            ending.InsertBefore(new StepMark(LastSection.Instance));
            ending.Remove();
        }
    }

    private static MarkupElement? FollowingElement(MarkupNode node)
    {
        var next = node.Next;
        while (next is not null and not MarkupElement)
            next = next.Next;
        return next as MarkupElement;
    }

    private static void RemoveKeepingBookmarks(MarkupElement paragraph)
    {
        foreach (var anchor in paragraph.Elements.Where(
            element => element.Name is "w:bookmarkStart" or "w:bookmarkEnd" or "w:commentRangeStart" or "w:commentRangeEnd"))
            paragraph.InsertBefore(anchor);
        paragraph.Remove();
    }

    private static void RemoveBreak(MarkupElement pageBreak)
    {
        var run = pageBreak.Parent;
        pageBreak.Remove();
        if (run is not null && TagCutter.IsHollow(run))
            run.Remove();
    }

    // The break ends the paragraph when neither text nor a tag stands behind it.
    private static MarkupElement? LastVisible(MarkupElement paragraph)
    {
        var last = paragraph.LastChild;
        while (last is not null)
        {
            if (last is TemplateTag
                || (last is MarkupText { Raw: var raw } && InlineMarkup.IsText(last.Parent?.Name ?? "") && raw.Trim().Length > 0))
                return null;
            if (last is MarkupElement { Name: "w:br" } lineBreak)
                return lineBreak;
            if (last is MarkupElement { LastChild: { } inner } element && !InlineMarkup.IsOutsideText(element.Name))
                last = inner;
            else
                last = PreviousInText(last, paragraph);
        }

        return null;
    }

    private static MarkupNode? PreviousInText(MarkupNode node, MarkupElement paragraph)
    {
        for (MarkupNode? at = node; at is not null && at != paragraph; at = at.Parent)
        {
            if (at.Previous is { } previous)
                return previous;
        }

        return null;
    }
}
