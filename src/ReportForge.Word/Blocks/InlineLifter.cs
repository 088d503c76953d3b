using ReportForge.Findings;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>Brings the tags of an inline block under one parent, by cutting the runs in which they stand.</summary>
internal static class InlineLifter
{
    public static void Lift(TagBlock block, ICollection<Finding> findings)
    {
        // A block before this one may have cut the text in which this one stood.
        if (block.Container is { } known && !block.Tags.TrueForAll(tag => IsWithin(tag, known)))
            block.Container = BlockScopes.CommonContainer(block.Tags);
        // What is captured, or written by a function, is text or whole runs: several texts of one run cannot stand inside the text
        // where they are printed.
        if (block is { Keyword: "capture" or "func", Container: { } run } && InlineMarkup.IsRun(run.Name))
            block.Container = run.Parent;
        if (block.Container is not { } container)
            return;
        foreach (var tag in block.Tags)
        {
            if (!TryLift(tag, container))
            {
                findings.Add(WordFindings.IndivisibleContent(tag.Place, tag.Written));
                return;
            }
        }
    }

    private static bool TryLift(TemplateTag tag, MarkupElement container)
    {
        // An earlier tag of the same block may have been lifted past the container that was common at first.
        while (tag.Parent is { } parent && parent != container)
        {
            if (!IsWithin(tag, container))
                return false;
            if (tag.Previous is null || IsProperties(tag.Previous))
                parent.InsertBefore(tag);
            else if (tag.Next is null)
                parent.InsertAfter(tag);
            else if (InlineMarkup.IsDivisible(parent.Name))
                Divide(parent, tag);
            else
                return false;
            if (TagCutter.IsHollow(parent))
                parent.Remove();
        }

        return true;
    }

    private static bool IsWithin(TemplateTag tag, MarkupElement container) => tag.Ancestors().Contains(container);

    private static bool IsProperties(MarkupNode node) => node is MarkupElement { Name: "w:rPr" or "a:rPr" or "m:rPr" };

    private static void Divide(MarkupElement parent, TemplateTag tag)
    {
        var right = parent.CloneEmpty();
        if (parent.Elements.FirstOrDefault(IsProperties) is { } properties)
            right.Append(properties.Clone());
        while (tag.Next is { } following)
            right.Append(following);
        parent.InsertAfter(tag);
        tag.InsertAfter(right);
    }
}
