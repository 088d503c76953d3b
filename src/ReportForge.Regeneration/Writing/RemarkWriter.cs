using System.Globalization;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>Writes what was left to the person as comments, those of one paragraph as one.</summary>
internal sealed class RemarkWriter(DocumentText edited, PackageScript package, RegenerationOptions options)
{
    public void Write(List<Remark> remarks)
    {
        var places = remarks.Select(remark => (remark.Change, Place: PlaceOf(remark.Paragraph)))
            .Where(pair => pair.Place is not null).GroupBy(pair => pair.Place).OrderBy(group => group.Key?.Element.Start).ToList();
        if (places.Count == 0)
            return;
        var known = CommentsPart();
        var id = known is null ? 0 : known.Root.Children.Select(comment => Number(known.Attribute(comment, "w:id"))).DefaultIfEmpty(-1)
            .Max() + 1;
        var notes = "";
        foreach (var place in places)
        {
            if (place.Key is not { } paragraph)
                continue;
            notes += CommentMarkup.Note(id, place.SelectMany(pair => Lines(pair.Change)), options.Date);
            Anchor(paragraph, id++);
        }

        if (known is not null)
            Open.End(package.Of(known), known.Root, notes);
        else
            package.Add(package.FreeName("/word/comments"), CommentMarkup.ContentType, CommentMarkup.Relationship, CommentMarkup.EmptyPart
                .Replace("</w:comments>", notes + "</w:comments>", StringComparison.Ordinal));
    }

    private MarkupPart? CommentsPart()
    {
        var main = edited.Body.Part.Name;
        var target = edited.Package.RelationshipsOf(main).FirstOrDefault(row => row.Kind == "comments" && !row.IsExternal)?.Target;
        return target is not null && edited.Package.Find(target) is { } part ? MarkupPart.Of(part) : null;
    }

    // Word allows comments in the body only: what concerns a text box hangs on the paragraph that the box hangs on, what
    // concerns a header on the first paragraph.
    private ParagraphBlock? PlaceOf(ParagraphBlock? paragraph)
    {
        var all = edited.Body.Paragraphs.FindAll(other => !other.Element.ClosesItself);
        return paragraph?.Owner.Story switch
        {
            { Kind: StoryKind.Body } when !paragraph.Element.ClosesItself => paragraph,
            { Kind: StoryKind.Body } => all.FindLast(other => other.Element.Start < paragraph.Element.Start) ?? all.FirstOrDefault(),
            { Kind: StoryKind.TextBox } box when box.Part == edited.Body.Part =>
                all.Find(other => other.Element.Start == box.Host) ?? all.FirstOrDefault(),
            _ => all.FirstOrDefault(),
        };
    }

    private void Anchor(ParagraphBlock paragraph, int id)
    {
        var script = package.Of(paragraph.Owner.Story.Part);
        script.Insert(paragraph.Element.Child("w:pPr")?.End ?? paragraph.Element.ContentStart, CommentMarkup.Start(id));
        script.Insert(paragraph.Element.ContentEnd, CommentMarkup.End(id));
    }

    private IEnumerable<string> Lines(RegenerationChange change) => ChangeWords.Remark(change).Select(line => line.In(options.Language));

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
