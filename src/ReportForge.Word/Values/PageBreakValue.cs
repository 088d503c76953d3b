using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>A page break inside the text, or a new page where it stands alone in its paragraph.</summary>
internal sealed class PageBreakValue : WordValue
{
    public static readonly PageBreakValue Instance = new();

    public override void Write(WordOutput output)
    {
        var isParagraph = output.TryReplaceParagraph();
        output.MarkVisible();
        if (isParagraph)
            output.WriteMarkup(NewPage.Paragraph);
        else if (output.Site.Surrounding == ValueSurrounding.Text)
            output.WriteMarkup("</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">");
    }
}
