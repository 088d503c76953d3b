using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;
using ReportForge.Word.Values;

namespace ReportForge.Word.Images;

/// <summary>A picture from data, in the text or in the place of a picture of the template.</summary>
/// <param name="key">What pictures of equal content share.</param>
/// <param name="image">The picture.</param>
/// <param name="size">How large it stands in the text.</param>
/// <param name="description">What is read to those who do not see it.</param>
internal sealed class ImageValue(string key, ImageFile image, ImageSize size, string description) : WordValue
{
    public override void Write(WordOutput output)
    {
        output.MarkVisible();
        var placed = output.State.AddImage(output.PartName, key, image);
        if (output.Site.Surrounding == ValueSurrounding.Attribute)
            output.WriteMarkup(output.State.FitIntoFrame(image) is { } fitted ? Text(fitted.Width) : placed.Embed);
        else if (output.Site.Surrounding == ValueSurrounding.Text)
            output.WriteMarkup(
                $"</w:t></w:r><w:r>{output.Site.RunProperties}{Drawing(placed, output.State.NextDrawingId++)}</w:r>"
                    + $"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }

    private string Drawing(PlacedImage placed, int id)
    {
        var (width, height) = (Text(size.Width), Text(size.Height));
        var name = XmlText.EscapeAttribute(description);
        var blip = $"<a:blip xmlns:r=\"{MarkupNames.Relationships}\" r:embed=\"{placed.Embed}\""
            + (placed.Svg is null ? "/>" : $">{SvgReference.List(placed.Svg)}</a:blip>");
        return "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" "
            + $"distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{Text(id)}\" name=\"Hình "
            + $"{Text(id)}\" descr=\"{name}\"/>"
            + "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
            + "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
            + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
            + "<pic:nvPicPr><pic:cNvPr id=\"0\" "
            + $"name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            + $"<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom "
            + "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
