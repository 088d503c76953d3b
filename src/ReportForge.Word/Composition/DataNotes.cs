using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Composition;

/// <summary>Moves the notes that depend on data, or whose reference is repeated, to their references.</summary>
internal static class DataNotes
{
    public static void Move(PackageDraft draft, string documentName, IEnumerable<MarkupElement> texts)
    {
        foreach (var text in texts)
        {
            Move(draft.Related(documentName, "footnotes"), text, "w:footnoteReference");
            Move(draft.Related(documentName, "endnotes"), text, "w:endnoteReference");
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
                Move(part.Name, notes, note, reference);
        }
    }

    private static void Move(string partName, MarkupElement notes, MarkupElement note, MarkupElement reference)
    {
        var highest = notes.Elements.Max(element => Number(element.Attribute("w:id")));
        var original = Number(note.Attribute("w:id"));
        if (!notes.Nodes.Any(node => node is StepMark))
            notes.Append(new StepMark(new NotesHere(partName, highest + 1)));
        note.Remove();
        SetId(note, new NoteId(partName, original, highest + 1, isReference: false));
        SetId(reference, new NoteId(partName, original, highest + 1, isReference: true));
        reference.InsertBefore(new NoteMark(partName, note));
    }

    private static void SetId(MarkupElement element, RenderStep step)
    {
        if (StartTag.Find(element.Start, "w:id") is { } span)
            element.StartMarks = [(span.ValueStart, span.ValueLength, new StepMark(step))];
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
