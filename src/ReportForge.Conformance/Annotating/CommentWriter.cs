using System.Globalization;
using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Rules;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Annotating;

/// <summary>Adds comments to a document; those that are there stay.</summary>
internal sealed class CommentWriter(WordDocument document, MessageLanguage language)
{
    private const string Author = "ReportForge";
    private const string Initials = "RF";

    /// <summary>Writes one comment for each violation that asks for something; gives their number.</summary>
    public int Write(IEnumerable<(Rule Rule, Violation Violation)> violations)
    {
        var told = violations.Where(pair => pair.Violation.Severity > Severity.Information).ToList();
        if (told.Count == 0 || document.FirstParagraph is not { } first || Comments() is not { } comments)
            return 0;
        var id = comments.Elements(W.Main + "comment")
            .Select(comment => (int?)Length.Twips((string?)comment.Attribute(W.Main + "id")) ?? 0)
            .DefaultIfEmpty(-1)
            .Max() + 1;
        foreach (var (rule, violation) in told)
        {
            var number = id.ToString(CultureInfo.InvariantCulture);
            comments.Add(Comment(number, rule, violation));
            Anchor(Place(violation.Spot) ?? first, number);
            id++;
        }

        return told.Count;
    }

    // Word allows no comments inside text boxes and headers.
    private Paragraph? Place(Spot spot) =>
        spot.Paragraph is { } paragraph && document.Paragraphs.Contains(paragraph) ? paragraph : null;

    private XElement? Comments()
    {
        if (document.Parts.TreeOfKind("comments")?.Root is { } known)
            return known;
        var root = new XElement(W.Main + "comments", new XAttribute(XNamespace.Xmlns + "w", W.Main.NamespaceName));
        return document.Parts.Add("commentsConformance", "comments", new XDocument(root)) is null ? null : root;
    }

    private XElement Comment(string id, Rule rule, Violation violation)
    {
        var lines = new List<string>
        {
            $"{rule.Id} ({FindingText.SeverityText(violation.Severity, language)}): {violation.Message.In(language)}",
        };
        Add(lines, "Tìm thấy", "Found", violation.Found);
        Add(lines, "Cần là", "Expected", violation.Expected);
        Add(lines, "Cách sửa", "Hint", violation.Hint);
        Add(lines, "Căn cứ", "Source", Wording.Same(rule.Description.Source));
        return new(
            W.Main + "comment",
            new XAttribute(W.Main + "id", id),
            new XAttribute(W.Main + "author", Author),
            new XAttribute(W.Main + "initials", Initials),
            lines.Select(line => new XElement(
                W.Paragraph,
                new XElement(W.Run, new XElement(W.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), line)))));
    }

    private void Add(List<string> lines, string vi, string en, Wording? text)
    {
        if (text is { } wording)
            lines.Add($"{(language == MessageLanguage.English ? en : vi)}: {wording.In(language)}");
    }

    private static void Anchor(Paragraph paragraph, string id)
    {
        var start = new XElement(W.Main + "commentRangeStart", new XAttribute(W.Main + "id", id));
        if (paragraph.Element.Element(W.ParagraphProperties) is { } properties)
            properties.AddAfterSelf(start);
        else
            paragraph.Element.AddFirst(start);
        paragraph.Element.Add(
            new XElement(W.Main + "commentRangeEnd", new XAttribute(W.Main + "id", id)),
            new XElement(W.Run, new XElement(W.Main + "commentReference", new XAttribute(W.Main + "id", id))));
    }
}
