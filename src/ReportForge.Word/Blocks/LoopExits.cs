using ReportForge.Findings;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>
/// A loop that is left in the middle of a paragraph would leave the paragraph without its end: break, continue and ret may
/// only stand where whole paragraphs, rows or texts are complete.
/// </summary>
internal static class LoopExits
{
    public static void Check(List<TemplateTag> tags, List<TagBlock> blocks, ICollection<Finding> findings)
    {
        if (!tags.Exists(tag => tag.Shape.Leaves))
            return;
        var order = tags.Select((tag, index) => (tag, index)).ToDictionary(
            pair => pair.tag,
            pair => pair.index,
            ReferenceEqualityComparer.Instance as IEqualityComparer<TemplateTag>);
        foreach (var tag in tags.Where(tag => tag.Shape.Leaves))
        {
            // Of the blocks around the tag the last in order of opening is the innermost.
            var loop = blocks.LastOrDefault(block => (block.IsLoop || block.Keyword == "func")
                && order[block.Opening] < order[tag]
                && order[tag] < order[block.Closing]);
            var ownsLoop = tag.Shape is { Events.IsEmpty: true } && StatesLoop(tag.Code);
            if (!ownsLoop && loop?.Opening.Parent != tag.Parent)
                findings.Add(WordFindings.LeavesInside(tag.Place, tag.Written));
        }
    }

    private static bool StatesLoop(string code) =>
        CodeStatement.Of(code).Any(statement => statement.Word is "for" or "while" or "tablerow" or "func");
}
