using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>
/// The anchors of a Word comment that a block repeats or leaves out: range and reference live and go together, so a range
/// that crosses the border of a block shrinks to the reference.
/// </summary>
internal static class CommentAnchors
{
    public static void Settle(MarkupElement root, IReadOnlyList<TagBlock> blocks)
    {
        var anchors = root.SelfAndDescendants().Where(IsAnchor).ToList();
        if (anchors.Count == 0)
            return;
        var homes = anchors.ToDictionary(anchor => anchor, _ => new List<TagBlock>());
        foreach (var block in blocks)
        {
            foreach (var element in LoopTreatment.BodyOf(block).SelectMany(node => node.SelfAndDescendants()))
            {
                if (homes.TryGetValue(element, out var home))
                    home.Add(block);
            }
        }

        foreach (var comment in anchors.GroupBy(anchor => anchor.Attribute("w:id")).ToList())
            Settle([.. comment], homes);
    }

    private static void Settle(List<MarkupElement> anchors, Dictionary<MarkupElement, List<TagBlock>> homes)
    {
        var home = anchors.Find(IsReference) is { } reference ? homes[reference] : [];
        var isWhole = anchors.TrueForAll(anchor => homes[anchor].SequenceEqual(home));
        // What is captured may be printed more than once, and its comments would be the same ones.
        var isCaptured = home.Exists(block => block.Keyword == "capture");
        foreach (var anchor in anchors.Where(anchor => isCaptured || (!isWhole && !IsReference(anchor))))
            anchor.Remove();
    }

    private static bool IsReference(MarkupElement anchor) => anchor.Name == "w:commentReference";

    private static bool IsAnchor(MarkupElement element) => element.Name is "w:commentRangeStart" or "w:commentRangeEnd"
        || IsReference(element);
}
