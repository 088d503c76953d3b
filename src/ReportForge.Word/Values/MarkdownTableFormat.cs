using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;

namespace ReportForge.Word.Values;

/// <summary>The look of tables in Markdown narrative: thin lines, full width, no indent in the cells.</summary>
internal static class MarkdownTableFormat
{
    // Word lays the columns out again from the content; the sum is the text width of A4 with 30 and 15 mm margins.
    private const int TextWidthInTwips = 9354;

    public static string Opening(int columns)
    {
        var markup = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>");
        foreach (var side in (ReadOnlySpan<string>)["top", "left", "bottom", "right", "insideH", "insideV"])
            markup.Append(CultureInfo.InvariantCulture, $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        markup.Append("</w:tblBorders></w:tblPr><w:tblGrid>");
        for (var column = 0; column < columns; column++)
            markup.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{TextWidthInTwips / columns}\"/>");
        return markup.Append("</w:tblGrid>").ToString();
    }

    public static string CellParagraph(bool isHeader, TableColumnAlign? alignment)
    {
        var justification = (isHeader, alignment) switch
        {
            (true, _) or (_, TableColumnAlign.Center) => "center",
            (_, TableColumnAlign.Right) => "right",
            _ => "left",
        };
        return "<w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/><w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc "
            + $"w:val=\"{justification}\"/></w:pPr>";
    }
}
