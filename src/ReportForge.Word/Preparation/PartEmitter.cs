using System.Text;
using ReportForge.Findings;
using ReportForge.Word.Blocks;
using ReportForge.Word.Charts;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>Writes the tree of a part, its tags in their right places, as pieces for the language.</summary>
internal sealed class PartEmitter(PieceBuilder pieces)
{
    public void Emit(MarkupDocument document)
    {
        pieces.Markup(document.Prolog);
        Emit(document.Root);
        pieces.Markup(document.Epilog);
    }

    public void EmitContent(MarkupElement container)
    {
        foreach (var node in container.Nodes)
            Emit(node);
    }

    private void Emit(MarkupNode node)
    {
        switch (node)
        {
            case TemplateTag tag:
                pieces.Code(tag, SiteOf(tag));
                break;
            case StepMark mark:
                pieces.Step(mark.Step);
                break;
            case NoteMark mark:
                pieces.Step(new NoteStart(mark.PartName));
                Emit(mark.Note);
                pieces.Step(NoteEnd.Instance);
                break;
            case ChartMark mark:
                pieces.Step(new ChartStart(mark.Frame));
                Emit(mark.Chart);
                pieces.Step(new ChartMarkupEnd(mark.Frame));
                break;
            case CodeMark mark:
                pieces.Code(mark.Code, mark);
                break;
            case MarkupText text:
                EmitText(text);
                break;
            case MarkupElement element:
                EmitElement(element);
                break;
            default:
                pieces.Markup(node.ToString());
                break;
        }
    }

    private void EmitText(MarkupText text)
    {
        var isText = text.Parent is { } parent && InlineMarkup.IsText(parent.Name);
        if (isText)
            pieces.Text(text.Raw, !string.IsNullOrWhiteSpace(text.Raw));
        else
            pieces.Markup(text.Raw);
    }

    private void EmitElement(MarkupElement element)
    {
        if (element.Name == "w:tbl")
            EmitTable(element);
        else if (element.Name == "w:p" && TagOnlyParagraph.Is(element))
            EmitVanishing(element);
        else if (element.Name == "w:body")
            EmitBody(element);
        else if (ParagraphHolders.NeedsKeeper(element))
            EmitHolder(element);
        else
            EmitPlain(element);
    }

    private void EmitPlain(MarkupElement element)
    {
        if (InlineMarkup.CharacterOf(element) is JoinedText.ObjectCharacter or JoinedText.Break)
            pieces.ShowsSomething();
        EmitStart(element);
        EmitContent(element);
        EmitEnd(element);
    }

    // The last paragraph of a document may not be a table.
    private void EmitBody(MarkupElement body)
    {
        EmitStart(body);
        var last = body.Nodes.LastOrDefault(node => node is not (MarkupText or MarkupAside or MarkupElement { Name: "w:sectPr" }));
        foreach (var node in body.Nodes)
        {
            if (node is MarkupElement { Name: "w:sectPr" } && node == body.Elements.LastOrDefault())
                pieces.Step(TableSeparator.Instance);
            Emit(node);
        }

        if (body.Elements.LastOrDefault() is not { Name: "w:sectPr" } && last is TemplateTag or StepMark or MarkupElement { Name: "w:tbl" })
            pieces.Step(TableSeparator.Instance);
        EmitEnd(body);
    }

    private void EmitStart(MarkupElement element)
    {
        if (element.StartMarks is not { } marks)
        {
            pieces.Markup(element.OpenStart);
            return;
        }

        var at = 0;
        foreach (var (offset, length, mark) in marks)
        {
            pieces.Markup(element.Start[at..offset]);
            if (mark is TemplateTag tag)
                pieces.Code(
                    tag,
                    new(element.Name == CheckBoxControls.State ? ValueSurrounding.CheckedState : ValueSurrounding.Attribute, "", ""));
            else
                Emit(mark);
            at = offset + length;
        }

        pieces.Markup(element.OpenStart[at..]);
    }

    private void EmitEnd(MarkupElement element)
    {
        var end = new StringBuilder();
        element.WriteEnd(end);
        pieces.Markup(end.ToString());
    }

