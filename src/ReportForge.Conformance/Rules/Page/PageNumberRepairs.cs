using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Rules.Page;

/// <summary>Adds, formats, hides and removes the field of the page number.</summary>
internal static class PageNumberRepairs
{
    public static Repair FormatNumber(Paragraph paragraph) => new(
        new("đặt số trang canh giữa, cỡ chữ 14 pt, đứng, không đậm", "centre the page number, 14 pt, upright, regular"),
        () =>
        {
            var properties = Markup.ParagraphProperties(paragraph.Element);
            Markup.Set(properties, "jc", "center");
            foreach (var run in paragraph.Element.Descendants(W.Run))
                Format(Markup.RunProperties(run));
        });

    public static Repair HideFirst(Section section) => new(
        new("ẩn số ở trang đầu", "hide the number of the first page"),
        () => Markup.Property(section.Element, "titlePg").RemoveAttributes());

    public static Repair RemoveNumber(Story story) => new(
        new("bỏ số trang đặt sai chỗ", "remove the page number from the wrong place"),
        () =>
        {
            foreach (var paragraph in story.Paragraphs.Where(paragraph => paragraph.Fields.Any(field => Story.IsField(field, "PAGE"))))
                paragraph.Element.Elements().Where(child => child.Name != W.ParagraphProperties).Remove();
        });

    /// <summary>Puts the number into the header that the section has, or gives the section a header.</summary>
    public static Repair? AddNumber(WordDocument document, Section section) => HasOtherFields(section.DefaultHeader) ? null : new(
        new("thêm số trang vào giữa lề trên", "add the page number to the top margin"),
        () =>
        {
            if (section.DefaultHeader is { } header)
                AddTo(header);
            else
                AddHeader(document.Parts, section);
        });

    private static void AddTo(Story header)
    {
        if (HasFields(header))
            return;
        var paragraph = header.Paragraphs.FirstOrDefault(paragraph => paragraph.IsEmpty)?.Element;
        if (paragraph is null)
            header.Root.AddFirst(NumberParagraph());
        else
            paragraph.ReplaceWith(NumberParagraph());
    }

    // What else a header prints is not ours to take away.
    private static bool HasOtherFields(Story? header) => header is not null && HasFields(header);

    private static bool HasFields(Story header) =>
        header.Root.Descendants().Any(element => element.Name == W.Main + "instrText" || element.Name == W.Main + "fldSimple");

    private static void AddHeader(WordParts parts, Section section)
    {
        var tree = new XDocument(
            new XElement(W.Main + "hdr", new XAttribute(XNamespace.Xmlns + "w", W.Main.NamespaceName), NumberParagraph()));
        if (parts.Add("headerPageNumber", "header", tree) is { } id)
            section.Element.AddFirst(new XElement(
                W.Main + "headerReference",
                new XAttribute(W.Main + "type", "default"),
                new XAttribute(W.Relations + "id", id)));
    }

    private static XElement NumberParagraph()
    {
        var properties = new XElement(W.ParagraphProperties);
        Markup.Set(properties, "jc", "center");
        var run = new XElement(W.Run, new XElement(W.Text, "2"));
        Format(Markup.RunProperties(run));
        return new(W.Paragraph, properties, new XElement(W.Main + "fldSimple", new XAttribute(W.Main + "instr", " PAGE "), run));
    }

    private static void Format(XElement properties)
    {
        Mend.SetFont(properties);
        Markup.Switch(properties, "b", false);
        Markup.Switch(properties, "i", false);
        Markup.Set(properties, "sz", "28");
        Markup.Set(properties, "szCs", "28");
    }
}
