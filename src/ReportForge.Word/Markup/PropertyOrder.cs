namespace ReportForge.Word.Markup;

/// <summary>The order in which the schema wants the properties of something, and inserting into it.</summary>
internal sealed class PropertyOrder(params string[] names)
{
    /// <summary>Properties of a run (ECMA-376 §17.3.2.28).</summary>
    public static PropertyOrder Run { get; } = new(
        "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow",
        "w:emboss",
        "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz",
        "w:szCs",
        "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign");

    /// <summary>Properties of a table's cell (ECMA-376 §17.4.69).</summary>
    public static PropertyOrder Cell { get; } = new(
        "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:textDirection",
        "w:tcFitText", "w:vAlign");

    /// <summary>Properties of a paragraph (ECMA-376 §17.3.1.26), as far as something is inserted among them.</summary>
    public static PropertyOrder Paragraph { get; } = new(
        "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr");

    /// <summary>Puts a property behind those that come before it, in the place of one of the same name.</summary>
    public void Insert(MarkupElement properties, MarkupElement property)
    {
        properties.Child(property.Name)?.Remove();
        var before = names.TakeWhile(name => name != property.Name).ToHashSet(StringComparer.Ordinal);
        if (properties.Elements.LastOrDefault(child => before.Contains(child.Name)) is { } anchor)
            anchor.InsertAfter(property);
        else
            properties.Prepend(property);
    }
}
