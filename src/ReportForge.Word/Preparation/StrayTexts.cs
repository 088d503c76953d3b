using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>
/// Text that stands in no run, as programs that do not know the format write it: what a value brings along ends the run
/// that it stands in and begins another, so a text with a tag gets one.
/// </summary>
internal static class StrayTexts
{
    public static void Wrap(MarkupElement root)
    {
        foreach (var text in root.Descendants("w:t")
            .Where(text => text.Parent is { Name: not "w:r" } && text.Nodes.Any(node => node is TemplateTag))
            .ToList())
        {
            var run = MarkupParser.ParseFragment("<w:r></w:r>");
            text.InsertBefore(run);
            run.Append(text);
        }
    }
}
