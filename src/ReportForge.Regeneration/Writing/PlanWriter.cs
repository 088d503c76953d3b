using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>Turns a plan into changes of the edited document's parts.</summary>
internal sealed class PlanWriter(DocumentText edited, PackageScript package, RegenerationOptions options)
{
    private readonly ChangeMarks _marks = new(edited, options.Date);

    public void Write(MergePlan plan)
    {
        foreach (var paragraph in plan.Texts.GroupBy(edit => edit.Paragraph))
            WriteTexts(paragraph.Key, [.. paragraph]);
        foreach (var insertion in plan.Insertions)
            package.Of(insertion.Story.Part).Insert(insertion.At, IsTracked ? TrackedBlocks.Inserted(insertion.Markup, _marks)
                : insertion.Markup);
        foreach (var removal in plan.Removals)
            Remove(removal);
        var body = edited.Body.Part;
        if (plan.Marks.Count > 0)
            HiddenMarks.Rename(body.Text, plan.Marks, package.Of(body), [.. plan.Removals.Where(removal => removal.Story.Part == body)
                .Select(removal => (removal.Element.Start, removal.Element.End))]);
        new RemarkWriter(edited, package, options).Write(plan.Remarks);
    }

    private bool IsTracked => options.Mode == WritingMode.Tracked;

    private void WriteTexts(ParagraphBlock paragraph, List<TextEdit> edits)
    {
        var part = paragraph.Owner.Story.Part;
        var script = package.Of(part);
        foreach (var edit in edits.FindAll(edit => IsNewRun(edit)))
            Open.End(script, paragraph.Element, NewRun(edit));
        // What is ours and not accepted yet is ours to write anew.
        var isInOwn = edits.FindAll(edit => !IsNewRun(edit)).ToLookup(edit => !IsTracked || WritablePlace.Touched(edit)
            .All(segment => segment.Revision == Revision.Own));
        var plain = new PlainTextWriter(part, script);
        foreach (var edit in isInOwn[true])
            plain.Write(edit);
        new TrackedTextWriter(part, script, _marks).Write(isInOwn[false]);
    }

    private static bool IsNewRun(TextEdit edit) => edit.Paragraph.Segments.IsEmpty;

    private string NewRun(TextEdit edit)
    {
        var mark = RunDress.OfMark(edit.Paragraph);
        var run = $"<w:r>{(mark.Length > 0 ? mark : edit.Dress)}{WrittenText.Whole(edit.Text)}</w:r>";
        return IsTracked ? _marks.Inserted(run) : run;
    }

    private void Remove(BlockRemoval removal)
    {
        var part = removal.Story.Part;
        var written = IsTracked ? TrackedBlocks.Deleted(HiddenMarks.Without(part.Raw(removal.Element)), _marks) : "";
        package.Of(part).Replace(removal.Element.Start, removal.Element.End, written);
    }
}
