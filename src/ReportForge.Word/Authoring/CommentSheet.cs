using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Findings;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Authoring;

/// <summary>The comments of a document (ECMA-376 part 1, §17.13.4): the part that holds them and the anchors in the text.</summary>
internal sealed class CommentSheet(PackageDraft draft, string documentName)
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Author = "ReportForge";

    /// <summary>Adds one comment for each finding; false when the document has no paragraph to hang them on.</summary>
    public bool Write(ImmutableArray<Finding> findings, MessageLanguage language)
    {
        if (draft.Edit(documentName) is not { } root)
            return false;
        var paragraphs = root.SelfAndDescendants().Where(element => InlineMarkup.IsParagraph(element.Name)).ToList();
        var first = paragraphs.Find(MayBeCommented);
        if (first is null || CommentsRoot() is not { } comments)
            return false;
        var id = comments.Elements.Select(comment => Number(comment.Attribute("w:id"))).DefaultIfEmpty(-1).Max();
        foreach (var finding in findings)
        {
            id++;
            comments.Append(Comment(comments, id, finding, language));
            Hang(Owner(finding, paragraphs) ?? first, id);
        }

        return true;
    }

    private MarkupElement? Owner(Finding finding, List<MarkupElement> paragraphs) =>
        finding.Place.Anchor is { } anchor && anchor.Part == documentName && anchor.Paragraph < paragraphs.Count
        && MayBeCommented(paragraphs[anchor.Paragraph])
            ? paragraphs[anchor.Paragraph]
            : null;

    // Word allows no comments in text boxes, nor in the paragraphs of drawings.
    private static bool MayBeCommented(MarkupElement paragraph) =>
        paragraph.Name == "w:p" && !paragraph.Ancestors().Any(ancestor => ancestor.Name == "w:txbxContent");

    private MarkupElement? CommentsRoot()
    {
        if (draft.Related(documentName, "comments") is { } known)
            return draft.Edit(known.Name);
        var part = new DraftPart(draft.FreeName("/word/comments", ".xml"), ContentType, "")
        {
            Tree = MarkupParser.Parse(
                $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{Main}\"></w:comments>"),
            IsChanged = true,
        };
        draft.AddNew(part);
        draft.Relate(documentName, Relationship, part.Name, isExternal: false);
        return PackageDraft.TreeOf(part)?.Root;
    }

    private static MarkupElement Comment(MarkupElement comments, int id, Finding finding, MessageLanguage language)
    {
        var w = PrefixOf(comments);
        var lines = new StringWriter();
        FindingText.Write(lines, finding with { Place = finding.Place with { File = null, Quote = null } }, language);
        var paragraphs = lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => $"<{w}p><{w}r><{w}t xml:space=\"preserve\">{XmlText.Escape(line)}</{w}t></{w}r></{w}p>");
        return Fragment(
            $"<{w}comment {w}id=\"{Text(id)}\" {w}author=\"{Author}\" {w}initials=\"RF\">{string.Concat(paragraphs)}</{w}comment>");
    }

    private static void Hang(MarkupElement paragraph, int id)
    {
        var w = PrefixOf(paragraph);
        var start = Fragment($"<{w}commentRangeStart {w}id=\"{Text(id)}\"/>");
        if (paragraph.Child("w:pPr") is { } properties)
            properties.InsertAfter(start);
        else
            paragraph.Prepend(start);
        paragraph.Append(Fragment($"<{w}commentRangeEnd {w}id=\"{Text(id)}\"/>"));
        paragraph.Append(Fragment($"<{w}r><{w}commentReference {w}id=\"{Text(id)}\"/></{w}r>"));
    }

    // A file may use another prefix than Word does; what is added must use the file's.
    private static string PrefixOf(MarkupElement element)
    {
        var name = StartTag.NameOf(element.Start);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : name[..(colon + 1)];
    }

    private static MarkupElement Fragment(string markup) => MarkupParser.ParseFragment(markup);

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
