using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>Lets the pages and footnotes of a part count from one, whatever stands before it.</summary>
internal static class NumberingRestart
{
    // The settings of a section up to the numbering of its pages (ECMA-376 §17.6.17).
    private static readonly PropertyOrder Section = new(
        "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType");

    public static void Apply(MarkupElement? body)
    {
        // The section that ends first in the text, or the last one, is the one that begins it.
        var section = body?.Descendants("w:sectPr").FirstOrDefault(section => section.Parent?.Name is "w:pPr" or "w:body");
        if (section is null)
            return;
        if (section.Child("w:pgNumType") is { } numbers)
            numbers.SetAttribute("w:start", "1");
        else
            Section.Insert(section, MarkupParser.ParseFragment("<w:pgNumType w:start=\"1\"/>"));
        if (section.Child("w:footnotePr") is null)
            Section.Insert(section, MarkupParser.ParseFragment("<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>"));
    }
}
