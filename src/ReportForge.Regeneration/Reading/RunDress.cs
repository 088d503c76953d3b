using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>The formatting of a run as markup.</summary>
internal static class RunDress
{
    private static readonly string[] OfTheMark = ["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"];

    /// <summary>What the first words of a paragraph wear, styles aside; what its mark wears when it has no words.</summary>
    public static string Of(ParagraphBlock paragraph)
    {
        var part = paragraph.Owner.Story.Part;
        var run = paragraph.Segments.FirstOrDefault(segment => segment.Kind == SegmentKind.Text)?.ElementIn(part).Parent;
        var properties = run is { } words ? words.Child("w:rPr") : paragraph.Element.Child("w:pPr")?.Child("w:rPr");
        return properties is { } found ? Without(part, found, [.. OfTheMark, "w:rStyle"]) : "";
    }

    /// <summary>What a new run wears in a paragraph without words.</summary>
    public static string OfMark(ParagraphBlock paragraph) =>
        paragraph.Element.Child("w:pPr")?.Child("w:rPr") is { } properties ? Without(paragraph.Owner.Story.Part, properties, OfTheMark)
            : "";

    private static string Without(MarkupPart part, MarkupSpan properties, string[] names)
    {
        var inner = string.Concat(properties.Children.Where(child => !names.Contains(child.Name)).Select(part.Raw));
        return inner.Length == 0 ? "" : $"<w:rPr>{inner}</w:rPr>";
    }
}
