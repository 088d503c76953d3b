using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>
/// By what a person finds a place in a long document: the heading above it, or the block in which it stands. Paragraphs of
/// Word have no numbers that anybody sees.
/// </summary>
internal sealed class Landmarks
{
    private const int LongestHeading = 50;

    private static readonly BodyKind[] Headings =
        [
            BodyKind.PartLabel, BodyKind.SectionLabel, BodyKind.Capital, BodyKind.Roman, BodyKind.Arabic, BodyKind.SubArabic,
            BodyKind.Article,
        ];

    private readonly WordDocument _document;
    private readonly List<(int Position, Wording? Name)> _marks = [];

    private Landmarks(DocumentLayout layout, WordDocument document)
    {
        _document = document;
        Add(document.FirstParagraph, new("phần đầu văn bản", "head of the document"));
        Add(layout.Title?.Kind.Paragraph, new("tên loại và trích yếu", "title"));
        Add(layout.Addressees?.Opening, new("Kính gửi", "addressees"));
        Add(layout.Body.Paragraphs.FirstOrDefault(), null);
        foreach (var item in layout.Body.Items.Where(item => Headings.Contains(item.Kind) && item.ReadsAsHeading))
            Add(item.Paragraph, Below(item.Paragraph.Normalized));
        Add(layout.Signing.Anchor, new("nơi nhận và chữ ký", "recipients and signature"));
        Add(layout.Signing.RecipientsLabel?.Paragraph, new("nơi nhận", "recipients"));
        Add((layout.Signing.Titles is [var first, ..] ? first : null)?.Paragraph, new("chữ ký", "signature"));
        foreach (var appendix in layout.Appendices)
            Add(appendix.Anchor, Below(appendix.Label?.Text ?? (appendix.Title is [var title, ..] ? title.Text : "")));
        _marks = [.. _marks.OrderBy(mark => mark.Position)];
    }

    public static Landmarks Of(DocumentLayout layout, WordDocument document) => new(layout, document);

    /// <summary>The nearest landmark at or above a paragraph; null where there is none that helps.</summary>
    public Wording? Near(Paragraph paragraph)
    {
        if (_document.PositionOf(paragraph) is not { } position)
            return null;
        var last = _marks.FindLastIndex(mark => mark.Position <= position);
        return last < 0 ? null : _marks[last].Name;
    }

    private void Add(Paragraph? paragraph, Wording? name)
    {
        if (paragraph is not null && _document.PositionOf(paragraph) is { } position)
            _marks.Add((position, name));
    }

    private static Wording? Below(string heading)
    {
        var text = heading.Length <= LongestHeading ? heading : heading[..LongestHeading].TrimEnd() + "…";
        return text.Length == 0 ? null : new($"mục “{text}”", $"section “{text}”");
    }
}
