using System.Text;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Proving;

/// <summary>How a story has to read when exactly the announced changes have been made.</summary>
internal static class ExpectedText
{
    public static List<string> Of(Story story, MergePlan plan)
    {
        var edits = plan.Texts.Where(edit => edit.Paragraph.Owner.Story == story).ToLookup(edit => edit.Paragraph);
        var removed = plan.Removals.FindAll(removal => removal.Story == story);
        var kept = story.Paragraphs
            .Where(paragraph => !removed
                .Exists(removal => removal.Element.Start <= paragraph.Element.Start && paragraph.Element.End <= removal.Element.End))
            .Select(paragraph => (At: paragraph.Element.Start, Order: 1, Text: Edited(paragraph.Text, edits[paragraph])));
        var added = plan.Insertions.Where(insertion => insertion.Story == story)
            .SelectMany(insertion => insertion.Texts.Select(text => (insertion.At, Order: 0, Text: text)));
        return [.. added.Concat(kept).OrderBy(line => line.At).ThenBy(line => line.Order).Select(line => line.Text)];
    }

    private static string Edited(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Start).ThenByDescending(edit => edit.End))
            result.Remove(edit.Start, edit.End - edit.Start).Insert(edit.Start, edit.Text);
        return result.ToString();
    }
}
