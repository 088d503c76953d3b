using System.Text;

namespace ReportForge.Word.Rendering;

/// <summary>Ends a section here.</summary>
internal sealed class SectionEndHere(string sectionProperties) : RenderStep
{
    public override void Run(WordOutput output)
    {
        output.FlushPending();
        SectionEnd.Write(output, sectionProperties);
    }
}

/// <summary>
/// Ends a section where a person would: in its last paragraph. Only after a table, or where that paragraph ends a section
/// already, a paragraph of one point is needed for it.
/// </summary>
internal static class SectionEnd
{
    private const string PropertiesEnd = "</w:pPr>";

    public static void Write(WordOutput output, string sectionProperties)
    {
        if (LastParagraph(output.Buffer.Written) is not { } start)
        {
            output.WriteMarkup(
                TableSeparator.Paragraph.Replace(PropertiesEnd, sectionProperties + PropertiesEnd, StringComparison.Ordinal));
            return;
        }

        var paragraph = Encoding.UTF8.GetString(output.Buffer.Written[start..]);
        output.Buffer.Truncate(start);
        output.WriteMarkup(With(paragraph, sectionProperties));
    }

    /// <summary>
    /// Where the paragraph begins with which the text ends; null when it ends otherwise or the paragraph is no plain one.
    /// </summary>
    private static int? LastParagraph(ReadOnlySpan<byte> written)
    {
        if (!written.EndsWith("</w:p>"u8))
            return null;
        var start = Math.Max(written.LastIndexOf("<w:p>"u8), written.LastIndexOf("<w:p "u8));
        var isPlain = start >= 0
            && written[start..^1].IndexOf("</w:p>"u8) < 0
            && written[start..].IndexOf("<w:sectPr"u8) < 0
            && written[start..].IndexOf("<w:pPrChange"u8) < 0
            && written[start..].IndexOf("</w:txbxContent>"u8) < 0;
        return isPlain ? start : null;
    }

    private static string With(string paragraph, string sectionProperties)
    {
        var properties = paragraph.IndexOf(PropertiesEnd, StringComparison.Ordinal);
        if (properties >= 0)
            return paragraph.Insert(properties, sectionProperties);
        var empty = paragraph.IndexOf("<w:pPr/>", StringComparison.Ordinal);
        if (empty >= 0)
            return paragraph.Remove(empty, 8).Insert(empty, $"<w:pPr>{sectionProperties}</w:pPr>");
        return paragraph.Insert(paragraph.IndexOf('>', StringComparison.Ordinal) + 1, $"<w:pPr>{sectionProperties}</w:pPr>");
    }
}
