using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>
/// Word makes fields of addresses while an author types, also inside a tag. When a tag covers a whole field, the field's
/// code is no text of the document and goes with the tag.
/// </summary>
internal static class FieldRemains
{
    public static void Remove(JoinedText joined, TagSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (joined.ElementAt(at) is { Name: "w:fldChar" } begin)
                RemoveField(begin);
        }
    }

    private static void RemoveField(MarkupElement begin)
    {
        var runs = RunsOfField(begin);
        foreach (var element in runs.SelectMany(run => run.Elements).Where(IsFieldPiece).ToList())
            element.Remove();
        foreach (var run in runs.Where(TagCutter.IsHollow))
            run.Remove();
    }

    private static List<MarkupElement> RunsOfField(MarkupElement begin)
    {
        var runs = new List<MarkupElement>();
        var depth = 0;
        for (MarkupNode? node = begin.Parent; node is not null; node = node.Next)
        {
            if (node is not MarkupElement run)
                continue;
            runs.Add(run);
            depth +=
                run.Elements.Count(element => IsFieldChar(element, "begin")) - run.Elements.Count(element => IsFieldChar(element, "end"));
            if (depth <= 0)
                return runs;
        }

        return [];
    }

    private static bool IsFieldPiece(MarkupElement element) => element.Name is "w:fldChar" or "w:instrText";

    private static bool IsFieldChar(MarkupElement element, string type) =>
        element.Name == "w:fldChar" && element.Attribute("w:fldCharType") == type;
}
