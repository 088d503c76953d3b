using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>Removes what else in a chart mirrors the author's figures and would go on showing them.</summary>
internal static class ChartRemains
{
    public static void Remove(MarkupElement root)
    {
        var stale = root.SelfAndDescendants().Where(IsStale).ToList();
        foreach (var element in stale)
            element.Remove();
    }

    // Series that a filter hides and labels taken from cells stand in extensions of Office 2013; error bars of one's own
    // have a cache; a title may be bound to a cell.
    private static bool IsStale(MarkupElement element) => element.Name switch
    {
        "c:ext" => element.ToString() is var markup
            && (markup.Contains("formulaRef", StringComparison.Ordinal) || markup.Contains("dlblRangeCache", StringComparison.Ordinal)),
        "c:errBars" => element.Descendants("c:numRef").Any(),
        "c:title" => element.Child("c:tx")?.Child("c:strRef") is not null,
        _ => false,
    };
}