    private void EmitVanishing(MarkupElement paragraph)
    {
        pieces.Step(VanishingStart.Instance);
        EmitPlain(paragraph);
        pieces.Step(VanishingEnd.Instance);
    }

    private void EmitTable(MarkupElement table)
    {
        if (MayFollowTable(table))
            pieces.Step(TableSeparator.Instance);
        if (BlockPlacer.TagsOf(table).Count > 0)
            EmitDataTable(table);
        else
            EmitPlain(table);
    }

    private void EmitDataTable(MarkupElement table)
    {
        pieces.Step(TableStart.Instance);
        EmitStart(table);
        var head = table.Nodes.TakeWhile(IsTableHead).ToList();
        foreach (var node in head)
            Emit(node);
        pieces.Step(Mark.Instance);
        foreach (var node in table.Nodes.Skip(head.Count).Where(node => node is not MarkupText))
            Emit(node);
        pieces.Step(new TableEnd(MayLoseAllRows(table), MayOrphanMerges(table), PlaceOf(table)));
    }

    // An author looks for the columns first; a place is worked out only when a finding needs it.
    private static Func<Place> PlaceOf(MarkupElement table)
    {
        var tags = BlockPlacer.TagsOf(table);
        var tag = tags.Find(tag => tag.Code.Contains(BlockScopes.ColumnsFunction, StringComparison.Ordinal)) ?? tags[0];
        return () => tag.Place;
    }

    private static bool MayOrphanMerges(MarkupElement table) =>
        table.Nodes.Any(node => node is TemplateTag)
        && table.Descendants("w:vMerge").Any(merge => merge.Attribute("w:val") != "restart");

    private static bool IsTableHead(MarkupNode node) => node is MarkupText or MarkupElement { Name: "w:tblPr" or "w:tblGrid" };

    // Two tables that the author kept apart must not come to touch because what stood between them is gone.
    private static bool MayFollowTable(MarkupElement table)
    {
        var previous = table.Previous;
        while (previous is MarkupText or StepMark or MarkupAside)
            previous = previous.Previous;
        return previous is TemplateTag || (previous is MarkupElement { Name: "w:p" } paragraph && TagOnlyParagraph.Is(paragraph));
    }

    private static bool MayLoseAllRows(MarkupElement table)
    {
        var (depth, hasTag) = (0, false);
        foreach (var node in table.Nodes)
        {
            if (node is TemplateTag tag)
                (depth, hasTag) = (depth + BlockDepth.ChangeBy(tag), true);
            else if (depth == 0 && !IsTableHead(node) && node is MarkupElement { Name: not ("w:bookmarkStart" or "w:bookmarkEnd") })
                return false;
        }

        return hasTag;
    }

    private void EmitHolder(MarkupElement holder)
    {
        EmitStart(holder);
        var head = holder.Nodes.TakeWhile(node => node is MarkupText or MarkupElement { Name: "w:tcPr" }).ToList();
        foreach (var node in head)
            Emit(node);
        pieces.Step(Mark.Instance);
        foreach (var node in holder.Nodes.Skip(head.Count))
            Emit(node);
        pieces.Step(new ParagraphKeeper(ParagraphHolders.Fallback(holder)));
        EmitEnd(holder);
    }

    private static ValueSite SiteOf(TemplateTag tag)
    {
        var surrounding = tag.Parent?.Name switch
        {
            "w:t" => ValueSurrounding.Text,
            "a:t" when tag.Parent.Parent?.Name == "a:r" => ValueSurrounding.DrawingText,
            "a:t" => ValueSurrounding.PlainText,
            "w:instrText" => ValueSurrounding.FieldCode,
            "m:t" => ValueSurrounding.PlainText,
            _ => tag.Paragraph is null ? ValueSurrounding.PlainText : ValueSurrounding.Markup,
        };
        var run = tag.Ancestors().FirstOrDefault(ancestor => InlineMarkup.IsRun(ancestor.Name));
        var properties = run?.Elements.FirstOrDefault(element => element.Name is "w:rPr" or "a:rPr")?.ToString() ?? "";
        return new(surrounding, properties, ParagraphHolders.PropertiesWithoutSection(tag.Paragraph));
    }
}
