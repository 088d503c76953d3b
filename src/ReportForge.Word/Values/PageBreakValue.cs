using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>A page break inside the text.</summary>
internal sealed class PageBreakValue : WordValue
{
    public static readonly PageBreakValue Instance = new();

    public override void Write(WordOutput output)
    {
        output.MarkVisible();
        if (output.Site.Surrounding == ValueSurrounding.Text)
            output.WriteMarkup("</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">");
    }
}
