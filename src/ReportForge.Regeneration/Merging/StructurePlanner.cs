using System.Collections.Immutable;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Plans what becomes of paragraphs, tables and rows that the data bring or take away.</summary>
internal sealed class StructurePlanner(PlanContext context, MergePlan plan)
{
    private readonly CarriedMarkup _carried = new(context.Edited, context.Fresh);
    private readonly ModelFinder _models = new(context);
    private readonly HashSet<int> _added = [.. context.Edited.Paragraphs.Where(paragraph => !context.ToEdited.IsTaken(paragraph))
        .Select(paragraph => paragraph.Folded)];
    private readonly HashSet<int> _addedRows = [.. context.Edited.Stories.SelectMany(story => story.Tables).SelectMany(table => table.Rows)
        .Where(row => !context.ToEdited.IsTaken(row)).Select(row => row.Folded)];

    // The rows that go to another place whole, in the baseline and in the new document: nothing inside them is changed beside that.
    private readonly HashSet<RowBlock> _moved = new(ReferenceEqualityComparer.Instance);

    public void Plan()
    {
        foreach (var story in context.Fresh.Stories.Where(story => story.Kind != StoryKind.TextBox))
            PlanAdded(story.Root);
        foreach (var story in context.Old.Stories.Where(story => story.Kind != StoryKind.TextBox))
            PlanRemoved(story.Root);
        plan.Order();
    }

    /// <summary>
    /// What the data have put elsewhere and nobody has touched goes there, with whatever it says now; the rest stays where it is, for
    /// a person may have written between the two places.
    /// </summary>
    /// <returns>The blocks of the baseline that go; their words are not to be changed where they stand.</returns>
    public HashSet<ParagraphBlock> PlanMoved()
    {
        var gone = new HashSet<ParagraphBlock>(ReferenceEqualityComparer.Instance);
        foreach (var (old, fresh) in MovedOnes())
        {
            var current = old.Row is { } row
                ? context.ToEdited.PartnerOf(row) is { } match ? (Sibling.Of(match.Right), match.IsFirm) : null
                : old.Block is { } block ? context.EditedOf(block) : ((Sibling Now, bool IsFirm)?)null;
            if (current is not { } found)
                continue;
            var change = new RegenerationChange(ChangeDeed.Applied, ChangeSubject.Moved, fresh.Place) { New = fresh.Text };
            if (Inserted(fresh) is { } insertion && IsUntouched(old, found))
            {
                plan.Removals.Add(new(found.Now.Story, found.Now.Element));
                plan.Insertions.Add(insertion);
                plan.Changes.Add(change);
                gone.UnionWith(old.Paragraphs);
                _moved.UnionWith(new[] { old.Row, fresh.Row }.OfType<RowBlock>());
            }
            else
            {
                plan.Note(change with { Deed = ChangeDeed.Kept, Place = found.Now.Place, Why = MergeReasons.OtherOrder },
                    found.Now.Paragraphs.FirstOrDefault());
            }
        }

        return gone;
    }

    private IEnumerable<(Sibling Old, Sibling Fresh)> MovedOnes()
    {
        foreach (var story in context.Fresh.Stories.Where(story => story.Kind != StoryKind.TextBox))
        {
            foreach (var paragraph in story.Paragraphs)
            {
                if (context.BaselineOf(paragraph) is { } old && context.IsMoved(old))
                    yield return (Sibling.Of(old), Sibling.Of(paragraph));
            }

            foreach (var row in story.Tables.SelectMany(table => table.Rows))
            {
                if (context.BaselineOf(row) is { } old && context.IsMoved(old))
                    yield return (Sibling.Of(old), Sibling.Of(row));
            }
        }
    }

    private static bool IsUntouched(Sibling old, (Sibling Now, bool IsFirm) found) =>
        found.IsFirm && found.Now.SaysTheSameAs(old) && !found.Now.HoldsMore && !found.Now.IsOnlyOne;

    private BlockInsertion? Inserted(Sibling added)
    {
        if (context.PlaceFor(added) is not { IsInOrder: true } place)
            return null;
        var columns = ChangedColumns(added);
        if (columns is not null && added.Row is { } row && !RowColumns.IsPlain(row))
            return null;
        var like = columns is not null ? Sibling.Of(columns.Like) : _models.Find(added) ?? place.Neighbour;
        var model = like is null ? null : new CarriedMarkup.Model(like.Part, like.Element);
        if (_carried.Of(added.Part, added.Element, model, columns) is not { } markup)
            return null;
        ImmutableArray<string> texts = columns is not null && added.Row is { } fitted
            ? columns.Texts(fitted) : [.. added.Paragraphs.Select(paragraph => paragraph.Text)];
        return new(place.Story, place.At, markup, texts, added.Element.Start);
    }

    // The columns of the table in which a row is to stand, if a person has changed them.
    private RowColumns? ChangedColumns(Sibling added) =>
        added.Row is { } row && RowColumns.Of(context, row) is { } columns && !columns.AreAsTheyWere ? columns : null;

    private void PlanAdded(Container container)
    {
        foreach (var block in container.Blocks)
        {
            var table = block as TableBlock;
            if (table is not null && table.Rows.Exists(row => context.BaselineOf(row) is not null))
                PlanAddedRows(table);
            else if (context.BaselineOf(block) is null)
                Add(Sibling.Of(block));
        }
    }

    private void PlanAddedRows(TableBlock table)
    {
        foreach (var row in table.Rows.Where(row => !_moved.Contains(row)))
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

        if (Inserted(added) is { } insertion)
        {
            plan.Insertions.Add(insertion);
            plan.Changes.Add(change);
        }
        else if (text.Length > 0)
        {
            var place = context.PlaceFor(added);
            var why = place is null ? MergeReasons.NoPlace
                : !place.IsInOrder ? MergeReasons.OutOfOrder
                : ChangedColumns(added) is null ? MergeReasons.HoldsObject : MergeReasons.TypedColumns;
            plan.Note(change with { Deed = ChangeDeed.Kept, Why = why }, place?.Neighbour.Paragraphs.FirstOrDefault());
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
        foreach (var row in table.Rows.Where(row => !_moved.Contains(row)))
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

        if (IsUntouched(old, found))
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
