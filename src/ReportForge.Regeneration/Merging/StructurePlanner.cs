using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Plans what becomes of paragraphs, tables and rows that the data bring or take away.</summary>
internal sealed class StructurePlanner(PlanContext context, MergePlan plan)
{
    private readonly CarriedMarkup _carried = new(context.Edited, context.Fresh);
    private readonly HashSet<int> _added = [.. context.Edited.Paragraphs.Where(paragraph => !context.ToEdited.IsTaken(paragraph))
        .Select(paragraph => paragraph.Folded)];
    private readonly HashSet<int> _addedRows = [.. context.Edited.Stories.SelectMany(story => story.Tables).SelectMany(table => table.Rows)
        .Where(row => !context.ToEdited.IsTaken(row)).Select(row => row.Folded)];

    public void Plan()
    {
        foreach (var story in context.Fresh.Stories.Where(story => story.Kind != StoryKind.TextBox))
            PlanAdded(story.Root);
        foreach (var story in context.Old.Stories.Where(story => story.Kind != StoryKind.TextBox))
            PlanRemoved(story.Root);
    }

    private void PlanAdded(Container container)
    {
        var last = -1;
        foreach (var block in container.Blocks)
        {
            if (context.BaselineOf(block) is ParagraphBlock { IsBlank: false } known && context.ToFresh.PartnerOf(known.Owner) == container)
                last = NoteOrder(known, last);
            var table = block as TableBlock;
            if (table is not null && table.Rows.Exists(row => context.BaselineOf(row) is not null))
                PlanAddedRows(table);
            else if (context.BaselineOf(block) is null)
                Add(Sibling.Of(block));
        }
    }

    // What the data have put elsewhere stays where it is: a person may have written between the two places.
    private int NoteOrder(ParagraphBlock old, int last)
    {
        if (old.Index < last)
            plan.Note(new(ChangeDeed.Kept, ChangeSubject.Object, PlaceNames.Of(old)) { Why = MergeReasons.OtherOrder },
                context.EditedParagraphOf(old));
        return Math.Max(old.Index, last);
    }

    private void PlanAddedRows(TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            if (context.BaselineOf(row) is not { } old)
                Add(Sibling.Of(row));
            else if (old.Cells.Count != row.Cells.Count)
                plan.Note(new(ChangeDeed.Kept, ChangeSubject.Object, PlaceNames.Of(row)) { Why = MergeReasons.OtherColumns },
                    context.FirstIn(old));
            else
                row.Cells.ForEach(cell => PlanAdded(cell.Content));
        }
    }

    private void Add(Sibling added)
    {
        var text = added.Text;
        var change = new RegenerationChange(ChangeDeed.Applied, ChangeSubject.Added, added.Place) { New = text };
        if (added.IsIn(_added, _addedRows))
        {
            plan.Note(change with { Deed = ChangeDeed.AlreadyThere }, null);
            return;
        }

        var place = context.PlaceFor(added);
        var model = place?.Neighbour is { } neighbour ? new CarriedMarkup.Model(neighbour.Part, neighbour.Element) : null;
        if (place is not null && _carried.Of(added.Part, added.Element, model) is { } markup)
        {
            plan.Insertions.Add(new(place.Story, place.At, markup, [.. added.Paragraphs.Select(paragraph => paragraph.Text)]));
            plan.Changes.Add(change);
        }
        else if (text.Length > 0)
        {
            plan.Note(change with { Deed = ChangeDeed.Kept, Why = place is null ? MergeReasons.NoPlace : MergeReasons.HoldsObject },
                place?.Neighbour?.Paragraphs.FirstOrDefault());
        }
    }

    private void PlanRemoved(Container container)
    {
        foreach (var block in container.Blocks)
        {
            var table = block as TableBlock;
            if (table is not null && table.Rows.Exists(row => context.ToFresh.PartnerOf(row) is not null))
                PlanRemovedRows(table);
            else if (!context.IsInFresh(block))
                Remove(Sibling.Of(block), context.EditedOf(block));
        }
    }

    private void PlanRemovedRows(TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            if (context.ToFresh.PartnerOf(row) is null)
                Remove(Sibling.Of(row), context.ToEdited.PartnerOf(row) is { } match ? (Sibling.Of(match.Right), match.IsFirm) : null);
            else
                row.Cells.ForEach(cell => PlanRemoved(cell.Content));
        }
    }

    private void Remove(Sibling old, (Sibling Now, bool IsFirm)? partner)
    {
        var text = old.Text;
        var change = new RegenerationChange(ChangeDeed.Applied, ChangeSubject.Removed, old.Place) { Old = text };
        if (partner is not { } found)
        {
            if (text.Length > 0)
                plan.Note(change with { Deed = ChangeDeed.AlreadyThere }, null);
            return;
        }

        var isUntouched = found.IsFirm && found.Now.SaysTheSameAs(old) && !found.Now.HoldsMore && !found.Now.IsOnlyOne;
        if (isUntouched)
        {
            plan.Removals.Add(new(found.Now.Story, found.Now.Element));
            if (text.Length > 0)
                plan.Changes.Add(change with { Place = found.Now.Place });
        }
        else if (text.Length > 0)
        {
            plan.Note(change with { Deed = ChangeDeed.Kept, Current = found.Now.Text, Why = MergeReasons.EditedBlock },
                found.Now.Paragraphs.FirstOrDefault());
        }
    }
}
