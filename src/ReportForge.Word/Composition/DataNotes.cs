using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Composition;

/// <summary>Moves the notes and comments that depend on data, or whose reference is repeated, to their references.</summary>
internal static class DataNotes
{
    public static void Move(PackageDraft draft, string documentName, IEnumerable<MarkupElement> texts)
    {
        foreach (var text in texts)
        {
            Move(draft.Related(documentName, "footnotes"), text, "w:footnoteReference");
            Move(draft.Related(documentName, "endnotes"), text, "w:endnoteReference");
            Move(draft.Related(documentName, "comments"), text, "w:commentReference");
        }
    }

    private static void Move(DraftPart? part, MarkupElement text, string referenceName)
    {
        if (part is null || PackageDraft.TreeOf(part)?.Root is not { } notes)
            return;
        foreach (var reference in text.Descendants(referenceName).ToList())
        {
            var id = reference.Attribute("w:id");
            var note = notes.Elements.FirstOrDefault(element => element.Attribute("w:id") == id && element.Attribute("w:type") is null);
            if (note is not null && (reference.IsRepeated || Marks.In(note)))
                Move(part.Name, notes, note, RangeOf(text, reference), reference);
        }
    }

    private static void Move(string partName, MarkupElement notes, MarkupElement note, List<MarkupElement> range, MarkupElement reference)
    {
        var (original, firstFree) = (Number(note.Attribute("w:id")), FirstFree(partName, notes));
        note.Remove();
        if (reference.IsRepeated)
        {
            foreach (var element in note.SelfAndDescendants())
                LoopTreatment.Distinguish(element);
        }

        MarkupElement[] inOrder = [.. range, note, reference];
        SetId(inOrder[0], new NewNoteId(partName, original, firstFree));
        foreach (var element in inOrder.Skip(1))
            SetId(element, new CurrentNoteId(partName, original));
        reference.InsertBefore(new NoteMark(partName, note));
    }

    // A comment has a range before its reference, a note has none.
    private static List<MarkupElement> RangeOf(MarkupElement text, MarkupElement reference) => reference.Name != "w:commentReference"
        ? []
        : [.. text.SelfAndDescendants().Where(element => element.Name is "w:commentRangeStart" or "w:commentRangeEnd"
            && element.Attribute("w:id") == reference.Attribute("w:id"))];

    private static int FirstFree(string partName, MarkupElement notes)
    {
        if (notes.Nodes.OfType<StepMark>().Select(mark => mark.Step).OfType<NotesHere>().FirstOrDefault() is { } here)
            return here.FirstFree;
        var firstFree = notes.Elements.Max(element => Number(element.Attribute("w:id"))) + 1;
        notes.Append(new StepMark(new NotesHere(partName, firstFree)));
        return firstFree;
    }

    private static void SetId(MarkupElement element, RenderStep step)
    {
        if (StartTag.Find(element.Start, "w:id") is { } span)
            element.StartMarks = [(span.ValueStart, span.ValueLength, new StepMark(step))];
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number
        : 0;
}
