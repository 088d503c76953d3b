using System.Xml.Linq;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Rules;

/// <summary>Draws a line as the border of an empty paragraph that is narrowed by indents.</summary>
internal static class LineRepairs
{
    private const double ShortLine = 1700;

    public static Repair Draw(Paragraph above, double width) => new(
        new("kẻ đường ngắn ở giữa", "draw a short centred line"),
        () => above.Element.AddAfterSelf(LineParagraph(width, ShortLine)));

    public static XElement LineParagraph(double width, double length)
    {
        var properties = new XElement(W.ParagraphProperties);
        Markup.Property(properties, "pBdr").Add(new XElement(
            W.Main + "top",
            new XAttribute(W.Val, "single"),
            new XAttribute(W.Main + "sz", "6"),
            new XAttribute(W.Main + "space", "1"),
            new XAttribute(W.Color, "000000")));
        var spacing = Markup.Property(properties, "spacing");
        Markup.SetAttribute(spacing, "before", 0);
        Markup.SetAttribute(spacing, "after", 0);
        Markup.SetAttribute(spacing, "line", 60);
        spacing.SetAttributeValue(W.Main + "lineRule", "exact");
        Indent(properties, width, length);
        return new(W.Paragraph, properties);
    }

    /// <summary>Narrows a bordered paragraph so that its line has the given length in the middle.</summary>
    public static void Indent(XElement properties, double width, double length)
    {
        var side = Math.Max(0, (width - length) / 2);
        var indent = Markup.Property(properties, "ind");
        Markup.RemoveAttributes(indent, "start", "end", "hanging");
        Markup.SetAttribute(indent, "left", side);
        Markup.SetAttribute(indent, "right", side);
        Markup.SetAttribute(indent, "firstLine", 0);
    }
}
