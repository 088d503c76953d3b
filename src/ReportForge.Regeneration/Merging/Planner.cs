using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>From three documents to what is to be done.</summary>
internal static class Planner
{
    public static MergePlan Plan(DocumentText old, DocumentText edited, DocumentText fresh, WritingMode mode)
    {
        var context = new PlanContext(old, edited, fresh).Prepare();
        var plan = new MergePlan { Marks = HiddenMarks.Renamed(context) };
        var structure = new StructurePlanner(context, plan);
        var gone = structure.PlanMoved();
        var texts = new TextPlanner(context.ToEdited, context.ToFresh, mode, plan);
        foreach (var paragraph in old.Paragraphs)
        {
            if (!gone.Contains(paragraph) && context.ToFresh.PartnerOf(paragraph) is { Right: var changed }
                && changed.Exact != paragraph.Exact)
                texts.Plan(paragraph, changed);
        }

        structure.Plan();
        return plan;
    }
}
