using ReportForge.Word.Markup;

namespace ReportForge.Word.Values;

[Flags]
internal enum Emphasis
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Underline = 8,
    Superscript = 16,
    Subscript = 32,
}

/// <summary>Adds emphasis to the properties of a run.</summary>
internal static class RunFormat
{
    // What each emphasis writes, and what of the template it takes the place of.
    private static readonly (Emphasis Emphasis, string[] Written, string[] Replaced)[] Forms =
    [
        (Emphasis.Bold, ["<w:b/>", "<w:bCs/>"], ["w:b", "w:bCs"]),
        (Emphasis.Italic, ["<w:i/>", "<w:iCs/>"], ["w:i", "w:iCs"]),
        (Emphasis.Strike, ["<w:strike/>"], ["w:strike", "w:dstrike"]),
        (Emphasis.Underline, ["<w:u w:val=\"single\"/>"], ["w:u"]),
        (Emphasis.Superscript, ["<w:vertAlign w:val=\"superscript\"/>"], ["w:vertAlign"]),
        (Emphasis.Subscript, ["<w:vertAlign w:val=\"subscript\"/>"], ["w:vertAlign"]),
    ];

    public static string With(string properties, Emphasis emphasis)
    {
        if (emphasis == Emphasis.None)
            return properties;
        var element = MarkupParser.ParseFragment(properties.Length == 0 ? "<w:rPr></w:rPr>" : properties);
        foreach (var (_, written, replaced) in Forms.Where(form => emphasis.HasFlag(form.Emphasis)))
        {
            foreach (var old in element.Elements.Where(child => replaced.Contains(child.Name)).ToList())
                old.Remove();
            foreach (var markup in written)
                PropertyOrder.Run.Insert(element, MarkupParser.ParseFragment(markup));
        }

        return element.ToString();
    }
}
