using ReportForge.Findings;
using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Plans what becomes of paragraphs whose words the data have changed.</summary>
internal sealed class TextPlanner(DocumentAlignment toEdited, DocumentAlignment toFresh, WritingMode mode, MergePlan plan)
{
    private const char HardBlank = '\u00a0';
    private readonly UnitFinder _units = new(toEdited, toFresh);

    public void Plan(ParagraphBlock old, ParagraphBlock fresh)
    {
        if (_units.Find(old, fresh) is not { } unit)
        {
            NoteMissing(old, fresh);
            return;
        }

        var (start, end) = unit.Old.RangeOf(old);
        foreach (var hunk in unit.Hunks.Where(hunk => hunk.OldStart >= start && hunk.OldEnd <= end))
            Plan(unit, hunk, old);
    }

    private void Plan(MergeUnit unit, Hunk hunk, ParagraphBlock old)
    {
        var (was, becomes) = WholeWords.Of(unit.Old, unit.Fresh, hunk);
        var change = new RegenerationChange(hunk.Deed, ChangeSubject.Words, PlaceNames.Of(unit.Now.Paragraphs[0]))
        {
            Old = was,
            New = becomes,
        };
        if (hunk.Deed == ChangeDeed.Kept)
            change = change with { Current = unit.Now.QuoteOf(hunk.NowStart, hunk.NowEnd) };
        if (hunk.Deed != ChangeDeed.Applied)
        {
            Note(change, unit.Now.Paragraphs[0]);
            return;
        }

        // A mark on a blank that is to hold would show the reader two blanks that look alike.
        if (mode == WritingMode.Tracked && IsSameBlank(unit, hunk))
            return;
        var edit = EditOf(unit, hunk);
        if (ReasonAgainst(unit, hunk, edit) is { } reason)
        {
            var current = unit.Now.QuoteOf(hunk.NowStart, hunk.NowEnd);
            Note(change with { Deed = ChangeDeed.Kept, Current = current, Why = reason }, unit.Now.Paragraphs[0]);
            return;
        }

        plan.Texts.Add(edit);
        if (!old.Owner.Story.IsShadow && IsWorthSaying(change))
            plan.Changes.Add(change with { Place = PlaceNames.Of(edit.Paragraph) });
    }

    private static TextEdit EditOf(MergeUnit unit, Hunk hunk)
    {
        var (paragraph, start) = unit.Now.PlaceOf(hunk.NowStart, hunk.NowEnd);
        var end = hunk.NowStart == hunk.NowEnd ? start : unit.Now.Tokens[hunk.NowEnd - 1].End;
        return new(paragraph, start, end, unit.Fresh.TextOf(hunk.NewStart, hunk.NewEnd), unit.Old.TextOf(hunk.OldStart, hunk.OldEnd),
            paragraph.Segments.IsEmpty ? RunDress.Of(unit.Fresh.Paragraphs[0]) : "");
    }

    private Wording? ReasonAgainst(MergeUnit unit, Hunk hunk, TextEdit edit)
    {
        if (!unit.IsFirm)
            return MergeReasons.NotFirm;
        if (edit.Text.AsSpan().Contains(Token.OpaqueCharacter) || Enumerable.Range(hunk.NewStart, hunk.NewEnd - hunk.NewStart)
            .Any(unit.Fresh.IsParagraphMark))
            return MergeReasons.HoldsObject;
        if (mode == WritingMode.Tracked && edit.Paragraph.Owner.Story.Kind == StoryKind.TextBox)
            return MergeReasons.InTextBox;
        if (!plan.IsFree(edit.Paragraph, edit.Start, edit.End))
            return MergeReasons.NotFirm;
        return WritablePlace.ReasonAgainst(edit);
    }

    private static bool IsSameBlank(MergeUnit unit, Hunk hunk)
    {
        var (old, fresh) = (unit.Old.TextOf(hunk.OldStart, hunk.OldEnd), unit.Fresh.TextOf(hunk.NewStart, hunk.NewEnd));
        return old.AsSpan().Trim().IsEmpty && old.Replace(HardBlank, ' ') == fresh.Replace(HardBlank, ' ');
    }

    private void NoteMissing(ParagraphBlock old, ParagraphBlock fresh)
    {
        var (deed, place, why) = MissingPlace.Of(old, toEdited);
        var (line, freshLine) = (TokenLine.Of(old), TokenLine.Of(fresh));
        foreach (var hunk in TokenMerge.Merge(line, line, freshLine))
        {
            var (was, becomes) = WholeWords.Of(line, freshLine, hunk);
            Note(new RegenerationChange(deed, ChangeSubject.Words, PlaceNames.Of(old)) { Old = was, New = becomes, Why = why }, place);
        }
    }

    private void Note(RegenerationChange change, ParagraphBlock? place)
    {
        if (place?.Owner.Story.IsShadow != true && IsWorthSaying(change))
            plan.Note(change, place);
    }

    // A blank more or less is no change of a value.
    private static bool IsWorthSaying(RegenerationChange change) => change.Old.Length > 0 || change.New.Length > 0;
}
