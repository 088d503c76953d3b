using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;

namespace ReportForge.Regeneration.Writing;

/// <summary>
/// Blocks as tracked insertions or deletions: their runs, the ends of their paragraphs, their rows. The end of a cell's
/// paragraph is the cell's and is not marked; the row is.
/// </summary>
internal static class TrackedBlocks
{
    public static string Inserted(string markup, ChangeMarks marks) => Mark(markup, "w:ins", marks);

    public static string Deleted(string markup, ChangeMarks marks) => Mark(markup, "w:del", marks)
        .Replace("<w:t>", "<w:delText>", StringComparison.Ordinal)
        .Replace("<w:t ", "<w:delText ", StringComparison.Ordinal)
        .Replace("</w:t>", "</w:delText>", StringComparison.Ordinal);

    private static string Mark(string markup, string name, ChangeMarks marks)
    {
        var part = MarkupPart.Of("", $"<x>{markup}</x>");
        var script = new PartScript(part.Text);
        foreach (var element in part.Root.SelfAndDescendants())
        {
            if (element.Name == "w:r")
                script.Replace(element.Start, element.End, name == "w:ins" ? marks.Inserted(part.Raw(element))
                    : marks.Deleted(part.Raw(element)));
            else if (element.Name == "w:p" && element.Parent?.Name != "w:tc")
                MarkEnd(script, element, marks.Mark(name));
            else if (element.Name == "w:tr")
                MarkRow(script, element, marks.Mark(name));
        }

        return script.Apply()[3..^4];
    }

    private static void MarkEnd(PartScript script, MarkupSpan paragraph, string mark)
    {
        if (paragraph.Child("w:pPr") is not { } properties)
            Open.Content(script, paragraph, $"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>");
        else if (properties.Child("w:rPr") is { ClosesItself: false } existing)
            script.Insert(existing.ContentStart, mark);
        else if (properties.ClosesItself)
            script.Replace(properties.Start, properties.End, $"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>");
        else
            script.Insert((properties.Child("w:sectPr") ?? properties.Child("w:pPrChange"))?.Start ?? properties.ContentEnd,
                $"<w:rPr>{mark}</w:rPr>");
    }

    private static void MarkRow(PartScript script, MarkupSpan row, string mark)
    {
        if (row.Child("w:trPr") is { ClosesItself: false } properties)
            script.Insert(properties.Child("w:trPrChange")?.Start ?? properties.ContentEnd, mark);
        else if (row.Child("w:trPr") is { } empty)
            script.Replace(empty.Start, empty.End, $"<w:trPr>{mark}</w:trPr>");
        else if (row.Child("w:tblPrEx") is { } exceptions)
            script.Insert(exceptions.End, $"<w:trPr>{mark}</w:trPr>");
        else
            Open.Content(script, row, $"<w:trPr>{mark}</w:trPr>");
    }
}
