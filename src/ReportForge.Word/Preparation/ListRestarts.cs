using System.Globalization;
using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Finds the lists that a loop makes again in every turn. The items that a loop makes belong to one list; the list as a
/// whole is made again when a loop around that one turns, or when one turn makes several of its items.
/// </summary>
internal static class ListRestarts
{
    public static void Apply(MarkupElement root, IReadOnlyList<TagBlock> blocks)
    {
        var loops = blocks.Where(block => block.IsLoop && block.Scope != BlockScope.Inline).ToList();
        if (loops.Count == 0)
            return;
        var items = root.Descendants("w:numId").Where(IsItem).GroupBy(number => number.Attribute("w:val") ?? "").ToList();
        foreach (var list in items)
        {
            if (int.TryParse(list.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                Treat(number, [.. list], loops);
        }
    }

    private static bool IsItem(MarkupElement number) => number.Parent?.Parent is { Name: "w:pPr", Parent.Name: "w:p" };

    private static void Treat(int number, List<MarkupElement> items, List<TagBlock> loops)
    {
        // Blocks are in the order of their opening tags, so of the loops around all items the last is the innermost.
        var around = loops.Where(loop => items.TrueForAll(item => Covers(loop, item))).ToList();
        if (around.Count == 0)
            return;
        var isMadeWhole = items.Count(item => LevelOf(item) == items.Min(LevelOf)) > 1;
        var restarting = isMadeWhole ? around[^1] : around.Count > 1 ? around[^2] : null;
        if (restarting is null)
            return;
        restarting.Opening.InsertAfter(new StepMark(new ListRestart(number)));
        foreach (var item in items.Where(item => StartTag.Find(item.Start, "w:val") is not null))
        {
            var span = StartTag.Find(item.Start, "w:val").GetValueOrDefault();
            item.StartMarks = [(span.ValueStart, span.ValueLength, new StepMark(new ListNumber(number)))];
        }
    }

    private static string LevelOf(MarkupElement number) => number.Parent?.ChildValue("w:ilvl") ?? "0";

    private static bool Covers(TagBlock loop, MarkupElement element) =>
        loop.Container is { } container
        && BlockScopes.ChildOf(container, element) is { } child
        && LoopTreatment.BodyOf(loop).Contains(child);
}
