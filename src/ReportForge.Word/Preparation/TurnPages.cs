using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Lets the first paragraph of a turn begin the page that the turn before has asked for, so that the break takes no room of
/// its own. Where a turn begins with something else, or with a paragraph that may go, the break stays a paragraph.
/// </summary>
internal static class TurnPages
{
    public static void Prepare(TagBlock loop)
    {
        var first = loop.Opening.Next;
        while (first is MarkupText or MarkupAside or StepMark)
            first = first.Next;
        if (first is not MarkupElement { Name: "w:p" } paragraph || TagOnlyParagraph.Is(paragraph) || RefusesPage(paragraph))
            return;
        paragraph.InsertBefore(new StepMark(new TurnPageStart(loop)));
        if (paragraph.Child("w:pPr") is not { } properties)
            paragraph.Prepend(new StepMark(new TurnPageProperty(loop, "<w:pPr>" + NewPage.Property + "</w:pPr>")));
        else if (properties.Child("w:pageBreakBefore") is null)
            Insert(properties, new StepMark(new TurnPageProperty(loop, NewPage.Property)));
    }

    private static bool RefusesPage(MarkupElement paragraph) =>
        paragraph.Child("w:pPr")?.ChildValue("w:pageBreakBefore") is "0" or "false" or "off";

    private static void Insert(MarkupElement properties, StepMark mark)
    {
        if (properties.Elements.LastOrDefault(element => element.Name is "w:pStyle" or "w:keepNext" or "w:keepLines") is { } before)
            before.InsertAfter(mark);
        else
            properties.Prepend(mark);
    }
}
