using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Fields;

/// <summary>
/// Bookmarks and permissions have a beginning and an end, which live and go together: where a block holds only one of both,
/// that one moves to the border of the block, so that every beginning that is written has one end.
/// </summary>
internal static class RangeMarks
{
    public static void Settle(MarkupElement root, IReadOnlyList<TagBlock> blocks)
    {
        var ranges = root.SelfAndDescendants().Where(element => KindOf(element.Name) is not null)
            .GroupBy(element => (KindOf(element.Name), element.Attribute("w:id")))
            .Where(range => range.Count() == 2)
            .Select(range => (Start: range.First(), End: range.Last()))
            .Where(range => IsStart(range.Start) && !IsStart(range.End))
            .ToList();
        if (ranges.Count == 0)
            return;
        var homes = BlockHomes.Of(blocks, ranges.SelectMany(range => new[] { range.Start, range.End }));
        foreach (var (start, end) in ranges)
        {
            Settle(start, end, homes);
            LeaveVanishing(start, end);
        }
    }

    private static string? KindOf(string name) => name switch
    {
        "w:bookmarkStart" or "w:bookmarkEnd" => "bookmark",
        "w:permStart" or "w:permEnd" => "perm",
        _ => null,
    };

    private static bool IsStart(MarkupElement element) => element.Name is "w:bookmarkStart" or "w:permStart";

    private static void Settle(MarkupElement start, MarkupElement end, Dictionary<MarkupElement, List<BlockHome>> homes)
    {
        var shared = homes[start].Zip(homes[end]).TakeWhile(pair => pair.First == pair.Second).Count();
        if (homes[start].Count > shared)
            homes[start][shared].Block.Opening.InsertBefore(start);
        if (homes[end].Count > shared)
            homes[end][shared].Block.Closing.InsertAfter(end);
    }

    // A paragraph that may go must not take one of both with it.
    private static void LeaveVanishing(MarkupElement start, MarkupElement end)
    {
        var (first, last) = (ParagraphOf(start), ParagraphOf(end));
        if (first == last)
            return;
        if (first is not null && TagOnlyParagraph.Is(first))
            first.InsertBefore(start);
        if (last is not null && TagOnlyParagraph.Is(last))
            last.InsertAfter(end);
    }

    private static MarkupElement? ParagraphOf(MarkupElement mark) => mark.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");
}

/// <summary>A branch of a block: what stands before its first <c>else</c> or <c>when</c>, or behind the n-th.</summary>
internal readonly record struct BlockHome(TagBlock Block, int Branch);

/// <summary>In which blocks elements stand, the outermost first.</summary>
internal static class BlockHomes
{
    public static Dictionary<MarkupElement, List<BlockHome>> Of(IReadOnlyList<TagBlock> blocks, IEnumerable<MarkupElement> elements)
    {
        var homes = elements.Distinct().ToDictionary(element => element, _ => new List<BlockHome>());
        foreach (var block in blocks)
        {
            foreach (var element in LoopTreatment.BodyOf(block).SelectMany(node => node.SelfAndDescendants()))
            {
                if (homes.TryGetValue(element, out var home))
                    home.Add(new(block, BranchOf(block, element)));
            }
        }

        return homes;
    }

    private static int BranchOf(TagBlock block, MarkupElement element)
    {
        var branch = 0;
        for (MarkupNode? node = block.Opening.Parent is { } parent ? BlockScopes.ChildOf(parent, element) : null; node is not null
            && node != block.Opening; node = node.Previous)
        {
            if (node is TemplateTag tag && block.Tags.Contains(tag))
                branch++;
        }

        return branch;
    }
}
